import type { LinkId, PersonId, ProposalId } from '@geflecht/domain';

import { insertLink } from '../features/links/index.ts';
import { insertProposal } from '../features/proposals/index.ts';
import { type Cast, OTHER, OWN } from './cast.ts';
import type { Product } from './product.ts';
import { link, proposal } from './world.ts';

export interface Attempt {
  readonly path: string;
  readonly body?: unknown;
}

/** One thing to try; each member of the cast gets an own target, so that nobody finds another's traces. */
export interface RightsRow {
  readonly route: string;
  /** Set when the same route is tried on something of another kind. */
  readonly on?: string;
  readonly attempt: (tag: string) => Attempt | Promise<Attempt>;
  /** True when the attempt changes who is signed in. */
  readonly throwaway?: true;
  /** A status for everybody, or one per member of the cast, in their order. */
  readonly expected: number | readonly number[];
}

/** Where every role tries every route. It is filled before the first attempt. */
export interface RightsStage {
  readonly product: Product;
  readonly cast: Cast;
  readonly now: () => Date;
  /** Lets time pass. */
  readonly wait: (milliseconds: number) => void;
}

/** The same attempt for every member of the cast. */
export function everybody(path: string, body?: unknown): RightsRow['attempt'] {
  return () => (body === undefined ? { path } : { path, body });
}

/** Who may look into the working space: not the public, not an office without a tie of its own. */
export const READERS = [401, 200, 200, 200, 200, 200, 200, 200, 200, 403, 403] as const;

/** The same people where something comes into being. */
export const made = (expected: readonly number[]): readonly number[] =>
  expected.map((status) => (status === 200 ? 201 : status));

/** A proposal of the own Manufaktur for one attempt. */
export async function plantProposal(
  { product }: RightsStage,
  tag: string,
  change: Parameters<typeof proposal>[2] = {},
): Promise<ProposalId> {
  const planted = proposal(`p-${tag}`, OWN, change);
  await insertProposal(product.context.storage.db, planted);
  return planted.id;
}

/** A link from another Manufaktur that waits for the own one's answer. */
export async function plantLink(stage: RightsStage, tag: string): Promise<LinkId> {
  const { db } = stage.product.context.storage;
  const to = await plantProposal(stage, tag);
  const from = proposal(`from-${tag}`, OTHER);
  await insertProposal(db, from);
  const planted = link(from.id, to, {
    id: `l-${tag}` as LinkId,
    fromManufaktur: OTHER,
    toManufaktur: OWN,
    proposedBy: 'p01' as PersonId,
  });
  await insertLink(db, planted);
  return planted.id;
}
