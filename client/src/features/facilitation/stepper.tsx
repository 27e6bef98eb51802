import { Icon, IconButton } from '@geflecht/ui';
import { Minus, Plus } from 'lucide-react';

import { useText } from '../../platform/text.tsx';
import type { Ballot } from './use-points.ts';

import styles from './facilitation.module.css';

/** One point less, how many there are, one more. Tiny, taking back waits until there is something to take. */
export function Stepper({
  ballot,
  item,
  words,
  size = 'usual',
}: {
  readonly ballot: Ballot;
  readonly item: string;
  /** What the candidate says; names the buttons. */
  readonly words: string;
  readonly size?: 'usual' | 'small' | 'tiny';
}) {
  const text = useText().facilitation.vote;
  const own = ballot.own(item);
  const button = size === 'usual' ? undefined : 'small';
  const isBare = size === 'tiny' && own === 0;
  return (
    <>
      {!isBare && (
        <>
          <IconButton
            label={text.less(words)}
            size={button}
            icon={<Icon icon={Minus} size={16} />}
            isDisabled={!ballot.mayTake(item)}
            onPress={() => ballot.give(item, own - 1)}
          />
          <span className={styles['own']} aria-label={text.mine(own)}>
            {own}
          </span>
        </>
      )}
      <IconButton
        label={text.more(words)}
        size={button}
        icon={<Icon icon={Plus} size={16} />}
        isDisabled={!ballot.mayGive(item)}
        onPress={() => ballot.give(item, own + 1)}
      />
    </>
  );
}
