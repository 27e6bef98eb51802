import { describe, expect, test } from 'vitest';

import { itemId } from '../seed.ts';
import { type Replica, replicas } from '../testing/index.ts';

const a = itemId('a');

/** Two people on one board, each with a copy and a history. */
function setUp() {
  const { people, exchange } = replicas(
    [
      { id: a, kind: 'note', x: 0, y: 0, text: 'Dach' },
      { id: itemId('b'), kind: 'note', x: 400, y: 0 },
    ],
    2,
  );
  const [mine, theirs] = people as [Replica, Replica];
  const undo = mine.board.createUndo();
  const theirUndo = theirs.board.createUndo();
  const addNote = () => {
    const id = mine.board.add({ kind: 'note', x: 10, y: 10, text: 'neu' });
    undo.step();
    exchange();
    return id;
  };
  const xOf = ({ board }: Replica, id = a) => {
    const item = board.get(id);
    return item?.kind === 'note' ? item.place.x : undefined;
  };
  const whole = (): void => {
    exchange();
    for (const { flaws } of people) expect(flaws()).toEqual([]);
    expect(mine.raw()).toEqual(theirs.raw());
  };
  return { mine: mine.board, theirs: theirs.board, undo, theirUndo, addNote, exchange, whole, xOf, people };
}

describe('undo among several', () => {
  test.each([
    ['writes in it', 'text'],
    ['moves it', 'place'],
    ['colours it', 'look'],
    ['ties an arrow to it', 'arrow'],
  ])('R22 a note I have added stays when somebody %s', (_, what) => {
    const { mine, theirs, undo, addNote, exchange, whole } = setUp();
    const id = addNote();
    if (what === 'text') theirs.text(id)?.splice(3, 0, 'er');
    if (what === 'place') theirs.setPlace([{ id, x: 700 }]);
    if (what === 'look') theirs.setLook([id], { color: 'green' });
    if (what === 'arrow') theirs.connect(a, id);
    exchange();
    const before = [...mine.items()];
    undo.undo();
    expect([...mine.items()]).toEqual(before);
    whole();
  });

  test('R22 a note nobody else has touched goes, and comes again', () => {
    const { mine, undo, addNote, whole } = setUp();
    const id = addNote();
    undo.undo();
    expect(mine.get(id)).toBeUndefined();
    undo.redo();
    expect(mine.get(id)).toMatchObject({ text: 'neu' });
    undo.undo();
    expect(mine.get(id)).toBeUndefined();
    whole();
  });

  test('R22 words of somebody else stay after my note was deleted and brought back', () => {
    const { mine, theirs, undo, addNote, exchange, whole } = setUp();
    const id = addNote();
    theirs.text(id)?.splice(3, 0, 'er');
    exchange();
    mine.remove([id]);
    undo.undo();
    undo.undo();
    expect(mine.get(id)).toMatchObject({ text: 'neuer' });
    whole();
  });

  test('R22 deleting again spares what somebody else has written since it came back', () => {
    const { mine, theirs, undo, exchange, whole } = setUp();
    mine.remove([a]);
    undo.undo();
    exchange();
    theirs.text(a)?.splice(0, 0, 'Grün');
    exchange();
    undo.redo();
    expect(mine.get(a)).toMatchObject({ text: 'GrünDach' });
    whole();
  });

  test('R23 two who move the same note at once and both take it back lose nothing of it', () => {
    const { mine, theirs, undo, theirUndo, exchange, whole, xOf, people } = setUp();
    mine.setPlace([{ id: a, x: 100 }]);
    theirs.setPlace([{ id: a, x: 200 }]);
    exchange();
    theirUndo.undo();
    undo.undo();
    expect(people.map((person) => xOf(person))).toEqual([expect.any(Number), expect.any(Number)]);
    whole();
  });

  test('R23 whoever has won takes back to where the note was before', () => {
    const { mine, theirs, undo, theirUndo, exchange, whole, xOf, people } = setUp();
    mine.setPlace([{ id: a, x: 100 }]);
    theirs.setPlace([{ id: a, x: 200 }]);
    exchange();
    const won = xOf(people[0] as Replica);
    (won === 100 ? undo : theirUndo).undo();
    whole();
    expect(xOf(people[0] as Replica)).toBe(0);
  });

  test('R23 what was moved while it was gone comes back with a place', () => {
    const { mine, theirs, undo, exchange, whole, xOf, people } = setUp();
    mine.remove([a]);
    theirs.setPlace([{ id: a, x: 200 }]);
    exchange();
    undo.undo();
    expect(xOf(people[0] as Replica)).toBe(0);
    whole();
    undo.redo();
    expect(mine.get(a)).toBeUndefined();
  });

  test('R21 a move of somebody else in between two of mine outlives taking both back', () => {
    const { mine, theirs, undo, exchange, whole, xOf, people } = setUp();
    mine.setPlace([{ id: a, x: 100 }]);
    undo.step();
    exchange();
    theirs.setPlace([{ id: a, x: 200 }]);
    exchange();
    mine.setPlace([{ id: a, x: 300 }]);
    undo.undo();
    expect(xOf(people[0] as Replica)).toBe(200);
    undo.undo();
    expect(xOf(people[0] as Replica)).toBe(200);
    whole();
  });
});
