import { type ManufakturSlug, manufakturSlugSchema, type PersonId, proposalIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

import type { BoardSignalMessage } from './board-signals.ts';
import type { FeedEvent } from './events.ts';

/** Path of the one socket per tab. */
export const SOCKET_PATH = '/collab';

/**
 * Where plain y-websocket clients come in, `/y/<document's name>`, with an access token as `?token=` or as
 * `Authorization: Bearer`. Behind the origin it is what they take for their server's address.
 */
export const PLAIN_SOCKET_PATH = '/y/';

/**
 * How every access token begins; its id follows, then the secret. Programs that look for leaked secrets know one of
 * ours by these letters.
 */
export const ACCESS_TOKEN_PREFIX = 'gft_';

/** Grows with every change of the messages below that an older client could not read. */
export const PROTOCOL_VERSION = 1;

/** Where a person is, as far as others may know. */
export const placeSchema = v.strictObject({
  manufaktur: v.nullable(manufakturSlugSchema),
  view: v.picklist([
    'uebersicht',
    'tafel',
    'vorschlaege',
    'vorschlag',
    'verknuepfungen',
    'menschen',
    'verlauf',
    'sonst',
  ]),
  proposal: v.optional(proposalIdSchema),
});
export type Place = v.InferOutput<typeof placeSchema>;

/** Stateless messages a client may send on the hub, JSON, at most 4 KiB. */
export const hubRequestSchema = v.variant('type', [
  v.strictObject({ type: v.literal('place'), place: placeSchema, protocol: v.literal(PROTOCOL_VERSION) }),
  /** Asks for the events missed since `after`. */
  v.strictObject({ type: v.literal('resume'), after: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
]);
export type HubRequest = v.InferOutput<typeof hubRequestSchema>;

/** One person in the roster: a person with several tabs appears once, where they acted last. */
export interface RosterEntry {
  readonly person: PersonId;
  readonly place: Place;
}

/** Stateless messages the server sends on the hub, JSON. */
export type HubMessage =
  /** The whole roster, once when the hub is opened; what changes after it comes as `roster_changed`, at most once a second. */
  | {
      readonly type: 'roster';
      readonly people: readonly RosterEntry[];
      readonly heads: Readonly<Record<ManufakturSlug, number>>;
    }
  | { readonly type: 'event'; readonly event: FeedEvent }
  /** Answer to `resume`; `complete: false` when the gap is too long and lists must be fetched anew. */
  | {
      readonly type: 'resumed';
      readonly events: readonly FeedEvent[];
      readonly complete: boolean;
      readonly seq: number;
    }
  /** Who came, moved or left since the last one; `people` are the new places, `heads` all of the counts. */
  | {
      readonly type: 'roster_changed';
      readonly people: readonly RosterEntry[];
      readonly left: readonly PersonId[];
      readonly heads: Readonly<Record<ManufakturSlug, number>>;
    }
  /** Whether what is written can be stored just now; `writable` is told only after a `failing`. */
  | { readonly type: 'storage'; readonly state: 'failing' | 'writable' }
  /** Only to sockets that have the board open. */
  | BoardSignalMessage
  /** The session ended here or elsewhere; the client returns to the sign-in. */
  | { readonly type: 'session_ended' };

/** Awareness of a live document; only ids, checked by the server before it travels on. */
export const awarenessSchema = v.strictObject({
  person: v.optional(v.string()),
  /** Board: pointer in board units, selection, what is being edited, ephemeral drag. */
  board: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
  /** Text: relative positions of the caret, encoded by the editor. */
  cursor: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
  user: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
});

/** Close codes of the socket beside the standard ones; 4205 and 4408 belong to Hocuspocus (reset, time-out). */
export const CLOSE = {
  unauthenticated: 4401,
  forbidden: 4403,
  unknownDocument: 4404,
  sessionEnded: 4410,
  /** Nothing was opened in time. */
  silent: 4408,
  tooMany: 4429,
} as const;

/** What the shape of each kind of live document is called today; it grows when an older client would harm it. */
export const DOCUMENT_SCHEMA = { board: 2, proposal: 1, notes: 2 } as const;

const HANDSHAKE = /^schema=(\d{1,9})$/;

/** What a client says of itself when it opens a document, as the provider's token. */
export function handshakeToken(schema: number): string {
  return `schema=${schema}`;
}

/** Reads the token; a client that says nothing is older than all that do. */
export function readHandshake(token: string): { readonly schema: number | undefined } {
  const schema = HANDSHAKE.exec(token)?.[1];
  return { schema: schema === undefined ? undefined : Number(schema) };
}

/** Stateless messages the server sends on a document, JSON. */
export type DocumentMessage =
  /** The page is older than the server's documents: it may read, and should be loaded anew. */
  | { readonly type: 'outdated'; readonly schema: number }
  /** The page is newer than this server, which is being replaced just now: it may read until then. */
  | { readonly type: 'server_outdated' };
