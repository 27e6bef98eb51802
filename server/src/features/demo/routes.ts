import { type DemoPerson, demoEnterBody, type SessionView } from '@geflecht/contract';
import { accepted, refused, type Result } from '@geflecht/domain';
import type { FastifyInstance } from 'fastify';

import type { Context } from '../../app/context.ts';
import { methodAndUrl } from '../../http/serve.ts';
import { read } from '../../http/validate.ts';
import type { AuthLimits, Entry } from '../auth/index.ts';
import { isExamplePerson, listExamplePeople } from './store.ts';

/** As many of each role as one can choose from at a glance; moderators for every Manufaktur. */
const SHOWN: Readonly<Record<DemoPerson['role'], number>> = {
  participant: 8,
  moderator: 8,
  pate: 4,
  kk: 4,
  city: 4,
  admin: 1,
};

/** Entering as one of the example people, while that is allowed. */
export function demoRoutes(
  app: FastifyInstance,
  { storage }: Context,
  { entry, limits }: { readonly entry: Entry; readonly limits: AuthLimits },
): void {
  app.get(methodAndUrl('demoPeople').url, async (): Promise<Result<readonly DemoPerson[]>> => {
    if (!(await entry.demoActive())) return refused('demo_off');
    return accepted(fewOfEachRole(await listExamplePeople(storage.db)));
  });

  app.post(methodAndUrl('demoEnter').url, async (request, reply): Promise<Result<SessionView>> => {
    const body = read('body', demoEnterBody, request.body);
    if (!body.ok) return body;
    const allowed = limits.arrive(request.ip);
    if (!allowed.ok) return allowed;
    if (!(await entry.demoActive())) return refused('demo_off');
    if (!(await isExamplePerson(storage.db, body.value.person))) return refused('unknown_id');
    return accepted(await entry.open(request, reply, body.value.person, true));
  });
}

/** First one of each Manufaktur, so that visitors find somebody wherever they want to look. */
function fewOfEachRole(people: readonly DemoPerson[]): readonly DemoPerson[] {
  const byRole = Map.groupBy(people, (person) => person.role);
  return (Object.keys(SHOWN) as DemoPerson['role'][]).flatMap((role) => {
    const ofRole = byRole.get(role) ?? [];
    const seen = new Set<string>();
    const firsts = ofRole.filter(({ manufakturen: [home] }) => {
      const isFirst = home !== undefined && !seen.has(home);
      if (home !== undefined) seen.add(home);
      return isFirst;
    });
    return [...new Set([...firsts, ...ofRole])].slice(0, SHOWN[role]);
  });
}
