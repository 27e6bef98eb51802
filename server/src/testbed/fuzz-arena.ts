import type { DocumentAddress, PersonId } from '@geflecht/domain';
import type { Random } from '@geflecht/testkit/random';
import * as Y from 'yjs';

import { boardContent, proposalContent } from '../collab/content.ts';
import { judgeUpdate, type UpdateVerdict } from '../collab/guard/index.ts';
import { hostileUpdate } from './fuzz-frames.ts';
import { boardHands, type Hands, proposalHands } from './honest-hands.ts';
import { loadedAnew, unitsByAuthor, unitsOf, wouldFallApart } from './same-document.ts';

const EVE = 'eve' as PersonId;
/** Ids Eve writes with; she takes up one after the other. */
const IDS_OF_EVE = [3, 666, 4_000_000_000];

interface Honest {
  readonly person: PersonId;
  readonly hands: Hands;
  /** Said, and not yet heard by the server. */
  readonly outbox: Uint8Array[];
  /** How much of the log it has heard. */
  heard: number;
}

/** An honest hand's undo wrote what Yjs shows to some like this and to others like that: it ends the round. */
export class UnsoundUndo extends Error {}

/** One document as a server holds it, with honest people at it and one who is not. */
export class Arena {
  readonly kind: DocumentAddress['kind'];
  readonly doc = new Y.Doc();
  readonly #dice: Random;
  readonly #leases = new Map<number, PersonId>();
  /** What came of each update, in order: what is stored and what others hear. */
  readonly #log: Uint8Array[] = [];
  readonly #honest: readonly Honest[];
  /** An update of each honest hand, for Eve to spoil. */
  readonly #overheard: Uint8Array[] = [];

