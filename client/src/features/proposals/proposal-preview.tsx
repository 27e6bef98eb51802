import type { VersionDifference } from '@geflecht/contract';
import { PROPOSAL_SECTIONS, sectionFragment, SMART_FIELDS, smartFragment } from '@geflecht/domain';
import { FieldPreview } from '@geflecht/editor';
import type { LiveDocument } from '@geflecht/sync';

import { useText } from '../../platform/text.tsx';

import styles from './proposal-preview.module.css';

export interface ProposalPreviewProps {
  /** A document that nobody else has. */
  readonly doc: LiveDocument['doc'];
  readonly difference: VersionDifference;
}

/** Text and sheet of a proposal as they once were; what differs from now is marked. */
export function ProposalPreview({ doc, difference }: ProposalPreviewProps) {
  const { words, proposals, versions } = useText();
  const { preview } = versions;
  const differs = (field: string): boolean =>
    difference.kind === 'proposal' && difference.fields.includes(field);
  const part = (field: string, name: string, kind: 'section' | 'line', Title: 'h3' | 'h4') => (
    <section key={field} className={styles['part']}>
      <Title className={styles['title']}>
        {name}
        {differs(field) && <span className={styles['changed']}>{preview.changed}</span>}
      </Title>
      <FieldPreview doc={doc} field={field} kind={kind} empty={preview.emptyField} />
    </section>
  );
  return (
    <div className={styles['preview']}>
      {PROPOSAL_SECTIONS.map((each) => part(sectionFragment(each), words.section[each], 'section', 'h3'))}
      <h3 className={styles['title']}>{proposals.smart.title}</h3>
      {SMART_FIELDS.map((each) => part(smartFragment(each), words.smart[each], 'line', 'h4'))}
    </div>
  );
}
