import { checkFragment } from '@geflecht/board-schema';
import {
  type changeTemplateBody,
  type createTemplateBody,
  LIMITS,
  type TemplateContent,
} from '@geflecht/contract';
import {
  accepted,
  type BoardTemplate,
  type ManufakturSlug,
  may,
  refused,
  type Result,
  type TemplateId,
} from '@geflecht/domain';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { type Db, inTransaction } from '../../storage/index.ts';
import { fromJson } from '../../storage/json.ts';
import { findManufaktur } from '../manufakturen/index.ts';
import {
  countTemplates,
  findTemplate,
  insertTemplate,
  listTemplates,
  readTemplateFragment,
  updateTemplate,
} from './store.ts';

/** Cards stand for proposals and pictures are kept with their board: neither is something to begin from. */
const LEFT_BEHIND: ReadonlySet<string> = new Set(['card', 'image']);

/** What every Manufaktur keeps; all may begin from the templates of all. */
export async function readTemplates(
  context: Context,
  actor: SignedIn,
): Promise<Result<readonly BoardTemplate[]>> {
  if (may(actor, 'read_workspace') !== 'yes') return refused('not_permitted');
  return accepted(await listTemplates(context.storage.db));
}

export async function readTemplate(
  context: Context,
  actor: SignedIn,
  id: TemplateId,
): Promise<Result<TemplateContent>> {
  if (may(actor, 'read_workspace') !== 'yes') return refused('not_permitted');
  const template = await findTemplate(context.storage.db, id);
  if (template === undefined) return refused('unknown_id');
  const fragment = fromJson<unknown>(await readTemplateFragment(context.storage.db, id));
  return accepted({ template, fragment });
}

export async function makeTemplate(
  context: Context,
  actor: SignedIn,
  manufaktur: ManufakturSlug,
  { title, howTo, fragment }: v.InferOutput<typeof createTemplateBody>,
): Promise<Result<BoardTemplate>> {
  const at = context.now().toISOString();
  return await inTransaction(context.storage, async (tx) => {
    if (may(actor, 'read_workspace') !== 'yes') return refused('not_permitted');
    if ((await findManufaktur(tx, manufaktur)) === undefined) return refused('unknown_id');
    if (may(actor, 'keep_template', { manufaktur }) !== 'yes') return refused('not_permitted');
    const read = checkFragment(fragment);
    if (
      read === undefined ||
      read.items.length === 0 ||
      read.items.some(({ kind }) => LEFT_BEHIND.has(kind))
    ) {
      return refused('invalid_body', { field: 'fragment' });
    }
    const full = await isFull(tx, manufaktur);
    if (full !== undefined) return full;
    const template: BoardTemplate = {
      id: context.randomId() as TemplateId,
      manufaktur,
      title,
      howTo,
      madeBy: actor.person,
      createdAt: at,
    };
    await insertTemplate(tx, template, JSON.stringify(read));
    return accepted(template);
  });
}

/** Whoever made a template changes it, and who steers the work of its Manufaktur. */
export async function changeTemplate(
  context: Context,
  actor: SignedIn,
  id: TemplateId,
  { title, howTo, isPutAway }: v.InferOutput<typeof changeTemplateBody>,
): Promise<Result<BoardTemplate>> {
  const at = context.now().toISOString();
  return await inTransaction(context.storage, async (tx) => {
    if (may(actor, 'read_workspace') !== 'yes') return refused('not_permitted');
    const before = await findTemplate(tx, id);
    if (before === undefined) return refused('unknown_id');
    const { manufaktur } = before;
    const mayTend = may(actor, 'tend_templates', { manufaktur }) === 'yes';
    const isOwn = before.madeBy === actor.person && may(actor, 'keep_template', { manufaktur }) === 'yes';
    if (!mayTend && !isOwn) return refused('not_permitted');
    const full = isPutAway === false ? await isFull(tx, manufaktur) : undefined;
    if (full !== undefined) return full;
    const putAwayAt = isPutAway === undefined ? undefined : isPutAway ? at : null;
    await updateTemplate(tx, id, { title, howTo, putAwayAt });
    return accepted({ ...before, title: title ?? before.title, howTo: howTo ?? before.howTo });
  });
}

async function isFull(db: Db, manufaktur: ManufakturSlug) {
  const isOver = (await countTemplates(db, manufaktur)) >= LIMITS.templates;
  return isOver ? refused('too_many_templates', { limit: LIMITS.templates }) : undefined;
}
