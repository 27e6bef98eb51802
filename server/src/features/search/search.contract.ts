import type { SearchHit } from '@geflecht/contract';
import { actorOf, type BoardId, type ProposalId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import type { Storage } from '../../storage/index.ts';
import { openedWorld } from '../../testbed/opened.ts';
import { HERE, person, proposal, THERE } from '../../testbed/world.ts';
import { insertProposal } from '../proposals/index.ts';
import { updateProposal } from '../proposals/store.ts';
import { indexBoard, indexProposal, matchProposals } from './index.ts';
import { search } from './service.ts';

const someone = actorOf(person('ohne'), [], []);
const board = { id: 'tafel-hier' as BoardId, manufaktur: HERE };

export function searchContract(fresh: () => Promise<Storage>): void {
  async function find(storage: Storage, q: string, more: object = {}): Promise<readonly SearchHit[]> {
    const result = await search({ storage }, someone, { q, ...more });
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  }
  const ids = (hits: readonly SearchHit[]) => hits.map((hit) => hit.proposal ?? hit.item);
  const add = async ({ db }: Storage, id: string, title: string, summary = '', text?: string) => {
    const made = proposal(id, THERE, { title, summary });
    await insertProposal(db, made);
    await indexProposal(db, made, text);
  };

  it('finds a word in all its forms, whatever its case, and inside compounds', async () => {
    const storage = await openedWorld(fresh);
    await add(storage, 'a', 'Radwege für alle');
    await add(storage, 'b', 'Ein neuer Radweg');
    await add(storage, 'c', 'Der Südradweg');
    await add(storage, 'd', 'Bewegung an der frischen Luft');
    for (const q of ['Radweg', 'radwege', 'RADWEGEN', 'Radwegs', '  radweg! ']) {
      expect(new Set(ids(await find(storage, q)))).toEqual(new Set(['a', 'b', 'c']));
    }
    expect(ids(await find(storage, 'Südradweg'))).toEqual(['c']);
    expect(ids(await find(storage, 'suedradweg'))).toEqual([]);
    expect(ids(await find(storage, 'sudradweg'))).toEqual(['c']);
  });

  it('knows umlauts of the plural and ß', async () => {
    const storage = await openedWorld(fresh);
    await add(storage, 'a', 'Häuser dämmen');
    await add(storage, 'b', 'Straßen begrünen');
    expect(ids(await find(storage, 'Haus'))).toEqual(['a']);
    expect(ids(await find(storage, 'strasse'))).toEqual(['b']);
    expect(ids(await find(storage, 'Straße'))).toEqual(['b']);
  });

  it('puts the word itself before its forms, and the title before the text', async () => {
    const storage = await openedWorld(fresh);
    await add(storage, 'body', 'Etwas anderes', '', 'Hier steht der Radweg.');
    await add(storage, 'compound', 'Südradweg');
    await add(storage, 'form', 'Radwege');
    await add(storage, 'title', 'Radweg');
    await add(storage, 'summary', 'Noch etwas', 'Ein Radweg.');
    expect(ids(await find(storage, 'Radweg'))).toEqual(['title', 'form', 'compound', 'summary', 'body']);
  });

  it('asks for every word, in any order and field', async () => {
    const storage = await openedWorld(fresh);
    await add(storage, 'a', 'Solar auf dem Dach', 'Für Schulen', 'Mit Speicher');
    await add(storage, 'b', 'Solar auf der Wiese');
    expect(ids(await find(storage, 'speicher solar schule'))).toEqual(['a']);
    expect(ids(await find(storage, 'solar'))).toEqual(['a', 'b']);
    expect(ids(await find(storage, 'solar mond'))).toEqual([]);
  });

  it('takes short words as they are', async () => {
    const storage = await openedWorld(fresh);
    await add(storage, 'a', 'Gespräch mit der OB');
    await add(storage, 'b', 'Oberfläche und Probe');
    expect(ids(await find(storage, 'OB'))).toEqual(['a', 'b']);
    expect(ids(await find(storage, 'rat'))).toEqual([]);
  });

  it.each([`"`, `'; drop table search_entries; --`, '%', '_', '*', '(', 'NEAR(', '\\', 'a AND NOT b', '🌱'])(
    'takes %s for mere words',
    async (q) => {
      const storage = await openedWorld(fresh);
      await add(storage, 'a', 'Radweg');
      expect(await find(storage, q)).toEqual([]);
      expect(ids(await find(storage, 'radweg'))).toEqual(['a']);
    },
  );

  it('shows where it was found, with marks that fit', async () => {
    const storage = await openedWorld(fresh);
    const long = `${'Viele Worte davor. '.repeat(20)}Der Südradweg führt\nan der Isar entlang. ${'Und danach. '.repeat(30)}`;
    await add(storage, 'a', 'Titel', 'Kurz', long);
    const [hit] = await find(storage, 'radweg');
    expect(hit).toMatchObject({
      kind: 'proposal',
      manufaktur: THERE,
      proposal: 'a',
      board: null,
      item: null,
    });
    const { excerpt = '', marks = [] } = hit ?? {};
    expect(marks.map(([from, to]) => excerpt.slice(from, to))).toEqual(['Südradweg']);
    expect(excerpt).toMatch(/^… .* Der Südradweg führt an der Isar entlang\. .* …$/);
    expect(excerpt.length).toBeLessThan(170);
  });

  it('keeps the projected text when only the header changes', async () => {
    const storage = await openedWorld(fresh);
    await add(storage, 'a', 'Titel', 'Kurz', 'Der Fernwärmeschacht.');
    await indexProposal(storage.db, proposal('a', THERE, { title: 'Neuer Name', summary: '' }));
    expect(ids(await find(storage, 'fernwärmeschacht'))).toEqual(['a']);
    expect(ids(await find(storage, 'neuer name'))).toEqual(['a']);
    expect(ids(await find(storage, 'titel'))).toEqual([]);
    await indexProposal(storage.db, proposal('a', THERE), '');
    expect(ids(await find(storage, 'fernwärmeschacht'))).toEqual([]);
  });

  it('holds exactly the items a board has now', async () => {
    const storage = await openedWorld(fresh);
    const { db } = storage;
    await indexBoard(db, board, [
      { item: 'n1', text: 'Lastenräder leihen' },
      { item: 'n2', text: 'Lastenräder kaufen' },
    ]);
    expect(await find(storage, 'lastenrad')).toHaveLength(2);
    await indexBoard(db, board, [
      { item: 'n2', text: 'Nichts mehr' },
      { item: 'n3', text: 'Lastenräder reparieren' },
    ]);
    const hits = await find(storage, 'lastenrad');
    expect(hits).toMatchObject([
      { kind: 'board_item', board: 'tafel-hier', item: 'n3', title: 'Tafel hier', proposal: null },
    ]);
    await indexBoard(db, board, []);
    expect(await find(storage, 'lastenrad')).toEqual([]);
  });

  it('looks in one Manufaktur when asked to', async () => {
    const storage = await openedWorld(fresh);
    await add(storage, 'a', 'Radweg');
    await indexBoard(storage.db, board, [{ item: 'n1', text: 'Radweg' }]);
    expect(ids(await find(storage, 'radweg'))).toEqual(['a', 'n1']);
    expect(ids(await find(storage, 'radweg', { manufaktur: HERE }))).toEqual(['n1']);
    expect(ids(await find(storage, 'radweg', { manufaktur: THERE }))).toEqual(['a']);
  });

  it('does not find what is hidden, and lists no more than asked for', async () => {
    const storage = await openedWorld(fresh);
    await add(storage, 'a', 'Radweg');
    await add(storage, 'b', 'Radweg');
    await updateProposal(storage.db, proposal('a', THERE, { title: 'Radweg', state: 'verborgen' }));
    expect(ids(await find(storage, 'radweg'))).toEqual(['b']);
    expect(await matchProposals(storage, 'radwege')).toEqual(['b' as ProposalId]);
    expect(await matchProposals(storage, '…')).toEqual([]);
  });
}
