import * as v from 'valibot';

declare const brand: unique symbol;
/** A string that is known to be an id of one kind; made only by the parsers below. */
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type PersonId = Id<'person'>;
/** A Manufaktur is addressed by its slug: it stands in addresses people share. */
export type ManufakturSlug = Id<'manufaktur'>;
export type ProposalId = Id<'proposal'>;
export type LinkId = Id<'link'>;
export type BoardId = Id<'board'>;
export type AppointmentId = Id<'appointment'>;
export type RoundId = Id<'round'>;
export type MeetingId = Id<'meeting'>;
export type MilestoneId = Id<'milestone'>;
export type InitiativeId = Id<'initiative'>;
export type VersionId = Id<'version'>;
export type AccessTokenId = Id<'access token'>;

const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

function idSchema<T extends string>() {
  return v.pipe(
    v.string(),
    v.regex(ID_PATTERN),
    v.transform((value) => value as T),
  );
}

/** Ids are 1–64 characters of `A–Z a–z 0–9 _ -`, never starting with a sign; anything else is refused. */
export const personIdSchema = idSchema<PersonId>();
export const manufakturSlugSchema = idSchema<ManufakturSlug>();
export const proposalIdSchema = idSchema<ProposalId>();
export const linkIdSchema = idSchema<LinkId>();
export const boardIdSchema = idSchema<BoardId>();
export const appointmentIdSchema = idSchema<AppointmentId>();
export const roundIdSchema = idSchema<RoundId>();
export const meetingIdSchema = idSchema<MeetingId>();
export const milestoneIdSchema = idSchema<MilestoneId>();
export const initiativeIdSchema = idSchema<InitiativeId>();
export const versionIdSchema = idSchema<VersionId>();
export const accessTokenIdSchema = idSchema<AccessTokenId>();

/** The live documents of the product; each is one Yjs document with one permission. */
export type DocumentAddress =
  | { readonly kind: 'board'; readonly id: BoardId }
  | { readonly kind: 'proposal'; readonly id: ProposalId };

/** The content-free document that carries presence and the event feed; the same for all. */
export const HUB_DOCUMENT = 'hub';

/** The name of a live document on the socket, e.g. `proposal:M1-01`. */
export function documentName(address: DocumentAddress): string {
  return `${address.kind}:${address.id}`;
}

/** The address behind a document name, or `undefined` when the name is not exactly one of ours. */
export function parseDocumentName(name: string): DocumentAddress | undefined {
  const separator = name.indexOf(':');
  const kind = name.slice(0, separator);
  const id = name.slice(separator + 1);
  if (kind === 'board' && v.is(boardIdSchema, id)) return { kind, id: id as BoardId };
  if (kind === 'proposal' && v.is(proposalIdSchema, id)) return { kind, id: id as ProposalId };
  return undefined;
}
