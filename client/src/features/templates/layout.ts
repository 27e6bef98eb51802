import type {
  BoardItem,
  ClipboardFragment,
  ConnectorHeads,
  Fill,
  ItemColor,
  ItemId,
  Route,
  Shape,
  TextAlign,
  TextSize,
} from '@geflecht/board-schema';
import { checkFragment } from '@geflecht/board-schema';

interface Boxed {
  /** Unique in its template; the words of the catalogue stand under the same key. */
  readonly key: string;
  /** World units from the upper left corner of the template. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** One thing a template lays on the board. Lower ones come first. */
export type Part =
  | (Boxed & { readonly kind: 'frame' })
  | (Boxed & { readonly kind: 'note'; readonly color: ItemColor })
  | (Boxed & { readonly kind: 'text'; readonly size: TextSize; readonly align?: TextAlign })
  | (Boxed & {
      readonly kind: 'shape';
      readonly shape: Shape;
      readonly color: ItemColor;
      readonly fill?: Fill;
    })
  /** The titles of the columns stand in the catalogue as `<key>.1`, `<key>.2` … */
  | (Boxed & { readonly kind: 'table'; readonly columns: number })
  | {
      readonly kind: 'connector';
      readonly key: string;
      readonly from: string;
      readonly to: string;
      readonly heads?: ConnectorHeads;
      readonly route?: Route;
      readonly dashed?: boolean;
    };

/** The words of a template by the keys of its parts; a part without words has no entry. */
export type PartWords = Readonly<Record<string, string>>;

/**
 * A template as what is pasted.
 *
 * @throws when a part is laid out as no board would read it
 */
export function fragmentOfParts(parts: readonly Part[], words: PartWords): ClipboardFragment {
  const fragment = checkFragment({
    format: 'geflecht/board',
    version: 1,
    items: parts.map((part, index) => itemOf(part, words, index)),
  });
  if (fragment === undefined) throw new Error(`no board would read ${parts[0]?.key ?? 'nothing'}`);
  return fragment;
}

/** What the schema of fragments fills in may be left out. */
function itemOf(part: Part, words: PartWords, index: number): Partial<BoardItem> | object {
  const id = part.key as ItemId;
  const text = words[part.key] ?? '';
  if (part.kind === 'connector') {
    const { from, to, heads = 'end', route = 'curved', dashed = false } = part;
    return {
      kind: 'connector',
      id,
      ends: { from: { item: from }, to: { item: to } },
      look: { heads, route, dashed },
      text,
    };
  }
  const { kind, x, y, w, h } = part;
  // Fractional indices of two letters keep the order of the parts.
  const place = { x, y, w, h, order: `a${ORDER.charAt(index)}`, angle: 0 };
  switch (kind) {
    case 'frame':
      return { kind, id, place, look: {}, text };
    case 'note':
      return { kind, id, place, look: { color: part.color }, text };
    case 'text':
      return { kind, id, place, look: { size: part.size, align: part.align ?? 'start' }, text };
    case 'shape':
      return {
        kind,
        id,
        place,
        look: { shape: part.shape, color: part.color, fill: part.fill ?? 'solid' },
        text,
      };
    case 'table':
      return {
        kind,
        id,
        place,
        look: {},
        text,
        columns: Array.from({ length: part.columns }, (_, nr) => ({
          title: words[`${part.key}.${nr + 1}`] ?? '',
        })),
      };
  }
}

const ORDER = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
