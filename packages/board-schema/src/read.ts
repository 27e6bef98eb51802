import { type PersonId, personIdSchema } from '@geflecht/domain';
import * as v from 'valibot';
import * as Y from 'yjs';

import {
  type BoardItem,
  type ItemId,
  NO_HOLD,
  ONE_COLUMN,
  columnsSchema,
  endsSchema,
  holdSchema,
  imageRefSchema,
  placeSchema,
  refSchema,
  slideSchema,
} from './item.ts';
import { BOARD_LIMITS } from './limits.ts';
import { lookSchemas } from './look.ts';
import { marksOf } from './marks.ts';
import { pointsSchema } from './points.ts';

/**
 * Reads one item from the document. Whatever cannot be understood (another type, a missing place, a kind of a
 * later version) gives `undefined`: such an item is left alone in the document and not shown.
 */
export function readItem(id: ItemId, value: unknown): BoardItem | undefined {
  if (!(value instanceof Y.Map)) return undefined;
  const kind: unknown = value.get('kind');
  if (typeof kind !== 'string' || !isKind(kind)) return undefined;
  const parts = readParts(kind, value);
  if (parts === undefined) return undefined;
  const item = { id, kind, look: readLook(kind, value), hold: readHold(value), ...parts, ...author(value) };
  // TypeScript cannot relate `kind`, `look` and `parts` to each other; all come from the same key of `lookSchemas`.
  return item as unknown as BoardItem;
}

function isKind(kind: string): kind is BoardItem['kind'] {
  return Object.hasOwn(lookSchemas, kind);
}

/** What an item of a kind has besides its look; `undefined` where that cannot be read. */
function readParts(kind: BoardItem['kind'], map: Y.Map<unknown>): object | undefined {
  if (kind === 'connector') {
    const ends = v.safeParse(endsSchema, map.get('ends'));
    return ends.success ? { ends: ends.output, text: words(map) } : undefined;
  }
  const read = v.safeParse(placeSchema, map.get('place'));
  if (!read.success) return undefined;
  const place = read.output;
  switch (kind) {
    case 'note':
    case 'text':
      return { place, text: words(map), marks: marks(map) };
    case 'shape':
      return { place, text: words(map) };
    case 'frame':
      return { place, text: words(map), slide: v.parse(slideSchema, map.get('slide')) };
    case 'table': {
      const columns = v.safeParse(columnsSchema, map.get('columns'));
      return { place, text: words(map), columns: columns.success ? columns.output : ONE_COLUMN };
    }
    case 'card': {
      const ref = v.safeParse(refSchema, map.get('ref'));
      return ref.success ? { place, proposal: ref.output.proposal } : undefined;
    }
    case 'stroke': {
      const points = v.safeParse(pointsSchema, map.get('points'));
      return points.success ? { place, points: points.output } : undefined;
    }
    case 'image': {
      const ref = v.safeParse(imageRefSchema, map.get('ref'));
      return ref.success ? { place, text: words(map), image: ref.output.image } : undefined;
    }
    case 'stamp':
      return { place };
  }
}

/** A look never hides an item: when the group is no object at all, the defaults stand in. */
function readLook(kind: BoardItem['kind'], map: Y.Map<unknown>): unknown {
  const schema = lookSchemas[kind];
  const read = v.safeParse(schema, map.get('look'));
  return read.success ? read.output : v.parse(schema, {});
}

function readHold(map: Y.Map<unknown>): BoardItem['hold'] {
  const group = map.get('hold');
  if (group === undefined) return NO_HOLD;
  const read = v.safeParse(holdSchema, group);
  return read.success ? read.output : NO_HOLD;
}

function words(map: Y.Map<unknown>): string {
  const text = map.get('text');
  return text instanceof Y.Text ? text.toJSON().slice(0, BOARD_LIMITS.text) : '';
}

function marks(map: Y.Map<unknown>): ReturnType<typeof marksOf> {
  const text = map.get('text');
  return text instanceof Y.Text ? marksOf(text) : [];
}

function author(map: Y.Map<unknown>): { by?: PersonId } {
  const by = v.safeParse(personIdSchema, map.get('by'));
  return by.success ? { by: by.output } : {};
}
