import type { BoardEngineOptions, CardFace } from '@geflecht/board-engine';
import { paintPicture, pictureBox, svgPicture } from '@geflecht/board-engine/picture';
import {
  BOARD_LIMITS,
  type Board,
  type BoardItem,
  contains,
  isBoxItem,
  type ItemId,
  slidesOf,
} from '@geflecht/board-schema';
import type { BoardId, ImageId, PersonId, ProposalId } from '@geflecht/domain';
import type { Language } from '@geflecht/i18n';

import { writeBoardFile } from './board-file.ts';
import { fileName } from './file-name.ts';
import { type TableWords, notesTable } from './notes-table.ts';
import type { PdfPage } from './pdf/make-pdf.ts';
import { itemsOf, loadPictures, type Pictures } from './pictures.ts';

/** What browsers paint at most, in pixels: one side, and all in all. */
const MOST = { side: 12_000, area: 64_000_000 };

export type ExportKind = 'png' | 'svg' | 'pdf' | 'csv' | 'json';
export type ExportPart = 'all' | 'selection' | ItemId;

export interface ExportOrder {
  readonly kind: ExportKind;
  readonly ids: readonly ItemId[];
  /** Pixels per world unit of a PNG. */
  readonly scale: number;
  readonly paper: boolean;
  /** Of a PDF of the whole board: a page for each frame instead of one for all. */
  readonly framePages: boolean;
}

export interface ExportLookups {
  readonly palette: BoardEngineOptions['palette'];
  readonly cards: (id: ProposalId) => CardFace | undefined;
  readonly nameOf: (id: PersonId) => string | undefined;
  readonly cardUnknown: string;
  /** The board that is taken out. */
  readonly from: BoardId | null;
  /** The file of a picture; rejects when it cannot be had. */
  readonly image: (id: ImageId) => Promise<Blob>;
  readonly words: TableWords;
  readonly title: string;
  readonly language: Language;
  readonly now: Date;
}

export type Export =
  | { readonly kind: 'file'; readonly name: string; readonly content: Blob; readonly reduced: boolean }
  | { readonly kind: 'refused'; readonly code: 'nothing' | 'too_many' | 'failed' };

/** Pixels per world unit of a picture on the clipboard. */
const CLIPBOARD_SCALE = 2;

/** A PDF knows no WebP. */
const FORMS = { png: 'canvas', svg: 'webp', pdf: 'jpeg' } as const;

/** Ids of what is exported: a frame stands for itself and what lies in it. */
export function partOf(board: Board, part: ExportPart, selection: readonly ItemId[]): ItemId[] {
  const items = board.items();
  if (part === 'all') return [...items.keys()];
  const chosen = part === 'selection' ? selection : [part];
  const ids = new Set(chosen.filter((id) => items.has(id)));
  for (const id of chosen) {
    const frame = items.get(id);
    if (frame?.kind !== 'frame' && frame?.kind !== 'table') continue;
    for (const item of items.values()) if (isBoxItem(item) && contains(frame, item)) ids.add(item.id);
  }
  return [...ids];
}

/** How much a picture can be enlarged, at most as wished. */
export function scaleFor(box: { readonly w: number; readonly h: number }, wished: number): number {
  return Math.min(wished, MOST.side / box.w, MOST.side / box.h, Math.sqrt(MOST.area / (box.w * box.h)));
}

/** Makes the file of an export. */
export async function makeExport(board: Board, order: ExportOrder, lookups: ExportLookups): Promise<Export> {
  const { kind, ids } = order;
  const { title, now } = lookups;
  const file = (content: Blob, reduced = false): Export => ({
    kind: 'file',
    name: fileName(title, now, kind),
    content,
    reduced,
  });
  if (ids.length === 0) return { kind: 'refused', code: 'nothing' };
  if (kind === 'csv') {
    const { words, nameOf, cards } = lookups;
    const titleOf = (id: ProposalId): string | undefined => cards(id)?.title;
    const table = notesTable(board.items(), new Set(ids), { words, nameOf, titleOf });
    return file(new Blob([table], { type: 'text/csv;charset=utf-8' }));
  }
  if (kind === 'json') {
    if (ids.length > BOARD_LIMITS.fragment) return { kind: 'refused', code: 'too_many' };
    return file(
      new Blob([writeBoardFile(board.copy(ids), title, lookups.from)], { type: 'application/json' }),
    );
  }
  const pictures = await loadPictures(itemsOf(board.items(), ids), FORMS[kind], lookups.image);
  if (kind === 'pdf') {
    const pages = pdfPages(board, order, { ...lookups, pictures });
    if (pages.length === 0) return { kind: 'refused', code: 'nothing' };
    return file(await pdfOf(pages, lookups));
  }
  const items = shown(board, ids);
  const box = pictureBox(items, items.keys());
  if (box === undefined) return { kind: 'refused', code: 'nothing' };
  const { palette, cards, cardUnknown } = lookups;
  const source = { items, palette, cards, cardUnknown, box, pictures, paper: order.paper };
  if (kind === 'svg') return file(new Blob([svgPicture({ ...source, title })], { type: 'image/svg+xml' }));
  const png = await painted(source, order.scale);
  return png === undefined ? { kind: 'refused', code: 'failed' } : file(png.content, png.reduced);
}

