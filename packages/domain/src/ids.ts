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
export type ImageId = Id<'image'>;
export type TemplateId = Id<'template'>;
export type VoteId = Id<'vote'>;
/** Whose private notes, beside which board: `<board>.<person>`. No other id holds a dot. */
export type NotesId = Id<'notes'>;
export type SilentRoundId = Id<'silent round'>;
export type ThreadId = Id<'comment thread'>;
export type CommentId = Id<'comment'>;

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
export const imageIdSchema = idSchema<ImageId>();
export const templateIdSchema = idSchema<TemplateId>();
export const voteIdSchema = idSchema<VoteId>();
export const silentRoundIdSchema = idSchema<SilentRoundId>();
export const threadIdSchema = idSchema<ThreadId>();
export const commentIdSchema = idSchema<CommentId>();

/** The live documents of the product; each is one Yjs document with one permission. */
export type DocumentAddress =
  | { readonly kind: 'board'; readonly id: BoardId }
  | { readonly kind: 'proposal'; readonly id: ProposalId }
  /** What one person has written beside a board and nobody else may see. */
  | { readonly kind: 'notes'; readonly id: NotesId };

/** The documents that several people share, and of which versions are kept. */
export type SharedAddress = Exclude<DocumentAddress, { readonly kind: 'notes' }>;

/** The address of one person's private notes beside one board. */
export function notesAddress(
  board: BoardId,
  person: PersonId,
): Extract<DocumentAddress, { readonly kind: 'notes' }> {
  return { kind: 'notes', id: `${board}.${person}` as NotesId };
}

/** Beside which board private notes were written, and whose they are. */
export function notesParts(id: NotesId): { readonly board: BoardId; readonly person: PersonId } {
  const dot = id.indexOf('.');
  return { board: id.slice(0, dot) as BoardId, person: id.slice(dot + 1) as PersonId };
}

/** Whether several people share a document. */
export function isSharedAddress(address: DocumentAddress): address is SharedAddress {
  return address.kind !== 'notes';
}

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
  if (kind !== 'notes') return undefined;
  const [board, person, ...more] = id.split('.');
  const isOne = v.is(boardIdSchema, board) && v.is(personIdSchema, person) && more.length === 0;
  return isOne ? { kind, id: id as NotesId } : undefined;
}