  constructor(kind: DocumentAddress['kind'], dice: Random) {
    this.kind = kind;
    this.#dice = dice;
    this.doc.on('update', (update: Uint8Array) => this.#log.push(update));
    const hands = kind === 'board' ? boardHands : proposalHands;
    this.#honest = ['ada', 'ben', 'cid'].map((name, nr) => {
      const doc = new Y.Doc();
      doc.clientID = 100 + nr * 1_000_003;
      const outbox: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== this) outbox.push(update);
      });
      return { person: name as PersonId, hands: hands(doc, dice), outbox, heard: 0 };
    });
  }

  /** Lets honest people work for a while; Eve sees only what is stored. */
  work(): void {
    const dice = this.#dice;
    for (let left = dice.below(4); left > 0; left -= 1) {
      const one = dice.pick(this.#honest);
      one.hands.act();
      if (dice.chance(0.6)) this.#send(one);
      const other = dice.pick(this.#honest);
      if (dice.chance(0.6)) this.#hear(other, dice.below(4));
    }
  }

  hostileFrame(): Uint8Array {
    const honest = this.#overheard.length === 0 ? Uint8Array.of(0, 0) : this.#dice.pick(this.#overheard);
    return hostileUpdate(this.#dice, { doc: this.doc, honest, own: this.#dice.pick(IDS_OF_EVE) });
  }

  /** Judges a frame of Eve's and does with it what the server does. @throws when it does harm */
  attack(frame: Uint8Array): UpdateVerdict {
    const before = unitsOf(this.doc);
    const others = unitsByAuthor(this.doc);
    const verdict = this.#judge(frame, EVE);
    if (unitsOf(this.doc) !== before) throw new Error('judging changed the document');
    if (verdict.verdict === 'empty') this.#expectNothingNew(frame);
    if (verdict.verdict !== 'fine') return verdict;
    this.#apply(frame, EVE, verdict.newClients);
    this.#expectSound();
    this.#expectOthersUnchanged(others);
    return verdict;
  }

  /** Everybody says and hears everything. @throws when they do not all hold the same document then */
  settle(): void {
    for (const one of this.#honest) this.#send(one);
    // Hearing may make a hand tidy up, which the others have to hear of.
    for (let round = 0; round < 3; round += 1) {
      for (const one of this.#honest) {
        this.#hear(one, this.#log.length);
        this.#send(one);
      }
    }
    for (const one of this.#honest) this.#hear(one, this.#log.length);
    const live = unitsOf(this.doc, true);
    for (const { hands, person } of this.#honest)
      expectSame(`what ${person} sees`, unitsOf(hands.doc, true), live);
    const merged = new Y.Doc();
    Y.applyUpdate(merged, Y.mergeUpdates(this.#log));
    expectSame('the merged log', unitsOf(merged, true), live);
  }

  #judge(update: Uint8Array, person: PersonId): UpdateVerdict {
    return judgeUpdate(update, { doc: this.doc, kind: this.kind, leases: this.#leases, person });
  }

  #apply(update: Uint8Array, person: PersonId, newClients: readonly number[]): void {
    for (const client of newClients) this.#leases.set(client, person);
    Y.applyUpdate(this.doc, update);
    const { pendingStructs, pendingDs } = this.doc.store;
    if (pendingStructs !== null || pendingDs !== null) throw new Error('something is left waiting');
  }

  #send(one: Honest): void {
    for (const update of one.outbox.splice(0)) {
      const verdict = this.#judge(update, one.person);
      if (verdict.verdict === 'broken' && wouldFallApart(this.doc, update)) throw new UnsoundUndo();
      if (verdict.verdict === 'broken' || verdict.verdict === 'gap')
        throw new Error(`an honest update of ${one.person} is ${JSON.stringify(verdict)}`, {
          cause: { update, doc: one.hands.doc },
        });
      if (this.#overheard.push(update) > 40) this.#overheard.shift();
      if (verdict.verdict === 'fine') this.#apply(update, one.person, verdict.newClients);
    }
  }

  #hear(one: Honest, count: number): void {
    for (const update of this.#log.slice(one.heard, one.heard + count)) {
      one.heard += 1;
      Y.applyUpdate(one.hands.doc, update, this);
    }
  }

  #expectNothingNew(frame: Uint8Array): void {
    const copy = loadedAnew(this.doc);
    let isChanged = false;
    copy.on('update', () => {
      isChanged = true;
    });
    Y.applyUpdate(copy, frame);
    if (isChanged) throw new Error('something called empty brought something');
  }

  /** Whoever loads the document anew holds what is resident, and it can be read. */
  #expectSound(): void {
    const copy = loadedAnew(this.doc);
    expectSame('the document loaded anew', unitsOf(copy), unitsOf(this.doc));
    expectSame('the document loaded twice', unitsOf(loadedAnew(copy)), unitsOf(this.doc));
    const read = (doc: Y.Doc): string =>
      JSON.stringify(this.kind === 'board' ? readBoard(doc) : proposalContent(doc));
    expectSame('what is read of it', read(copy), read(loadedAnew(this.doc)));
  }

  /** What others wrote is as it was, or deleted, which everybody may do. */
  #expectOthersUnchanged(before: ReadonlyMap<number, readonly string[]>): void {
    const after = unitsByAuthor(this.doc);
    for (const [client, units] of before) {
      if (this.#leases.get(client) === EVE) continue;
      const now = after.get(client) ?? [];
      const isSame = (unit: string, nr: number): boolean => now[nr] === unit || now[nr] === 'deleted';
      if (now.length !== units.length || !units.every(isSame))
        throw new Error(`words of ${client} were changed`);
    }
  }
}

function readBoard(doc: Y.Doc): unknown {
  return [boardContent(doc), doc.getMap('items').toJSON(), doc.getMap('meta').toJSON()];
}

function expectSame(what: string, one: string, other: string): void {
  if (one === other) return;
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const nr = lines.findIndex((line, at) => line !== others[at]);
  throw new Error(`${what} differs at ${nr}: ${lines[nr]} instead of ${others[nr]}`);
}
