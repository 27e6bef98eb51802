import {
  accepted,
  type SharedAddress,
  documentName,
  type PersonId,
  refused,
  type Result,
  type Timestamp,
  versionIdSchema,
  type VersionOrigin,
} from '@geflecht/domain';
import type { Transaction } from 'kysely';
import * as v from 'valibot';

import { captureState, type Collab, type DocumentState, readDocumentHead } from '../../collab/index.ts';
import type { Storage, Tables } from '../../storage/index.ts';
import { packState } from './packing.ts';
import { findNewest, insertVersion, type KeptVersion, listWriters, updateVersion } from './store.ts';

/** Bytes of one packed state. */
const MOST_BYTES = 16 * 1024 * 1024;

export interface TakingMeans {
  readonly storage: Storage;
  readonly collab: () => Pick<Collab, 'read'>;
  readonly now: () => Date;
  readonly randomId: () => string;
}

/** A state as it will be stored. */
export interface Taken {
  readonly address: SharedAddress;
  readonly packed: Uint8Array;
  readonly digest: string;
  /** So much of the log is in it, at least. */
  readonly seq: number;
  readonly at: Timestamp;
}

/** Why and for whom a state is kept. */
export interface Occasion {
  readonly origin: VersionOrigin;
  readonly name: string | null;
  readonly namedBy: PersonId | null;
}

export const AUTOMATIC: Occasion = { origin: 'automatic', name: null, namedBy: null };
export const BEFORE_RESTORE: Occasion = { origin: 'before_restore', name: null, namedBy: null };

/** Reads what a document holds right now. */
export async function take(means: TakingMeans, address: SharedAddress): Promise<Result<Taken>> {
  // The number first: what comes in between is then in the version without being counted, which does no harm.
  const head = await readDocumentHead(means.storage.db, documentName(address));
  const at = means.now();
  const state = await means.collab().read(address, (document) => captureState(document, address.kind));
  return await packed(address, state, { seq: head?.seq ?? 0, at });
}

export async function packed(
  address: SharedAddress,
  { state, digest }: DocumentState,
  { seq, at }: { readonly seq: number; readonly at: Date },
): Promise<Result<Taken>> {
  const bytes = await packState(state);
  if (bytes.byteLength > MOST_BYTES) return refused('document_too_large');
  return accepted({ address, packed: bytes, digest, seq, at: at.toISOString() });
}

/**
 * Keeps what was taken. When the newest version holds the very same, that one gets the name instead: there are never two
 * equal ones in a row, unless people call them differently. Inside `inTransaction` this holds on however many nodes.
 * @returns the version, and what it was before, if it was there
 */
export async function keep(
  tx: Transaction<Tables>,
  means: TakingMeans,
  taken: Taken,
  occasion: Occasion,
): Promise<{ readonly kept: KeptVersion; readonly before: KeptVersion | undefined }> {
  const { address, digest, seq } = taken;
  const newest = await findNewest(tx, address);
  if (newest?.digest === digest && isFreeFor(newest, occasion)) {
    const kept = merged(newest, occasion, seq);
    const { name, namedBy, origin } = kept.version;
    await updateVersion(tx, kept.version.id, { name, namedBy, origin, seq: kept.seq });
    return { kept, before: newest };
  }
  const version = {
    id: v.parse(versionIdSchema, means.randomId()),
    document: address,
    at: taken.at,
    ...occasion,
    writers: await listWriters(tx, address, newest?.version.at),
  };
  await insertVersion(tx, { version, seq, digest, state: taken.packed });
  return { kept: { version, seq, digest }, before: undefined };
}

function isFreeFor({ version }: KeptVersion, { name }: Occasion): boolean {
  return name === null || version.name === null || version.name === name;
}

function merged(
  { version, seq, digest }: KeptVersion,
  { origin, name, namedBy }: Occasion,
  least: number,
): KeptVersion {
  const isToName = version.name === null && name !== null;
  // A name says more than why it was kept.
  const isToTurn = version.name === null && origin === 'before_restore';
  return {
    version: {
      ...version,
      ...(isToName ? { name, namedBy } : {}),
      ...(isToTurn ? { origin } : {}),
    },
    seq: Math.max(seq, least),
    digest,
  };
}
