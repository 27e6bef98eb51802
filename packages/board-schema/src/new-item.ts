import type { PersonId, ProposalId } from '@geflecht/domain';
import * as v from 'valibot';
import * as Y from 'yjs';

import {
  type BoxItem,
  type ConnectorEnds,
  type ConnectorItem,
  DEFAULT_SIZES,
  type FrameItem,
  type ItemId,
  type NoteItem,
  type ShapeItem,
  type TextItem,
  endsSchema,
  lookSchemas,
  placeSchema,
} from './item.ts';

interface NewBox {
  /** Upper left corner in world units. */
  readonly x: number;
  readonly y: number;
  /** Left out: the kind's default size. */
  readonly w?: number;
  readonly h?: number;
  readonly by?: PersonId;
}

/** What is needed to add an item; everything left out gets the kind's default. */
export type NewItem =
  | (NewBox & { readonly kind: 'note'; readonly text?: string; readonly look?: Partial<NoteItem['look']> })
  | (NewBox & { readonly kind: 'text'; readonly text?: string; readonly look?: Partial<TextItem['look']> })
  | (NewBox & { readonly kind: 'shape'; readonly text?: string; readonly look?: Partial<ShapeItem['look']> })
  | (NewBox & { readonly kind: 'frame'; readonly text?: string; readonly look?: Partial<FrameItem['look']> })
  | (NewBox & { readonly kind: 'card'; readonly proposal: ProposalId })
  | {
      readonly kind: 'connector';
      readonly ends: ConnectorEnds;
      readonly text?: string;
      readonly look?: Partial<ConnectorItem['look']>;
      readonly by?: PersonId;
    };

/** Builds the Yjs map of a new item, normalised by the same schemas that read it. */
export function buildItem(item: NewItem, order: string): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  map.set('kind', item.kind);
  if (item.kind === 'connector') {
    map.set('ends', v.parse(endsSchema, item.ends));
  } else {
    const { w, h } = DEFAULT_SIZES[item.kind];
    map.set('place', v.parse(placeSchema, { x: item.x, y: item.y, w: item.w ?? w, h: item.h ?? h, order }));
  }
  if (item.kind === 'card') {
    map.set('ref', { proposal: item.proposal });
  } else {
    map.set('look', v.parse(lookSchemas[item.kind], item.look ?? {}));
    map.set('text', new Y.Text(item.text ?? ''));
  }
  if (item.by !== undefined) map.set('by', item.by);
  return map;
}

/** The new item that would make an equal copy of `item`, shifted. Loose and stuck ends are passed as given. */
export function likeBox(item: BoxItem, dx: number, dy: number): NewItem {
  const { x, y, w, h } = item.place;
  const box = { x: x + dx, y: y + dy, w, h };
  switch (item.kind) {
    case 'card':
      return { kind: 'card', ...box, proposal: item.proposal };
    case 'note':
      return { kind: 'note', ...box, text: item.text, look: item.look };
    case 'text':
      return { kind: 'text', ...box, text: item.text, look: item.look };
    case 'shape':
      return { kind: 'shape', ...box, text: item.text, look: item.look };
    case 'frame':
      return { kind: 'frame', ...box, text: item.text, look: item.look };
  }
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
