import type { Random } from '@geflecht/testkit/random';

import type { ModelContent, ModelId, ModelStruct } from './update-model.ts';

/** What a hostile hand can point to. */
export interface Ids {
  readonly own: number;
  /** Where the row of `own` ends. */
  readonly next: number;
  readonly clients: readonly number[];
  readonly roots: readonly string[];
  /** Somewhere in the document, or just beyond. */
  any(): ModelId;
  /** A left and a right neighbour, often true ones. */
  twin(): [ModelId, ModelId];
}

/** An item anywhere, with anything in it; most of them would pass a careless look. */
export function hostileItem(dice: Random, ids: Ids, clock: number): ModelStruct {
  if (dice.chance(0.05)) return { kind: 'gone', length: 1 + dice.below(4) };
  const [origin, rightOrigin] = neighbours(dice, ids, clock);
  return {
    kind: 'item',
    origin,
    rightOrigin,
    parent: dice.chance(0.5) ? dice.pick(['items', 'meta', 'section.ziel', ...ids.roots]) : ids.any(),
    sub: dice.chance(0.4) ? dice.pick(['schema', 'place', 'text', 'level', 'n1', `n${ids.own}`]) : null,
    content: hostileContent(dice),
  };
}

function neighbours(dice: Random, ids: Ids, clock: number): [ModelId | null, ModelId | null] {
  const kind = dice.below(10);
  if (kind < 3) return [null, null];
  if (kind < 6) return ids.twin();
  if (kind === 6 && clock > 0)
    return [{ client: ids.own, clock: clock - 1 }, dice.chance(0.5) ? ids.any() : null];
  return [dice.chance(0.6) ? ids.any() : null, dice.chance(0.4) ? ids.any() : null];
}

/** Mostly what editors write, in the wrong place; sometimes what nobody does. */
export function hostileContent(dice: Random): ModelContent {
  switch (dice.below(13)) {
    case 0:
      return { ref: 1, length: dice.below(4) };
    case 1:
    case 2:
      return { ref: 4, text: dice.pick(['x', 'abc', '🌳', '', 'ü\u0000', '\uFFFD']) };
    case 3:
      return {
        ref: 6,
        key: dice.pick(['bold', 'link', 'strike', '__proto__']),
        values: [dice.pick([{}, null, true])],
      };
    case 4:
    case 5:
      return {
        ref: 7,
        type: dice.below(8),
        key: dice.pick(['paragraph', 'heading', 'script', 'text', 'doc', '']),
      };
    case 6:
      return { ref: 5, values: [dice.pick([{}, 'x', null, JSON.parse('{"__proto__":1}')])] };
    case 7:
      return { ref: 9, text: 'guid', values: [dice.pick([{}, { meta: 1 }, { guid: 5 }, null])] };
    case 8:
      return { ref: 3, bytes: new Uint8Array(dice.below(4)) };
    case 9:
      return { ref: 2, values: [undefined, 1, { a: 1 }].slice(0, dice.below(4)) };
    case 10:
      return { ref: 8, raw: hostileValue(dice) };
    default:
      return { ref: 8, values: values(dice) };
  }
}

function values(dice: Random): unknown[] {
  const pool = [
    1,
    99,
    2 ** 40,
    Number.NaN,
    'x',
    null,
    undefined,
    true,
    10n,
    { x: 1, y: 2 },
    [1, [2]],
    new Uint8Array(3),
  ];
  return Array.from({ length: dice.chance(0.8) ? 1 : dice.below(4) }, () => dice.pick(pool));
}

/** One value as lib0 writes it, by hand: lists in lists, a key that is a prototype, numbers without an end. */
function hostileValue(dice: Random): Uint8Array {
  const list = (depth: number): number[] => [1, ...Array.from({ length: depth }, () => [117, 1]).flat(), 126];
  const proto = [...new TextEncoder().encode('__proto__')];
  return Uint8Array.from(
    dice.pick([
      list(20),
      list(40),
      list(3000),
      [1, 118, 1, proto.length, ...proto, 118, 0],
      [1, 125, ...Array<number>(12).fill(255), 1],
      [1, 117, ...Array<number>(200).fill(128), 0],
      [1, 119, 2, 0xc3, 0x28],
      [255, 255, 255, 255, 15, 126],
    ]),
  );
}
