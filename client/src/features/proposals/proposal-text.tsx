import { PROPOSAL_SECTIONS, sectionFragment } from '@geflecht/domain';
import { SectionEditor, type TextSession, Toolbar } from '@geflecht/editor';

import { useText } from '../../platform/text.tsx';

import styles from './proposal.module.css';

/** The five sections, one toolbar for all. */
export function ProposalText({
  session,
  readOnly,
}: {
  readonly session: TextSession;
  readonly readOnly: boolean;
}) {
  const { words, editor } = useText();
  return (
    <>
      {!readOnly && (
        <div className={styles['toolbar']}>
          <Toolbar session={session} text={editor} />
        </div>
      )}
      <div className={styles['sections']}>
        {PROPOSAL_SECTIONS.map((section) => (
          <section key={section} aria-labelledby={`section-${section}`}>
            <h2 id={`section-${section}`} className={styles['sectionTitle']}>
              {words.section[section]}
            </h2>
            <SectionEditor
              session={session}
              field={sectionFragment(section)}
              label={words.section[section]}
              placeholder={readOnly ? editor.empty : words.sectionHint[section]}
              readOnly={readOnly}
              text={editor}
            />
          </section>
        ))}
      </div>
    </>
  );
}
