import { seededRandom } from '@geflecht/testkit/random';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { openBoard } from './board.ts';
import type { ItemId } from './item.ts';
import { act } from './operations.test-support.ts';
import { type OutlineNode, outlineOf, walkOutline } from './outline.ts';

const isLong = process.env['GEFLECHT_TEST_LONG'] !== undefined;
const seeds = Array.from({ length: isLong ? 200 : 6 }, (_, nr) => 20_261 + nr);
const OPERATIONS = 1000;

/** What the document itself holds, read without any of our reading code. */
interface Raw {
  readonly kind: string;
  readonly text?: string;
  readonly place?: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly ends?: { readonly from: { readonly item?: string }; readonly to: { readonly item?: string } };
  readonly columns?: readonly { readonly title: string }[];
}

/** Whether the middle of one thing lies within another. */
function lies({ place: inner }: Raw, { place: outer }: Raw): boolean {
  if (inner === undefined || outer === undefined) return false;
  const [x, y] = [inner.x + inner.w / 2, inner.y + inner.h / 2];
  return x >= outer.x && x <= outer.x + outer.w && y >= outer.y && y <= outer.y + outer.h;
}
const areaOf = ({ place }: Raw): number => (place === undefined ? 0 : place.w * place.h);

/** The smallest frame or table that holds the middle of a thing and is larger than it, if that is a container, too. */
function holderOf(id: string, raw: ReadonlyMap<string, Raw>): string | undefined {
  const item = raw.get(id);
  if (item === undefined) return undefined;
  const isContainer = item.kind === 'frame' || item.kind === 'table';
  const holders = [...raw].filter(([other, holder]) => {
    if (other === id || (holder.kind !== 'frame' && holder.kind !== 'table') || !lies(item, holder))
      return false;
    if (!isContainer || areaOf(item) < areaOf(holder)) return true;
    return areaOf(item) === areaOf(holder) && id > other;
  });
  holders.sort(([a, one], [b, other]) => areaOf(one) - areaOf(other) || (a < b ? -1 : 1));
  return holders[0]?.[0];
}

function holdersIn(
  nodes: readonly OutlineNode[],
  holder?: ItemId,
): (readonly [string, string | undefined])[] {
  return nodes.flatMap((node) => [[node.id, holder] as const, ...holdersIn(node.children, node.id)]);
}

function compare(doc: Y.Doc, outline: readonly OutlineNode[]): void {
  const items: Record<string, Raw> = doc.getMap('items').toJSON();
  const raw = new Map(Object.entries(items));
  const nodes = [...walkOutline(outline)];
  const told = nodes.flatMap(({ id, connections }) => [id, ...connections.map(({ connector }) => connector)]);
  expect([...new Set(told)].toSorted()).toEqual([...raw.keys()].toSorted());
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
  for (const node of nodes) {
    const item = raw.get(node.id);
    expect(node.kind).toBe(item?.kind);
    expect(node.text).toBe(item?.text ?? '');
    expect(node.columns).toEqual(item?.columns?.map(({ title }) => title));
    const arrows = [...raw].flatMap(([id, { ends }]) => [
      ...(ends?.from.item === node.id ? [`to ${id}`] : []),
      ...(ends?.to.item === node.id ? [`from ${id}`] : []),
    ]);
    const shown = node.connections.map(({ direction, connector }) => `${direction} ${connector}`);
    expect(shown.toSorted()).toEqual(node.kind === 'connector' ? [] : arrows.toSorted());
    expect(new Set(shown).size).toBe(shown.length);
  }
  const holders = holdersIn(outline).filter(([id]) => raw.get(id)?.kind !== 'connector');
  expect(new Map(holders)).toEqual(new Map(holders.map(([id]) => [id, holderOf(id, raw)])));
}

describe('outline', () => {
  test.each(seeds)('R40 equals the document after 1,000 operations of anybody (seed %d)', (seed) => {
    const next = seededRandom(seed);
    const doc = new Y.Doc();
    doc.clientID = 1;
    let made = 0;
    const board = openBoard(doc, { newId: () => `n${made++}` as ItemId });
    const writer = { board, undo: board.createUndo() };
    for (let nr = 1; nr <= OPERATIONS; nr += 1) {
      act(writer, next);
      // Boards of a few dozen things show more of how they lie in each other than one of hundreds.
      const ids = [...board.items().keys()];
      if (ids.length > 60) board.remove(ids.slice(0, 30));
      if (nr % 50 === 0) compare(doc, outlineOf(board.items()));
    }
    expect(board.items().size).toBeGreaterThan(3);
  });
});
