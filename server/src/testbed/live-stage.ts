import { type ProposalId, sectionFragment } from '@geflecht/domain';
import { afterEach, beforeEach, vi } from 'vitest';
import * as Y from 'yjs';

import type { OpenDocument, Tab } from './browser.ts';
import { type Product, startProduct } from './product.ts';
import { until } from './until.ts';

/** Moderator of klima-energie, member there, and somebody of another Manufaktur. */
export const MODERATOR = 'p01';
export const MEMBER = 'p37';
export const ELSEWHERE = 'p45';
/** Of the city, invited nowhere: may not look into the working spaces. */
export const CITY_CONTACT = 'p32';
export const BOARD = 'board:klima-energie';
export const PROPOSAL = 'proposal:M1-01';

/** A whole product for each test of a file, with people at its live documents. */
export interface Stage {
  /** The running one; a test that restarts it puts the new one here. */
  product: Product;
  tabOf(person: string): Promise<Tab>;
  /** What a fresh reader of the stored `PROPOSAL` would see. */
  stored(): Promise<string>;
}

export function liveStage(): Stage {
  // The waits of these tests are bounds for a busy machine, not what people see.
  vi.setConfig({ testTimeout: 30_000 });
  let product: Product | undefined;
  const stage: Stage = {
    get product() {
      if (product === undefined) throw new Error('the product runs only while a test does');
      return product;
    },
    set product(next) {
      product = next;
    },
    tabOf: async (person) => (await stage.product.as(person)).tab(),
    stored: () => stage.product.context.collab.read({ kind: 'proposal', id: 'M1-01' as ProposalId }, wordsOf),
  };
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(async () => await stage.product[Symbol.asyncDispose]());
  return stage;
}

export async function opened(tab: Tab, name: string, doc?: Y.Doc): Promise<OpenDocument> {
  const document = tab.open(name, doc);
  await until(`${name} is synced`, () => document.provider.synced);
  return document;
}

export async function saved(document: OpenDocument): Promise<void> {
  await until('everything is acknowledged', () => !document.provider.hasUnsyncedChanges);
}

export function write(doc: Y.Doc, words: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment(sectionFragment('ziel')).push([paragraph]);
}

export const wordsOf = (doc: Y.Doc): string => doc.getXmlFragment(sectionFragment('ziel')).toJSON();
