import type { Board } from '@geflecht/board-schema';
import { VisuallyHidden } from '@geflecht/ui';
import { useEffect, useState } from 'react';

import { useText } from '../platform/text.tsx';
import { useAnnouncements } from './announcements.ts';

/** With forty people writing, one sentence in this many milliseconds is all a listener can bear. */
const PAUSE = 5_000;

/** Tells a screen reader, politely and gathered, that others added or removed something. */
export function BoardAnnouncer({ board }: { readonly board: Board }) {
  const text = useText().board.announce;
  const [isOn] = useAnnouncements();
  const [said, setSaid] = useState({ sentence: '', turn: 0 });
  useEffect(() => {
    if (!isOn) return undefined;
    let known = new Set(board.items().keys());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = (): void => {
      timer = undefined;
      const now = new Set(board.items().keys());
      const arrived = [...now].filter((id) => !known.has(id)).length;
      const left = [...known].filter((id) => !now.has(id)).length;
      known = now;
      const parts = [arrived > 0 && text.arrived(arrived), left > 0 && text.left(left)].filter(
        (part) => part !== false,
      );
      if (parts.length > 0) setSaid(({ turn }) => ({ sentence: parts.join('. '), turn: turn + 1 }));
    };
    const stop = board.observe(({ own, changed, removed }) => {
      if (own) {
        // One's own deeds are not news.
        for (const id of changed) known.add(id);
        for (const id of removed) known.delete(id);
      } else timer ??= setTimeout(say, PAUSE);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [board, text, isOn]);
  return (
    <VisuallyHidden>
      {/* In turns: the same sentence twice in one place would be read once. */}
      <p role="status">{said.turn % 2 === 0 ? said.sentence : ''}</p>
      <p role="status">{said.turn % 2 === 1 ? said.sentence : ''}</p>
    </VisuallyHidden>
  );
}
