import type { DocumentAddress, PersonId } from '@geflecht/domain';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';

import { admitPresence, isPlainCursor, readPresenceFrame } from './guard/index.ts';
import type { CollabObserver } from './observer.ts';

/** Whoever holds a document open; each is one tab, or one plain client. */
export interface Speaker {
  readonly person: PersonId;
  /** A plain y-websocket client speaks for one client id, and repeats what it has heard of all others. */
  readonly isPlain?: boolean;
}

interface State {
  readonly clock: number;
  /** What travels on: admitted, with the identity the server vouches for; `null` when the tab looks away. */
  readonly json: string;
  readonly speaker: Speaker | string;
}

interface Said {
  readonly clock: number;
  readonly raw: string;
  readonly speaker: Speaker;
}

/** A tab that closes and opens a document again speaks with a new client id each time. */
const MOST_CLIENTS_OF_A_SPEAKER = 16;
/** Those who have left whose last word is remembered, so that its echo is known when it comes. */
const MOST_LEFT = 1000;
const GONE = 'null';

/**
 * Who is at one document, where and with what in hand. Each client id belongs to the speaker that first used it. What
 * is said between two drains is looked at once, the last of it: a cursor that moves twice costs as one that moves once.
 */
export class RoomPresence {
  readonly #kind: DocumentAddress['kind'];
  readonly #observer: CollabObserver;
  readonly #isForeign: (client: number, person: PersonId) => boolean;
  readonly #states = new Map<number, State>();
  readonly #owners = new Map<number, Speaker>();
  readonly #owned = new WeakMap<Speaker, Set<number>>();
  /** The clocks of those who have left, oldest first. */
  readonly #left = new Map<number, number>();
  #said = new Map<number, Said>();
  /** Changed since the last drain, here and elsewhere. */
  #changed = new Map<number, State>();

  /** @param isForeign whether a client id is known to belong to somebody else, from what was written with it */
  constructor(
    kind: DocumentAddress['kind'],
    observer: CollabObserver,
    isForeign: (client: number, person: PersonId) => boolean,
  ) {
    this.#kind = kind;
    this.#observer = observer;
    this.#isForeign = isForeign;
  }

  /** Who speaks with a client id just now. */
  ownerOf(client: number): PersonId | undefined {
    return this.#owners.get(client)?.person;
  }

