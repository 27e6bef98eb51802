import type { OutboxMail } from '@geflecht/contract';
import { may, refused, type Result } from '@geflecht/domain';

import type { RegisterRoutes } from '../../app/context.ts';
import { listMails } from './store.ts';

/** Mails that could not leave the house; they hold sign-in links, so only the admin reads them. */
export const outboxRoutes: RegisterRoutes = (app, { storage }) => {
  app.get('/api/outbox', async (request): Promise<Result<readonly OutboxMail[]>> => {
    if (request.actor.person === null) return refused('sign_in_required');
    if (may(request.actor, 'read_outbox') !== 'yes') return refused('not_permitted');
    return { ok: true, value: await listMails(storage.db) };
  });
};
