import type { CommitStore, SnapshotStore } from './commit-store.ts';
import { createPostgresCommits } from './postgres-commit-store.ts';
import { createPostgresSnapshots } from './postgres-snapshot-store.ts';
import { createPostgresConnection } from './postgres-store.ts';
import { createSqliteCommits } from './sqlite-commits.ts';
import { createSqliteSnapshots } from './sqlite-snapshots.ts';

/** Where the product's database is; the log goes there on connections of its own. */
export type LogPlace = { readonly dataDir: string } | { readonly databaseUrl: string };

export interface LogStores {
  readonly commits: CommitStore;
  readonly snapshots: SnapshotStore;
  close(): Promise<void>;
}

export function createLogStores(place: LogPlace): LogStores {
  return 'dataDir' in place ? onSqlite(place.dataDir) : onPostgres(place.databaseUrl);
}

function onSqlite(dataDir: string): LogStores {
  const commits = createSqliteCommits(dataDir);
  const snapshots = createSqliteSnapshots(dataDir);
  return {
    commits,
    snapshots,
    close: async () => void (await Promise.all([commits.close(), snapshots.close()])),
  };
}

function onPostgres(databaseUrl: string): LogStores {
  const connection = createPostgresConnection(databaseUrl);
  const snapshots = createPostgresSnapshots(connection);
  return {
    commits: createPostgresCommits(connection),
    snapshots,
    async close() {
      await snapshots.close();
      await connection.close();
    },
  };
}
