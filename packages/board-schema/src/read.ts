import { type PersonId, personIdSchema } from '@geflecht/domain';
import * as v from 'valibot';
import * as Y from 'yjs';

import { type BoardItem, type ItemId, endsSchema, lookSchemas, placeSchema, refSchema } from './item.ts';
import { BOARD_LIMITS } from './limits.ts';

/**
 * Reads one item from the document. Whatever cannot be understood (another type, a missing place, a kind of a
 * later version) gives `undefined`: such an item is left alone in the document and not shown.
 */
export function readItem(id: ItemId, value: unknown): BoardItem | undefined {
  if (!(value instanceof Y.Map)) return undefined;
  const kind: unknown = value.get('kind');
  switch (kind) {
    case 'note':
      return worded(id, value, kind, lookSchemas.note);
    case 'text':
      return worded(id, value, kind, lookSchemas.text);
    case 'shape':
      return worded(id, value, kind, lookSchemas.shape);
    case 'frame':
      return worded(id, value, kind, lookSchemas.frame);
    case 'card': {
      const place = v.safeParse(placeSchema, value.get('place'));
      const ref = v.safeParse(refSchema, value.get('ref'));
      if (!place.success || !ref.success) return undefined;
      return { id, kind, place: place.output, look: {}, proposal: ref.output.proposal, ...author(value) };
    }
    case 'connector': {
      const ends = v.safeParse(endsSchema, value.get('ends'));
      if (!ends.success) return undefined;
      const look = readLook(lookSchemas.connector, value);
      return { id, kind, ends: ends.output, look, text: words(value), ...author(value) };
    }
    default:
      return undefined;
  }
}

function worded<K extends 'note' | 'text' | 'shape' | 'frame'>(
  id: ItemId,
  map: Y.Map<unknown>,
  kind: K,
  look: (typeof lookSchemas)[K],
): BoardItem | undefined {
  const place = v.safeParse(placeSchema, map.get('place'));
  if (!place.success) return undefined;
  const item = { id, kind, place: place.output, look: readLook(look, map), text: words(map), ...author(map) };
  // TypeScript cannot relate `kind` and `look` across the generic; both come from the same key of `lookSchemas`.
  return item as unknown as BoardItem;
}

/** A look never hides an item: when the group is no object at all, the defaults stand in. */
function readLook<S extends (typeof lookSchemas)[keyof typeof lookSchemas]>(
  schema: S,
  map: Y.Map<unknown>,
): v.InferOutput<S> {
  const group = map.get('look');
  const read = v.safeParse(schema, group);
  return read.success ? read.output : v.parse(schema, {});
}

function words(map: Y.Map<unknown>): string {
  const text = map.get('text');
  return text instanceof Y.Text ? text.toJSON().slice(0, BOARD_LIMITS.text) : '';
}

function author(map: Y.Map<unknown>): { by?: PersonId } {
  const by = v.safeParse(personIdSchema, map.get('by'));
  return by.success ? { by: by.output } : {};
}