/** A picture of some things as a PNG for the clipboard; `undefined` where nothing is to be seen. */
export async function pngOf(
  board: Board,
  ids: readonly ItemId[],
  lookups: Pick<ExportLookups, 'palette' | 'cards' | 'cardUnknown' | 'image'>,
): Promise<Blob | undefined> {
  const items = shown(board, ids);
  const box = pictureBox(items, items.keys());
  if (box === undefined) return undefined;
  const { palette, cards, cardUnknown, image } = lookups;
  const pictures = await loadPictures(items.values(), 'canvas', image);
  const png = await painted(
    { items, palette, cards, cardUnknown, box, pictures, paper: true },
    CLIPBOARD_SCALE,
  );
  return png?.content;
}

/** Paints as large as wished, or as browsers can. */
async function painted(
  source: Parameters<typeof paintPicture>[1],
  wished: number,
): Promise<{ readonly content: Blob; readonly reduced: boolean } | undefined> {
  const { box } = source;
  const scale = scaleFor(box, wished);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(box.w * scale);
  canvas.height = Math.ceil(box.h * scale);
  const ctx = canvas.getContext('2d');
  if (!ctx) return undefined;
  paintPicture(ctx, { ...source, scale });
  const content = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return content === null ? undefined : { content, reduced: scale < wished };
}

/** The pages of a PDF: one, or those of the frames as a talk shows them. */
export function pdfPages(
  board: Board,
  order: Pick<ExportOrder, 'ids' | 'paper' | 'framePages'>,
  lookups: Pick<ExportLookups, 'palette' | 'cards' | 'cardUnknown'> & { readonly pictures: Pictures },
): PdfPage[] {
  const { palette, cards, cardUnknown, pictures } = lookups;
  const pageOf = (ids: readonly ItemId[], title: string | null): PdfPage[] => {
    const items = shown(board, ids);
    const box = pictureBox(items, items.keys());
    if (box === undefined) return [];
    return [{ title, picture: { items, palette, cards, cardUnknown, box, pictures, paper: order.paper } }];
  };
  const frames = order.framePages ? slidesOf(board.items()) : [];
  return frames.length === 0
    ? pageOf(order.ids, null)
    : frames.flatMap(({ id, text }, nr) => pageOf(partOf(board, id, []), text.trim() || String(nr + 1)));
}

/** Whoever wants no PDF loads nothing of what makes them. */
async function pdfOf(pages: readonly PdfPage[], { title, language, now }: ExportLookups): Promise<Blob> {
  const [{ makePdf }, { loadLetters }, { paintSign }] = await Promise.all([
    import('./pdf/make-pdf.ts'),
    import('./pdf/font-files.ts'),
    import('./pdf/sign.ts'),
  ]);
  return await makePdf(pages, { title, language, now, letters: await loadLetters(), sign: paintSign });
}

/** The items of a part, with the connectors between them; those that leave it stay behind. */
function shown(board: Board, ids: readonly ItemId[]): ReadonlyMap<ItemId, BoardItem> {
  const items = board.items();
  if (ids.length === items.size) return new Map(items);
  const chosen = new Set(ids);
  const held = (end: { readonly item: ItemId } | object): boolean => !('item' in end) || chosen.has(end.item);
  return new Map(
    [...items].filter(([id, item]) =>
      item.kind !== 'connector'
        ? chosen.has(id)
        : (chosen.has(id) || 'item' in item.ends.from) && held(item.ends.from) && held(item.ends.to),
    ),
  );
}
