import type { BoardTemplate, PersonId, TemplateId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import type { Storage } from '../../storage/index.ts';
import { openedWorld } from '../../testbed/opened.ts';
import { AT, HERE, THERE } from '../../testbed/world.ts';
import {
  countTemplates,
  findTemplate,
  insertTemplate,
  listTemplates,
  readTemplateFragment,
  updateTemplate,
} from './store.ts';

const template = (id: string, change: Partial<BoardTemplate> = {}): BoardTemplate => ({
  id: id as TemplateId,
  manufaktur: HERE,
  title: `Vorlage ${id}`,
  howTo: 'Erst sammeln, dann ordnen.',
  madeBy: 'teil-hier' as PersonId,
  createdAt: AT,
  ...change,
});

/** What the table of templates promises on both databases. */
export function templatesContract(fresh: () => Promise<Storage>): void {
  it('gives back a template as it was put in, and its fragment to the letter', async () => {
    const { db } = await openedWorld(fresh);
    const fragment = JSON.stringify({ items: ['Grün „so"', '🏡'] });
    await insertTemplate(db, template('a'), fragment);
    expect(await findTemplate(db, 'a' as TemplateId)).toEqual(template('a'));
    expect(await readTemplateFragment(db, 'a' as TemplateId)).toBe(fragment);
    expect(await findTemplate(db, 'nothing' as TemplateId)).toBeUndefined();
  });

  it('offers those of all Manufakturen by title, but none that was put away', async () => {
    const { db } = await openedWorld(fresh);
    await insertTemplate(db, template('a', { title: 'Zeitstrahl' }), '{}');
    await insertTemplate(db, template('b', { title: 'Ideen', manufaktur: THERE }), '{}');
    await insertTemplate(db, template('c', { title: 'Kräftefeld' }), '{}');
    await updateTemplate(db, 'c' as TemplateId, { putAwayAt: AT });
    const titles = async () => (await listTemplates(db)).map(({ title }) => title);
    expect(await titles()).toEqual(['Ideen', 'Zeitstrahl']);
    expect(await countTemplates(db, HERE)).toBe(1);
    await updateTemplate(db, 'c' as TemplateId, { putAwayAt: null });
    expect(await titles()).toEqual(['Ideen', 'Kräftefeld', 'Zeitstrahl']);
    expect(await countTemplates(db, HERE)).toBe(2);
  });

  it('changes what it is told to, and nothing else', async () => {
    const { db } = await openedWorld(fresh);
    await insertTemplate(db, template('a'), '{}');
    await updateTemplate(db, 'a' as TemplateId, {});
    expect(await findTemplate(db, 'a' as TemplateId)).toEqual(template('a'));
    await updateTemplate(db, 'a' as TemplateId, { title: 'Anders', howTo: '' });
    expect(await findTemplate(db, 'a' as TemplateId)).toEqual(template('a', { title: 'Anders', howTo: '' }));
  });
}
