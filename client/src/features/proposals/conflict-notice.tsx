import { formatList } from '@geflecht/i18n';
import { Banner, Button } from '@geflecht/ui';

import { useLanguage, useText } from '../../platform/text.tsx';
import type { Conflict, HeaderField, HeaderFields } from './header-change.ts';

import styles from './proposal.module.css';

export interface ConflictNoticeProps {
  readonly conflict: Conflict;
  readonly onApply: () => void;
  readonly onDiscard: () => void;
}

/** Two people changed the same: shows both, keeps what was typed, lets the person decide. */
export function ConflictNotice({ conflict, onApply, onDiscard }: ConflictNoticeProps) {
  const text = useText();
  const words = text.proposals.conflict;
  const language = useLanguage();
  const { mine, theirs, fields } = conflict;

  function shown(values: Partial<HeaderFields>, field: HeaderField): string {
    const value = values[field];
    if (value === undefined || value === '') return words.nothing;
    if (field === 'type' && values.type !== undefined) return text.words.proposalType[values.type];
    if (field === 'priority') return text.words.priority(Number(value));
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    return value.length === 0 ? words.nothing : formatList(language, value.map(String));
  }
  return (
    <Banner tone="caution" isAnnounced>
      <div className={styles['conflict']}>
        <p>
          <strong>{words.title}.</strong>{' '}
          {words.body(
            formatList(
              language,
              fields.map((field) => words.fields[field]),
            ),
          )}
        </p>
        <dl>
          {fields.map((field) => (
            <div key={field}>
              <dt>
                {words.mine} ({words.fields[field]})
              </dt>
              <dd>{shown(mine, field)}</dd>
              <dt>{words.theirs}</dt>
              <dd>{shown(theirs, field)}</dd>
            </div>
          ))}
        </dl>
        <div className={styles['buttons']}>
          <Button variant="primary" onPress={onApply}>
            {words.apply}
          </Button>
          <Button onPress={onDiscard}>{words.discard}</Button>
        </div>
      </div>
    </Banner>
  );
}
