import type { BoardEngine } from '@geflecht/board-engine';
import { toast } from '@geflecht/ui';

/**
 * Says what one has just done on a board, with the way back. The way back is the last step of undo, so what is said
 * goes as soon as there is another one, or the step was taken back.
 */
export function undoToast(engine: BoardEngine, text: string, undo: string): void {
  let stop = (): void => {};
  const close = toast({
    text,
    key: 'undo',
    action: {
      label: undo,
      onPress: () => {
        stop();
        engine.undo();
      },
    },
  });
  // What belongs to the same step is still being told.
  setTimeout(() => {
    stop = engine.on('history', () => {
      stop();
      close();
    });
  }, 0);
}
