import { SMART_FIELDS, smartFragment } from '@geflecht/domain';
import { LineEditor, type TextSession, useFilledFields } from '@geflecht/editor';
import { Icon } from '@geflecht/ui';
import { Check, Circle } from 'lucide-react';

import { useText } from '../../platform/text.tsx';

import styles from './proposal.module.css';

const FRAGMENTS = SMART_FIELDS.map(smartFragment);

/** How many of the five fields hold words, live. */
export function SmartProgress({ session }: { readonly session: TextSession | null }) {
  const { smart } = useText().proposals;
  const filled = useFilledFields(session, FRAGMENTS).length;
  return (
    <span className={styles['progress']} role="img" aria-label={smart.progress(filled)}>
      <span className={styles['dots']}>
        {FRAGMENTS.map((fragment, index) => (
          <span key={fragment} className={styles['dot']} data-filled={index < filled} />
        ))}
      </span>
      <span aria-hidden="true">{filled}/5</span>
    </span>
  );
}

/** The five fields of the sheet, written together like the text. */
export function SmartSheet({
  session,
  readOnly,
}: {
  readonly session: TextSession;
  readonly readOnly: boolean;
}) {
  const { words, editor } = useText();
  const filled = useFilledFields(session, FRAGMENTS);
  return (
    <div className={styles['sheet']}>
      {SMART_FIELDS.map((field) => {
        const fragment = smartFragment(field);
        return (
          <div key={field} className={styles['smartField']}>
            <h3 className={styles['smartLabel']} data-filled={filled.includes(fragment)}>
              <Icon icon={filled.includes(fragment) ? Check : Circle} size={15} />
              {words.smart[field]}
            </h3>
            <p id={`hint-${field}`} className={styles['hint']}>
              {words.smartHint[field]}
            </p>
            <LineEditor
              session={session}
              field={fragment}
              label={words.smart[field]}
              describedBy={`hint-${field}`}
              placeholder={readOnly ? editor.empty : ''}
              readOnly={readOnly}
              text={editor}
            />
          </div>
        );
      })}
    </div>
  );
}
