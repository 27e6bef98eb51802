import { describe } from 'vitest';

import { authContract } from '../features/auth/auth.contract.ts';
import { eventsContract } from '../features/events/events.contract.ts';
import { linksContract } from '../features/links/links.contract.ts';
import { manufakturenContract } from '../features/manufakturen/manufakturen.contract.ts';
import { peopleContract } from '../features/people/people.contract.ts';
import { proposalsContract } from '../features/proposals/proposals.contract.ts';
import { searchContract } from '../features/search/search.contract.ts';
import { templatesContract } from '../features/templates/templates.contract.ts';
import { tokensContract } from '../features/tokens/tokens.contract.ts';
import { versionsContract } from '../features/versions/versions.contract.ts';
import { exampleRecordsContract } from './example-records.contract.ts';
import type { Storage } from './index.ts';
import { storageContract } from './storage.contract.ts';

/** All stores on one kind of database. Each test gets a database of its own: `empty`, or `fresh` with its tables. */
export function storeContracts(empty: () => Promise<Storage>, fresh: () => Promise<Storage>): void {
  describe('storage', () => {
    storageContract(empty);
  });
  describe('people', () => {
    peopleContract(fresh);
  });
  describe('sessions', () => {
    authContract(fresh);
  });
  describe('Manufakturen', () => {
    manufakturenContract(fresh);
  });
  describe('proposals', () => {
    proposalsContract(fresh);
  });
  describe('links', () => {
    linksContract(fresh);
  });
  describe('events', () => {
    eventsContract(fresh);
  });
  describe('search', () => {
    searchContract(fresh);
  });
  describe('templates', () => {
    templatesContract(fresh);
  });
  describe('access tokens', () => {
    tokensContract(fresh);
  });
  describe('versions', () => {
    versionsContract(fresh);
  });
  describe('records of the process', () => {
    exampleRecordsContract(fresh);
  });
}
