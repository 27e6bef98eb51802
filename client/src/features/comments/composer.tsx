import { LIMITS } from '@geflecht/contract';
import { Banner, Button, TextArea, type TextAreaProps } from '@geflecht/ui';
import { useEffect, useId, useRef, useState } from 'react';

import { sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import { type Draft, nameBegun } from './draft.ts';
import { NameList, type Named } from './name-list.tsx';

import styles from './comments.module.css';

/** Names offered at once. */
const OFFERED = 6;

export interface ComposerProps {
  readonly label: string;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** Everybody one may speak to. */
  readonly people: readonly Named[];
  readonly sendLabel: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSend: () => void;
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
}

/** A field for plain words in which @ speaks to somebody. */
export function Composer(props: ComposerProps) {
  const { label, draft, onDraft, people, isPending, error, onSend, onCancel } = props;
  const text = useText().comments;
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const begun = caret === null ? null : nameBegun(draft.words, caret);
  const offered = begun === null ? [] : peopleLike(people, begun.text);
  const chosen = Math.min(active, offered.length - 1);
  const isEmpty = draft.words.trim() === '';

  // After a name was put in, the caret stands behind it.
  const jump = useRef<number | null>(null);
  useEffect(() => {
    if (jump.current === null) return;
    field.current?.setSelectionRange(jump.current, jump.current);
    jump.current = null;
  });

  const pick = (person: Named): void => {
    if (begun === null || caret === null) return;
    const upTo = `${draft.words.slice(0, begun.from)}@${person.name} `;
    jump.current = upTo.length;
    setCaret(null);
    onDraft({
      ...draft,
      words: upTo + draft.words.slice(caret).replace(/^ /u, ''),
      named: [...draft.named.filter(({ id }) => id !== person.id), { id: person.id, name: person.name }],
    });
  };
  const send = (): void => {
    if (!isEmpty && !isPending) onSend();
  };
  const onKeyDown: TextAreaProps['onKeyDown'] = (event) => {
    const person = offered[chosen];
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else if (person === undefined) {
      if (event.key !== 'Escape' || onCancel === undefined) {
        event.continuePropagation();
        return;
      }
      onCancel();
    } else if (event.key === 'ArrowDown') setActive((chosen + 1) % offered.length);
    else if (event.key === 'ArrowUp') setActive((chosen + offered.length - 1) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(person);
    else if (event.key === 'Escape') setCaret(null);
    else {
      event.continuePropagation();
      return;
    }
    event.preventDefault();
  };

  return (
    <div className={styles['composer']}>
      <TextArea
        label={label}
        description={text.wordsHint}
        rows={3}
        maxLength={LIMITS.comment}
        autoFocus={props.autoFocus ?? false}
        inputRef={field}
        value={draft.words}
        onChange={(words) => {
          setCaret(field.current?.selectionStart ?? null);
          setActive(0);
          onDraft({ ...draft, words });
        }}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
        aria-autocomplete="list"
        {...(offered.length > 0 && {
          'aria-controls': listId,
          'aria-activedescendant': `${listId}-${chosen}`,
        })}
      />
      {offered.length > 0 && <NameList id={listId} people={offered} active={chosen} onPick={pick} />}
      {error !== null && (
        <Banner tone="danger" isAnnounced>
          {text.notSent(sentenceOf(error))}
        </Banner>
      )}
      <div className={styles['deeds']}>
        <Button variant="primary" size="small" isDisabled={isEmpty} isPending={isPending} onPress={send}>
          {error === null ? props.sendLabel : text.sendAgain}
        </Button>
        {onCancel !== undefined && (
          <Button variant="quiet" size="small" onPress={onCancel}>
            {text.cancel}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Whose name, or a part of it, begins so. */
function peopleLike(people: readonly Named[], begun: string): readonly Named[] {
  const words = begun.toLocaleLowerCase('de');
  const isLike = (name: string): boolean => {
    const lower = name.toLocaleLowerCase('de');
    return lower.startsWith(words) || lower.split(/[\s-]/u).some((part) => part.startsWith(words));
  };
  return people.filter(({ name }) => name !== begun.trimEnd() && isLike(name)).slice(0, OFFERED);
}
