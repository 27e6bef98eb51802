import type { BoardEngine } from '@geflecht/board-engine';
import type { Board, ClipboardFragment } from '@geflecht/board-schema';
import { toast } from '@geflecht/ui';

import { useText } from '../../platform/text.tsx';
import { undoToast } from '../../platform/undo-toast.ts';
import { insertBeside } from './insert.ts';

/** Lays a template on the board and says so, with the way back. */
export function useInsert(
  engine: BoardEngine,
  board: Board,
  done: () => void,
): (title: string, fragment: ClipboardFragment | undefined) => void {
  const text = useText().templates;
  return (title, fragment) => {
    const added = fragment === undefined ? [] : insertBeside(engine, board, fragment);
    if (added.length === 0) return void toast({ text: text.failed, tone: 'danger' });
    done();
    undoToast(engine, text.inserted(title), text.undo);
  };
}
