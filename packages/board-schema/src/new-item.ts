import type { ImageId, PersonId, ProposalId } from '@geflecht/domain';
import * as v from 'valibot';
import * as Y from 'yjs';

import {
  type BoxItem,
  type Column,
  type ConnectorEnds,
  DEFAULT_SIZES,
  type Hold,
  type ItemId,
  columnsSchema,
  endsSchema,
  holdSchema,
  imageRefSchema,
  placeSchema,
} from './item.ts';
import { BOARD_LIMITS } from './limits.ts';
import { lookSchemas } from './look.ts';
import { type TextSpan } from './marks.ts';
import type { PackedPoints } from './points.ts';

type Looks = { readonly [K in keyof typeof lookSchemas]: v.InferOutput<(typeof lookSchemas)[K]> };

interface NewPart<K extends keyof Looks> {
  readonly kind: K;
  readonly look?: Partial<Readonly<Looks[K]>>;
  readonly hold?: Partial<Hold>;
  readonly by?: PersonId;
}
interface NewBox<K extends keyof Looks> extends NewPart<K> {
  /** Upper left corner in world units. */
  readonly x: number;
  readonly y: number;
  /** Left out: the kind's default size. */
  readonly w?: number;
  readonly h?: number;
  /** Degrees clockwise around the centre. */
  readonly angle?: number;
}
interface NewWords {
  readonly text?: string;
}
interface NewMarks {
  readonly marks?: readonly TextSpan[];
}

/** What is needed to add an item; everything left out gets the kind's default. */
export type NewItem =
  | (NewBox<'note'> & NewWords & NewMarks)
  | (NewBox<'text'> & NewWords & NewMarks)
  | (NewBox<'shape'> & NewWords)
  | (NewBox<'frame'> & NewWords & { readonly slide?: string | null })
  | (NewBox<'table'> & NewWords & { readonly columns: readonly Column[] })
  | (NewBox<'stroke'> & { readonly points: PackedPoints })
  | (NewBox<'image'> & NewWords & { readonly image: ImageId })
  | NewBox<'stamp'>
  | (NewBox<'card'> & { readonly proposal: ProposalId })
  | (NewPart<'connector'> & NewWords & { readonly ends: ConnectorEnds });

/** Builds the Yjs map of a new item, normalised by the same schemas that read it. */
export function buildItem(item: NewItem, order: string): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  map.set('kind', item.kind);
  if (item.kind === 'connector') map.set('ends', v.parse(endsSchema, item.ends));
  else {
    const { w, h } = DEFAULT_SIZES[item.kind];
    const { x, y, angle = 0 } = item;
    map.set('place', leanPlace(v.parse(placeSchema, { x, y, w: item.w ?? w, h: item.h ?? h, order, angle })));
  }
  if (item.kind !== 'card' && item.kind !== 'image')
    map.set('look', v.parse(lookSchemas[item.kind], item.look ?? {}));
  if (item.kind === 'card') map.set('ref', { proposal: item.proposal });
  if (item.kind === 'image') map.set('ref', v.parse(imageRefSchema, { image: item.image }));
  if (item.kind === 'stroke') map.set('points', item.points);
  if (item.kind === 'table') map.set('columns', v.parse(columnsSchema, item.columns));
  if (item.kind === 'frame' && typeof item.slide === 'string') map.set('slide', item.slide);
  if (item.kind !== 'card' && item.kind !== 'stroke' && item.kind !== 'stamp')
    map.set('text', newText(item.text ?? '', 'marks' in item ? item.marks : undefined));
  const hold = v.parse(holdSchema, item.hold ?? {});
  if (hold.locked || hold.group !== null) map.set('hold', hold);
  if (item.by !== undefined) map.set('by', item.by);
  return map;
}

/** A place as it is stored: what lies straight says nothing of its angle. */
export function leanPlace(place: v.InferOutput<typeof placeSchema>): object {
  const { angle, ...rest } = place;
  return angle === 0 ? rest : place;
}

function newText(words: string, marks: readonly TextSpan[] = []): Y.Text {
  const bounded = words.slice(0, BOARD_LIMITS.text);
  const text = new Y.Text(bounded);
  for (const { from, to, mark } of marks) {
    const end = Math.min(to, bounded.length);
    if (from >= 0 && from < end) text.format(from, end - from, { [mark]: true });
  }
  return text;
}

/** The new item that would make an equal copy of `item`, shifted. Groups are not copied: they are made anew. */
export function likeBox(item: BoxItem, dx: number, dy: number): NewItem {
  const { id: _id, by: _by, place, hold, ...rest } = item;
  const { x, y, w, h, angle } = place;
  const box = { x: x + dx, y: y + dy, w, h, angle, hold: { locked: hold.locked } };
  return { ...rest, ...box };
}

/** Makes ids of twelve base-62 characters (71 bits) from the platform's secure randomness. */
export function randomItemId(): ItemId {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let id = '';
  while (id.length < 12) {
    for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
      // 248 = 4 · 62: bytes above would favour the first letters.
      if (byte < 248 && id.length < 12) id += alphabet.charAt(byte % 62);
    }
  }
  return id as ItemId;
}
