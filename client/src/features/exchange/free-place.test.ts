import { itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { expect, it } from 'vitest';

import { freePlace } from './free-place.ts';

it('lays things where they were wished, or beside what they would cover', () => {
  const id = itemId('a');
  const [board] = testBoards([{ id, kind: 'note', x: 0, y: 0, w: 160, h: 160 }]);
  const fragment = board.copy([id]);
  expect(freePlace(board, fragment, { x: 1000, y: 0 })).toEqual({ x: 1000, y: 0 });
  expect(freePlace(board, fragment, { x: 80, y: 80 })).toEqual({ x: 400, y: 80 });
});
