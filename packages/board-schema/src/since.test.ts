import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { openBoard } from './board.ts';
import type { ItemId } from './item.ts';
import { changesSince, handsIn, seenOf } from './since.ts';

/** Two people on one board, who see each other's changes at once. */
function pair() {
  const [mine, yours] = [new Y.Doc(), new Y.Doc()];
  mine.on('update', (update: Uint8Array) => Y.applyUpdate(yours, update));
  yours.on('update', (update: Uint8Array) => Y.applyUpdate(mine, update));
  return { mine, yours, me: openBoard(mine), you: openBoard(yours) };
}

const note = (text: string) => ({ kind: 'note', x: 0, y: 0, text }) as const;

describe('what is new since somebody looked', () => {
  it('nothing, when nothing happened', () => {
    const { mine, me } = pair();
    me.add(note('Eins'));
    expect(changesSince(mine, seenOf(mine))).toEqual([]);
  });

  it('tells new, rewritten, moved and coloured things apart, and whose hands they were', () => {
    const { mine, yours, me, you } = pair();
    const [written, moved, coloured, still] = me.addMany(['a', 'b', 'c', 'd'].map((text) => note(text))) as [
      ItemId,
      ItemId,
      ItemId,
      ItemId,
    ];
    const seen = seenOf(mine);
    const fresh = you.add(note('neu'));
    you.text(written)?.splice(1, 0, '!');
    you.setPlace([{ id: moved, x: 400 }]);
    you.setLook([coloured], { color: 'green' });
    const clients = [yours.clientID];
    const since = new Map(changesSince(mine, seen)?.map(({ id, ...rest }) => [id, rest]));
    expect(since).toEqual(
      new Map([
        [written, { kind: 'words', clients }],
        [moved, { kind: 'moved', clients }],
        [coloured, { kind: 'look', clients }],
        [fresh, { kind: 'new', clients }],
      ]),
    );
    expect(since.has(still)).toBe(false);
  });

  it('what came and went meanwhile is not spoken of', () => {
    const { mine, me, you } = pair();
    me.add(note('bleibt'));
    const seen = seenOf(mine);
    you.remove([you.add(note('kurz'))]);
    expect(changesSince(mine, seen)).toEqual([]);
  });

  it('counts a word in the middle of an older one', () => {
    const { mine, me, you } = pair();
    const id = me.add(note('Dächer'));
    const seen = seenOf(mine);
    you.text(id)?.splice(3, 0, 'XX');
    expect(changesSince(mine, seen)).toMatchObject([{ id, kind: 'words' }]);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['half of one', new Uint8Array([3, 1])],
    ['noise', new Uint8Array(64).fill(255)],
  ])('%s is no state vector', (_, seen) => {
    expect(changesSince(pair().mine, seen)).toBeUndefined();
  });

  it('items that cannot be read are not among them', () => {
    const { mine } = pair();
    const seen = seenOf(mine);
    mine.getMap('items').set('x', new Y.Map([['kind', 'spaceship']]));
    mine.getMap('items').set('y', 7);
    expect(changesSince(mine, seen)).toEqual([]);
  });
});

describe('whose hands are in an item', () => {
  it('who made it and who wrote words that still stand there', () => {
    const { mine, yours, me, you } = pair();
    const id = me.add(note('Dächer'));
    expect(handsIn(mine, id)).toEqual([mine.clientID]);
    you.text(id)?.splice(0, 0, 'Alle ');
    expect(handsIn(mine, id)).toEqual([mine.clientID, yours.clientID]);
    you.text(id)?.splice(0, 5, '');
    expect(handsIn(mine, id)).toEqual([mine.clientID]);
    expect(handsIn(mine, 'gone' as ItemId)).toEqual([]);
  });
});
