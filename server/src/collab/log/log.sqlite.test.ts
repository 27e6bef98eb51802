import { describe } from 'vitest';

import type { LogStage } from '../../testbed/log-stage.ts';
import { emptySqlite, migrated } from '../../testbed/storage.ts';
import { logContract } from './log.contract.ts';
import { racesContract } from './races.contract.ts';
import { refusalsContract } from './refusals.contract.ts';
import { sequencesContract } from './sequences.contract.ts';

async function open(): Promise<LogStage> {
  const storage = await migrated(emptySqlite());
  return { storage, place: storage.place };
}

describe('the log on SQLite', () => {
  logContract(open);
});

describe('the log on SQLite, refusing', () => {
  refusalsContract(open);
});

describe('the log on SQLite, raced', () => {
  racesContract(open);
});

describe('logs of before on SQLite', () => {
  sequencesContract(async () => await emptySqlite());
});
