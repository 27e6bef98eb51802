import type { PersonId } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';

/** Who writes in a document under these client ids; ids nobody is known for are absent. */
export async function listWriters(
  db: Db,
  document: string,
  clients: readonly number[],
): Promise<readonly { readonly client: number; readonly person: PersonId }[]> {
  if (clients.length === 0) return [];
  const rows = await db
    .selectFrom('document_clients')
    .select(['client', 'person'])
    .where('document', '=', document)
    .where('client', 'in', clients)
    .orderBy('client')
    .execute();
  return rows.map(({ client, person }) => ({ client: Number(client), person }));
}
