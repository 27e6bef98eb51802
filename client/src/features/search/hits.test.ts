import type { BoardId, ManufakturSlug, ProposalId } from '@geflecht/domain';
import { expect, test } from 'vitest';

import { addressOfHit, markedPieces } from './hits.ts';

const hit = {
  kind: 'board_item',
  manufaktur: 'bildung' as ManufakturSlug,
  proposal: null,
  board: 'bildung' as BoardId,
  item: 'z&1',
  title: 'Tafel',
  excerpt: '',
  marks: [],
} as const;

test('a hit leads to its proposal or to its item on the board', () => {
  expect(addressOfHit({ ...hit, kind: 'proposal', proposal: 'B-1' as ProposalId })).toBe('/vorschlag/B-1');
  expect(addressOfHit(hit)).toBe('/m/bildung/tafel?board=bildung&item=z%261');
});

test('marks cut the excerpt; the words stay whole', () => {
  const pieces = markedPieces({ excerpt: 'Neue Radwege im Süden', marks: [[5, 12]] });
  expect(pieces).toEqual([
    { text: 'Neue ', isMarked: false },
    { text: 'Radwege', isMarked: true },
    { text: ' im Süden', isMarked: false },
  ]);
});

test.each([
  [[[5, 3]]],
  [[[0, 99]]],
  [
    [
      [2, 6],
      [4, 8],
    ],
  ],
  [
    [
      [6, 8],
      [0, 2],
    ],
  ],
])('odd marks %j lose no letter', (marks) => {
  const excerpt = 'abcdefghij';
  const pieces = markedPieces({ excerpt, marks: marks as [number, number][] });
  expect(pieces.map((piece) => piece.text).join('')).toBe(excerpt);
});
