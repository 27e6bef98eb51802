import type { BoardEngine } from '@geflecht/board-engine';
import { TEXT_MARKS, type TextMark } from '@geflecht/board-schema';
import { Icon, ToggleIconButton, Toolbar } from '@geflecht/ui';
import { Bold, Italic, type LucideIcon, Strikethrough } from 'lucide-react';

import { useText } from '../platform/text.tsx';
import { sameList, useEngineState } from './engine-state.ts';

const ICONS: Readonly<Record<TextMark, LucideIcon>> = { bold: Bold, italic: Italic, strike: Strikethrough };
const KEYS: Readonly<Record<TextMark, readonly string[]>> = {
  bold: ['mod', 'B'],
  italic: ['mod', 'I'],
  strike: ['mod', 'shift', 'X'],
};

/** Sets words off. The text field on the board keeps the focus, so that one goes on writing. */
export function MarkButtons({
  engine,
  label,
  isFlat = false,
}: {
  readonly engine: BoardEngine;
  readonly label: string;
  /** Lies in something else instead of floating over the board. */
  readonly isFlat?: boolean;
}) {
  const words = useText().looks.marks;
  const marks = useEngineState(
    engine,
    ['marks', 'selection', 'change', 'editing'],
    () => engine.marks(),
    sameList,
  );
  return (
    <Toolbar label={label} isFlat={isFlat}>
      {TEXT_MARKS.map((mark) => (
        <ToggleIconButton
          key={mark}
          size="small"
          label={words[mark]}
          shortcut={KEYS[mark]}
          icon={<Icon icon={ICONS[mark]} size={16} />}
          isSelected={marks.includes(mark)}
          onChange={() => engine.toggleMark(mark)}
          preventFocusOnPress
        />
      ))}
    </Toolbar>
  );
}
