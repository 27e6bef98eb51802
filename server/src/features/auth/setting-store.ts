import type { Db } from '../../storage/index.ts';

/** The few facts about an installation that are not configuration. */
export type SettingKey =
  /** SHA-256 of each code that lets the first real admin in, the newest first. */
  | 'setup_code_hash'
  /** When the first real admin was set up; the demo is over from then on. */
  | 'setup_done_at'
  /** When the example world was loaded. */
  | 'example_world_at'
  /** Tells this installation from others; made by its first node that has fellows. */
  | 'installation_id'
  /** When a process last asked whether the database takes a write. */
  | 'written_at';

export async function findSetting(db: Db, key: SettingKey): Promise<string | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

export async function setSetting(db: Db, key: SettingKey, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** Random, and the same for everybody who ever asks, however many ask at once. */
export async function installationId(db: Db, randomBytes: (size: number) => Uint8Array): Promise<string> {
  await db
    .insertInto('settings')
    .values({ key: 'installation_id', value: Buffer.from(randomBytes(12)).toString('hex') })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const id = await findSetting(db, 'installation_id');
  if (id === null) throw new Error('what was just written is not there');
  return id;
}
