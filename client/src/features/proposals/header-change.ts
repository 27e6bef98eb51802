import type { UpdateProposalBody } from '@geflecht/contract';
import type { Proposal } from '@geflecht/domain';

/** What a person may change in the header. */
export type HeaderFields = Pick<Proposal, 'title' | 'summary' | 'type' | 'sdgs' | 'referate' | 'priority'>;
export type HeaderField = keyof HeaderFields;
export type HeaderChange = Readonly<Partial<HeaderFields>>;

const HEADER_FIELDS = [
  'title',
  'summary',
  'type',
  'priority',
  'sdgs',
  'referate',
] as const satisfies HeaderField[];

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The fields a change names, in the header's order. */
export function fieldsOf(change: HeaderChange): readonly HeaderField[] {
  return HEADER_FIELDS.filter((field) => change[field] !== undefined);
}

/** The part of a change that says something new. */
export function news(proposal: HeaderFields, change: HeaderChange): HeaderChange {
  return pick(
    change,
    fieldsOf(change).filter((field) => !same(change[field], proposal[field])),
  );
}

function pick(from: HeaderChange, fields: readonly HeaderField[]): HeaderChange {
  return Object.fromEntries(fields.map((field) => [field, from[field]]));
}

/** The change that takes another one back. */
export function inverse(before: HeaderFields, change: HeaderChange): HeaderChange {
  return pick(before, fieldsOf(change));
}

/** Two people changed the header at once. */
export interface Conflict {
  readonly mine: HeaderChange;
  readonly theirs: Proposal;
  /** The fields both changed, differently. */
  readonly fields: readonly HeaderField[];
}

/**
 * What a version conflict means: `base` is what the person had before them, `theirs` what stands there now. `null` when
 * both changed different things, so that the change can simply be made again on the new version.
 */
export function conflictOf(base: HeaderFields, theirs: Proposal, mine: HeaderChange): Conflict | null {
  const fields = fieldsOf(mine).filter(
    (field) => !same(base[field], theirs[field]) && !same(theirs[field], mine[field]),
  );
  return fields.length === 0 ? null : { mine, theirs, fields };
}

/** The body that makes a change on a version. */
export function bodyOf(version: number, change: HeaderChange): UpdateProposalBody {
  const { sdgs, referate, ...rest } = change;
  return {
    version,
    ...rest,
    ...(sdgs === undefined ? {} : { sdgs: [...sdgs] }),
    ...(referate === undefined ? {} : { referate: [...referate] }),
  };
}
