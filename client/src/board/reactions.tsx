import type { BoardEngine } from '@geflecht/board-engine';
import { type Stamp, STAMPS } from '@geflecht/board-schema';
import type { PersonId } from '@geflecht/domain';
import { Icon, IconButton, Popover, VisuallyHidden } from '@geflecht/ui';
import { SmilePlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { useText } from '../platform/text.tsx';
import { useAnnouncements } from './announcements.ts';
import { STAMP_ICONS } from './tool-icons.ts';

import styles from './selection.module.css';

/** Between two signs of one person, in milliseconds. */
const PAUSE = 400;
/** What is heard of others' signs, gathered over so many milliseconds. */
const GATHERED = 5_000;

/** Gives a sign that rises for all to see and is gone; what others give is told to who cannot see it. */
export function Reactions({
  engine,
  nameOf,
}: {
  readonly engine: BoardEngine;
  readonly nameOf: (person: PersonId) => string | undefined;
}) {
  const { board, reactions: text } = useText();
  const last = useRef(Number.NEGATIVE_INFINITY);
  const react = (stamp: Stamp): void => {
    const now = performance.now();
    if (now - last.current < PAUSE) return;
    last.current = now;
    engine.react(stamp);
  };
  return (
    <>
      <Popover
        label={text.label}
        trigger={<IconButton label={text.label} icon={<Icon icon={SmilePlus} size={20} />} />}
      >
        <div className={styles['signs']}>
          {STAMPS.map((stamp) => (
            <IconButton
              key={stamp}
              label={board.stamps[stamp]}
              icon={<Icon icon={STAMP_ICONS[stamp]} size={20} />}
              onPress={() => react(stamp)}
            />
          ))}
        </div>
      </Popover>
      <Heard engine={engine} nameOf={nameOf} />
    </>
  );
}

function Heard({
  engine,
  nameOf,
}: {
  readonly engine: BoardEngine;
  readonly nameOf: (person: PersonId) => string | undefined;
}) {
  const { board, reactions: text } = useText();
  const [isOn] = useAnnouncements();
  const [sentence, setSentence] = useState('');
  const names = useRef(nameOf);
  useEffect(() => {
    names.current = nameOf;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const heard = new Map<Stamp, Set<PersonId>>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = (): void => {
      timer = undefined;
      const parts = [...heard].map(([stamp, people]) => {
        const [only] = people;
        const who = people.size === 1 && only !== undefined ? names.current(only) : undefined;
        return `${board.stamps[stamp]}: ${who ?? text.people(people.size)}`;
      });
      heard.clear();
      setSentence(parts.join('. '));
    };
    const stop = engine.on('reaction', ({ person, stamp }) => {
      const people = heard.get(stamp) ?? new Set();
      heard.set(stamp, people.add(person));
      timer ??= setTimeout(say, GATHERED);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [engine, isOn, board, text]);
  return (
    <VisuallyHidden>
      <p role="status">{sentence}</p>
    </VisuallyHidden>
  );
}
