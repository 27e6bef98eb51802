import type { CardFace } from '@geflecht/board-engine';
import type { Board, ItemId } from '@geflecht/board-schema';
import type { ImageId, ProposalId } from '@geflecht/domain';
import type { Catalogue } from '@geflecht/i18n';
import { canvasPalette, toast } from '@geflecht/ui';

import { systemClipboard } from '../../platform/clipboard.ts';

/** Whether this browser lets a page put pictures on the clipboard. */
export function mayCopyPicture(): boolean {
  return systemClipboard() !== undefined && typeof ClipboardItem !== 'undefined';
}

/** Puts a picture of things on the clipboard, as one sees them by day. */
export async function copyPicture(
  board: Board,
  ids: readonly ItemId[],
  lookups: {
    readonly cards: (id: ProposalId) => CardFace | undefined;
    readonly image: (id: ImageId) => Promise<Blob>;
  },
  { board: { cardUnknown }, exchange: { picture: text } }: Catalogue,
): Promise<void> {
  const make = async (): Promise<Blob> => {
    const { partOf, pngOf } = await import('./make-export.ts');
    const png = await pngOf(board, partOf(board, 'selection', ids), {
      palette: canvasPalette('light'),
      cardUnknown,
      ...lookups,
    });
    if (png === undefined) throw new Error('There is nothing to be seen.');
    return png;
  };
  try {
    // Promised, not made: a browser grants the clipboard only in the moment of the press.
    await systemClipboard()?.write([new ClipboardItem({ 'image/png': make() })]);
    toast({ text: text.copied });
  } catch {
    toast({ text: text.failed, tone: 'danger' });
  }
}
