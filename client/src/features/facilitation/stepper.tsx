import { Icon, IconButton } from '@geflecht/ui';
import { Minus, Plus } from 'lucide-react';

import { useText } from '../../platform/text.tsx';
import type { Ballot } from './use-points.ts';

import styles from './facilitation.module.css';

/** One point less, how many there are, one more. */
export function Stepper({
  ballot,
  item,
  words,
  isSmall = false,
}: {
  readonly ballot: Ballot;
  readonly item: string;
  /** What the candidate says; names the buttons. */
  readonly words: string;
  readonly isSmall?: boolean;
}) {
  const text = useText().facilitation.vote;
  const own = ballot.own(item);
  const size = isSmall ? 'small' : undefined;
  return (
    <>
      <IconButton
        label={text.less(words)}
        size={size}
        icon={<Icon icon={Minus} size={16} />}
        isDisabled={!ballot.mayTake(item)}
        onPress={() => ballot.give(item, own - 1)}
      />
      <span className={styles['own']} aria-label={text.mine(own)}>
        {own}
      </span>
      <IconButton
        label={text.more(words)}
        size={size}
        icon={<Icon icon={Plus} size={16} />}
        isDisabled={!ballot.mayGive(item)}
        onPress={() => ballot.give(item, own + 1)}
      />
    </>
  );
}
