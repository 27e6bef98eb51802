import { describe, expect, it } from 'vitest';

import { type Grouped, groupsBySdg, groupsByWords, MOST_GROUPED, sdgsIn } from './groups.ts';

const NOTES: readonly Grouped<string>[] = [
  'Mehr Radwege in der Innenstadt',
  'Radweg am Südring ist zu schmal',
  'Sichere Radwege zur Schule',
  'Solardächer auf allen Schulen',
  'Solar auf städtischen Dächern',
  'Dächer begrünen oder Solaranlage?',
  'Repair-Café in jedem Viertel',
  'Ein Café zum Reparieren im Hof',
  'Blumen',
].map((text, nr) => ({ id: `n${nr}`, text }));

describe('grouping by shared words', () => {
  const { groups, rest } = groupsByWords(NOTES);

  it('puts together what speaks of the same, also in other forms and compounds', () => {
    expect(groups.map(({ ids }) => ids.toSorted())).toEqual([
      ['n3', 'n4', 'n5'],
      ['n0', 'n1', 'n2'],
      ['n6', 'n7'],
    ]);
    expect(rest).toEqual(['n8']);
  });

  it('names a group by what its notes share, as they write it', () => {
    expect(groups.map(({ title }) => title)).toEqual(['Dächer · Solar', 'Radwege', 'Café']);
  });

  it('gives the same in whatever order the notes come', () => {
    for (let turn = 1; turn < NOTES.length; turn += 1) {
      expect(groupsByWords([...NOTES.slice(turn), ...NOTES.slice(0, turn)])).toEqual({ groups, rest });
    }
  });

  it('groups nothing by words that say nothing, nor by nothing', () => {
    const things = ['und die oder', 'die und der', '', '123 456', '!!!'].map((text, nr) => ({
      id: `${nr}`,
      text,
    }));
    expect(groupsByWords(things)).toEqual({ groups: [], rest: ['0', '1', '2', '3', '4'] });
    expect(groupsByWords([])).toEqual({ groups: [], rest: [] });
  });

  it('leaves nobody’s note out, however many there are', () => {
    const many = Array.from({ length: MOST_GROUPED + 50 }, (_, nr) => ({
      id: `id-${nr}`,
      text: NOTES[nr % NOTES.length]?.text ?? '',
    }));
    const all = groupsByWords(many);
    const ids = [...all.groups.flatMap((group) => group.ids), ...all.rest];
    expect(ids.toSorted()).toEqual(many.map(({ id }) => id).toSorted());
  });
});

describe('grouping by goals', () => {
  it.each([
    ['SDG 11 und mehr', [11]],
    ['passt zu SDGs 3, 13 und 11', [3, 13, 11]],
    ['Ziel 7: Energie', [7]],
    ['SDG 18, SDG 0', []],
    ['11 Häuser', []],
    ['Zielgruppe 5 Leute', []],
  ])('reads the goals in „%s“', (text, expected) => {
    expect(sdgsIn(text)).toEqual(expected);
  });

  it('keeps the order of the goals and tells what names none', () => {
    const things = [
      { id: 'a', sdgs: [11, 3] },
      { id: 'b', sdgs: [] },
      { id: 'c', sdgs: [3] },
      { id: 'd', sdgs: [11] },
    ];
    expect(groupsBySdg(things, (nr) => `SDG ${nr}`)).toEqual({
      groups: [
        { title: 'SDG 3', ids: ['c'] },
        { title: 'SDG 11', ids: ['a', 'd'] },
      ],
      rest: ['b'],
    });
  });
});
