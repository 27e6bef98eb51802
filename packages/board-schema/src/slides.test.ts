import { describe, expect, it } from 'vitest';

import { itemId } from './index.ts';
import { movedSlides, slidesOf } from './slides.ts';
import { testBoards } from './testing/index.ts';

const frame = (id: string, x: number) => ({ id: itemId(id), kind: 'frame', x, y: 0, text: id }) as const;

function setUp() {
  const [board] = testBoards([
    frame('c', 1400),
    frame('a', 0),
    frame('b', 700),
    { id: itemId('note'), kind: 'note', x: 0, y: 0 },
  ]);
  const order = () => slidesOf(board.items()).map(({ id }) => id);
  const move = (id: string, steps: number): number => {
    const changes = movedSlides(board.items(), itemId(id), steps);
    for (const { id: each, slide } of changes) board.setSlide(each, slide);
    return changes.length;
  };
  return { board, order, move };
}

describe('the order of a presentation', () => {
  it('is the reading order until somebody says otherwise', () => {
    expect(setUp().order()).toEqual(['a', 'b', 'c']);
  });

  it('goes by the places that frames were given, frames without one come last', () => {
    const { board, order } = setUp();
    board.setSlide(itemId('c'), 'a0');
    expect(order()).toEqual(['c', 'a', 'b']);
    board.setSlide(itemId('c'), null);
    expect(order()).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['c', -1, ['a', 'c', 'b']],
    ['c', -2, ['c', 'a', 'b']],
    ['a', 1, ['b', 'a', 'c']],
    ['a', 9, ['b', 'c', 'a']],
  ] as const)('takes %s by %i steps', (id, steps, expected) => {
    const { order, move } = setUp();
    move(id, steps);
    expect(order()).toEqual(expected);
  });

  it('changes nothing at the ends, nor for what is no frame', () => {
    const { move } = setUp();
    expect([move('a', -1), move('c', 1), move('note', 1), move('b', 0)]).toEqual([0, 0, 0, 0]);
  });

  it('moves on in what was moved before, and a new frame still comes last', () => {
    const { board, order, move } = setUp();
    move('c', -2);
    move('b', -1);
    expect(order()).toEqual(['c', 'b', 'a']);
    board.add({ kind: 'frame', x: -900, y: -900 });
    expect(order().slice(0, 3)).toEqual(['c', 'b', 'a']);
  });
});
