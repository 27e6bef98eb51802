import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { boardText, followBoardText, type ItemText } from './board-text.ts';
import { openBoard } from './board.ts';

const byId = (texts: readonly ItemText[]): readonly ItemText[] =>
  [...texts].sort((a, b) => a.id.localeCompare(b.id));

/** A generator of numbers below a bound, the same for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('a followed board gives what a whole reading gives, after every kind of change and from anywhere', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const roll = dice(seed);
    const here = new Y.Doc();
    const there = new Y.Doc();
    const boards = [openBoard(here), openBoard(there)] as const;
    const follow = followBoardText(here);
    let isApart = false;
    const readings: (readonly [readonly ItemText[], readonly ItemText[]])[] = [];
    const meet = (): void => {
      Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(here)));
      Y.applyUpdate(there, Y.encodeStateAsUpdate(here, Y.encodeStateVector(there)));
    };
    for (let step = 0; step < 60; step += 1) {
      const at = roll(2) === 0 ? 0 : 1;
      const board = boards[at];
      const ids = [...(at === 0 ? here : there).getMap<unknown>('items').keys()];
      const id = ids[roll(ids.length)];
      const item = id === undefined ? undefined : (at === 0 ? here : there).getMap('items').get(id);
      const words = item instanceof Y.Map ? (item.get('text') as unknown) : undefined;
      switch (roll(6)) {
        case 0:
          board.add({ kind: 'note', x: roll(900), y: roll(900), text: roll(2) === 0 ? 'Radweg' : '' });
          break;
        case 1:
          if (words instanceof Y.Text) words.insert(roll(words.length + 1), 'Grün ');
          break;
        case 2:
          if (words instanceof Y.Text && words.length > 0) words.delete(0, words.length);
          break;
        case 3:
          if (id !== undefined) (at === 0 ? here : there).getMap('items').delete(id);
          break;
        case 4:
          // Something that no version of the product writes.
          if (id !== undefined) (at === 0 ? here : there).getMap<unknown>('items').set(id, roll(10));
          break;
        default:
          isApart = !isApart;
      }
      if (!isApart) meet();
      if (roll(3) === 0) readings.push([byId(follow()), byId(boardText(here))]);
    }
    meet();
    readings.push([byId(follow()), byId(boardText(here))]);
    for (const [followed, whole] of readings) expect(followed, `seed ${seed}`).toEqual(whole);
  }
});

test('a board that was not touched is not read again', () => {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  board.add({ kind: 'note', x: 0, y: 0, text: 'Solardach' });
  board.add({ kind: 'note', x: 0, y: 0, text: 'Radweg' });
  const follow = followBoardText(doc);
  const before = follow();
  board.add({ kind: 'note', x: 0, y: 0, text: 'Garten' });
  const after = follow();
  expect(after.map(({ text }) => text).sort()).toEqual(['Garten', 'Radweg', 'Solardach']);
  // The very same readings, not equal ones.
  for (const each of before) expect(after).toContain(each);
});