  /** Takes in what a speaker says of itself; what it says of others is passed over. Answers whether there is news. */
  hear(speaker: Speaker, frame: Uint8Array): boolean {
    const entries = readPresenceFrame(frame);
    if (entries === undefined) {
      this.#observer.rejected('bad_presence');
      return false;
    }
    for (const { client, clock, state } of entries) {
      if (!this.#mayUse(speaker, client, clock, state)) continue;
      const known = this.#said.get(client) ?? this.#states.get(client);
      if (known !== undefined && (clock < known.clock || (clock === known.clock && state !== GONE))) continue;
      this.#said.set(client, { clock, raw: state, speaker });
    }
    return this.#said.size > 0;
  }

  /** A speaker is gone, and with it what it showed. Answers whether there is news. */
  leave(speaker: Speaker): boolean {
    for (const client of this.#owned.get(speaker) ?? []) {
      this.#rememberLeft(client);
      this.#said.delete(client);
      this.#owners.delete(client);
      this.#remove(client);
    }
    this.#owned.delete(speaker);
    return this.#changed.size > 0;
  }

  /** What another node tells of its own people; those it has silently lost are dropped by `loseNode`. */
  hearNode(node: string, frame: Uint8Array): boolean {
    for (const { client, clock, state } of readPresenceFrame(frame, Number.POSITIVE_INFINITY) ?? []) {
      if (this.#owners.has(client)) continue;
      if (state === GONE) this.#remove(client);
      else this.#put(client, { clock, json: state, speaker: node });
    }
    return this.#changed.size > 0;
  }

  /** Nothing was heard of a node for too long. */
  loseNode(node: string): boolean {
    for (const [client, { speaker }] of this.#states) if (speaker === node) this.#remove(client);
    return this.#changed.size > 0;
  }

  /** What changed since the last time: for everybody here, and the part of it that other nodes are to hear. */
  drain(): { readonly all: Uint8Array; readonly own: Uint8Array | undefined } | undefined {
    for (const [client, { clock, raw, speaker }] of this.#said) {
      const json = raw === GONE ? GONE : this.#admitted(raw, speaker.person);
      if (json === GONE) this.#remove(client, clock);
      else if (json !== undefined) this.#put(client, { clock, json, speaker });
    }
    this.#said.clear();
    if (this.#changed.size === 0) return undefined;
    const own = [...this.#changed].filter(([, { speaker }]) => typeof speaker !== 'string');
    const drained = {
      all: encodeStates(this.#changed),
      own: own.length === 0 ? undefined : encodeStates(new Map(own)),
    };
    this.#changed = new Map();
    return drained;
  }

  /** Everybody who shows something, for a newcomer; `undefined` when nobody does. */
  everybody(): Uint8Array | undefined {
    return this.#states.size === 0 ? undefined : encodeStates(this.#states);
  }

  /** Everybody of this node, for a node that has just come. */
  own(): Uint8Array | undefined {
    const own = [...this.#states].filter(([, { speaker }]) => typeof speaker !== 'string');
    return own.length === 0 ? undefined : encodeStates(new Map(own));
  }

  #mayUse(speaker: Speaker, client: number, clock: number, state: string): boolean {
    const owner = this.#owners.get(client);
    if (owner === speaker) return true;
    if (owner !== undefined) return this.#takesOver(speaker, owner, client, clock);
    // Nobody begins by going.
    if (state === GONE || this.#isForeign(client, speaker.person)) return false;
    const owned = this.#owned.get(speaker) ?? new Set<number>();
    if (owned.size >= (speaker.isPlain === true ? 1 : MOST_CLIENTS_OF_A_SPEAKER)) return false;
    if (speaker.isPlain === true && this.#isEcho(client, clock)) return false;
    this.#left.delete(client);
    this.#owned.set(speaker, owned.add(client));
    this.#owners.set(client, speaker);
    return true;
  }

  /** A tab that came back on a new line before anybody noticed that its old one is dead. */
  #takesOver(speaker: Speaker, owner: Speaker, client: number, clock: number): boolean {
    if (owner.person !== speaker.person || owner.isPlain === true || speaker.isPlain === true) return false;
    const known = this.#said.get(client) ?? this.#states.get(client);
    // A late word of the old line changes nothing.
    if (known !== undefined && clock <= known.clock) return false;
    const owned = this.#owned.get(speaker) ?? new Set<number>();
    if (owned.size >= MOST_CLIENTS_OF_A_SPEAKER) return false;
    this.#owned.get(owner)?.delete(client);
    this.#owned.set(speaker, owned.add(client));
    this.#owners.set(client, speaker);
    return true;
  }

  /** Whether a plain client only says again what it has heard of somebody on another node, or of somebody who has left. */
  #isEcho(client: number, clock: number): boolean {
    const heard = this.#states.get(client)?.clock ?? this.#left.get(client);
    return heard !== undefined && clock <= heard;
  }

  #rememberLeft(client: number): void {
    const clock = this.#said.get(client)?.clock ?? this.#states.get(client)?.clock;
    if (clock === undefined) return;
    this.#left.delete(client);
    this.#left.set(client, clock);
    const oldest = this.#left.keys().next();
    if (this.#left.size > MOST_LEFT && !oldest.done) this.#left.delete(oldest.value);
  }

  #admitted(raw: string, person: PersonId): string | undefined {
    if (this.#kind === 'board' && isPlainCursor(raw, person)) return raw;
    const state = parsed(raw);
    const admitted = state === undefined ? undefined : admitPresence(this.#kind, state, person);
    if (admitted !== undefined) return JSON.stringify(admitted);
    this.#observer.rejected('bad_presence');
    return undefined;
  }

  #put(client: number, state: State): void {
    this.#states.set(client, state);
    this.#changed.set(client, state);
  }

  #remove(client: number, clock?: number): void {
    const known = this.#states.get(client);
    if (known === undefined) return;
    this.#states.delete(client);
    this.#changed.set(client, { ...known, clock: clock ?? known.clock, json: GONE });
  }
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    // Said by a client that speaks no JSON.
    return undefined;
  }
}

/** The states as `y-protocols/awareness` encodes them. */
function encodeStates(states: ReadonlyMap<number, { clock: number; json: string }>): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, states.size);
  for (const [client, { clock, json }] of states) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    writeVarString(encoder, json);
  }
  return toUint8Array(encoder);
}
