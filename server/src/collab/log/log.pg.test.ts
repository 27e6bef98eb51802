import { describe, inject } from 'vitest';

import type { LogStage } from '../../testbed/log-stage.ts';
import { emptyPostgres, migrated } from '../../testbed/storage.ts';
import { logContract } from './log.contract.ts';
import { racesContract } from './races.contract.ts';
import { refusalsContract } from './refusals.contract.ts';
import { sequencesContract } from './sequences.contract.ts';

async function open(): Promise<LogStage> {
  const storage = await migrated(emptyPostgres(inject('pgUrl')));
  return { storage, place: storage.place };
}

describe('the log on PostgreSQL', () => {
  logContract(open);
});

describe('the log on PostgreSQL, refusing', () => {
  refusalsContract(open);
});

describe('the log on PostgreSQL, raced', () => {
  racesContract(open);
});

describe('logs of before on PostgreSQL', () => {
  sequencesContract(async () => await emptyPostgres(inject('pgUrl')));
});
