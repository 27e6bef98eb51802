import type { PersonId } from '@geflecht/domain';

import { useText } from '../../platform/text.tsx';

import styles from './comments.module.css';

export interface Named {
  readonly id: PersonId;
  readonly name: string;
}

/** Who may be meant by what was begun after an @; the text field keeps the focus. */
export function NameList({
  id,
  people,
  active,
  onPick,
}: {
  readonly id: string;
  readonly people: readonly Named[];
  readonly active: number;
  readonly onPick: (person: Named) => void;
}) {
  const text = useText().comments;
  return (
    <div id={id} role="listbox" tabIndex={-1} aria-label={text.suggestions} className={styles['names']}>
      {people.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={styles['name']}
          // The field must not lose the focus before the name is in it.
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(person);
          }}
        >
          {person.name}
        </div>
      ))}
    </div>
  );
}
