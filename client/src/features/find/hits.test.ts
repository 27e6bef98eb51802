import { itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import type { ProposalId } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';

import { folded, hitsOn } from './hits.ts';

const id = itemId;
const [board] = testBoards([
  { id: id('second'), kind: 'note', x: 0, y: 400, text: 'Noch mehr Bäume' },
  { id: id('first'), kind: 'note', x: 0, y: 0, text: 'Mehr Bäume\nin die Straßen' },
  { id: id('frame'), kind: 'frame', x: 900, y: 0, text: 'Grün' },
  { id: id('image'), kind: 'image', x: 0, y: 800, image: 'i1' as never, text: 'Ein Baum im Hof' },
  { id: id('table'), kind: 'table', x: 2000, y: 0, columns: [{ title: 'Offen' }, { title: 'Bäume' }] },
  { id: id('card'), kind: 'card', x: 0, y: 1200, proposal: 'M1-01' as ProposalId },
  {
    id: id('arrow'),
    kind: 'connector',
    text: 'braucht Bäume',
    ends: { from: { item: id('first') }, to: { item: id('second') } },
  },
]);
const find = (question: string) =>
  hitsOn(board.items(), question, (proposal) => (proposal === 'M1-01' ? 'Mieterstrom für alle' : undefined));

describe('finding on a board', () => {
  it('goes in reading order, with tables by their columns and arrows at the end', () => {
    expect(find('Bäume')).toEqual(['first', 'table', 'second', 'arrow']);
  });

  it('forgives case, dots, accents and ß', () => {
    for (const question of ['BÄUME', 'baume', 'Ba\u0308ume']) expect(find(question)).toContain('first');
    expect(find('strassen')).toEqual(['first']);
    expect(find('gru')).toEqual(['frame']);
    expect(folded('Ěxtra Größe')).toBe('extra grosse');
  });

  it('wants all words, in any order', () => {
    expect(find('Straßen mehr')).toEqual(['first']);
    expect(find('mehr Hof')).toEqual([]);
  });

  it('knows proposals by their titles and images by their description', () => {
    expect(find('mieterstrom')).toEqual(['card']);
    expect(find('Hof')).toEqual(['image']);
  });

  it('finds nothing for nothing', () => {
    expect([find(''), find('   ')]).toEqual([[], []]);
  });
});
