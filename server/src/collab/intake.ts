import type { PersonId } from '@geflecht/domain';
import * as Y from 'yjs';

import { answerUpdate, type Channel, send } from './channel.ts';
import { CLOSE_CODE } from './close-codes.ts';
import type { RejectCause, UpdateVerdict } from './guard/index.ts';
import { createIntakeQueue, type Taken } from './intake-queue.ts';
import type { CollabObserver } from './observer.ts';
import { mayWait, Parking } from './parking.ts';
import type { Apply, Committed, Resident } from './resident.ts';
import { step1Message } from './wire.ts';

/** Updates a channel may have waiting while the log is asked; some seconds of quick typing. */
const MOST_HELD = 256;

export interface IntakeOptions {
  readonly resident: Resident;
  readonly channels: ReadonlySet<Channel>;
  readonly observer: CollabObserver;
  /** Milliseconds on a clock that only grows. */
  readonly clock: () => number;
  /** Who shows a cursor with a client id just now. */
  readonly speakerOf: (client: number) => PersonId | undefined;
  /** Whether other nodes may have stored what is not known here. */
  readonly isShared: () => boolean;
  /** Whether so much waits for the disk that nothing more is taken. */
  readonly isFull: () => boolean;
  /** What was taken in at once is on disk; `authors` are the channels it came from. */
  readonly committed: (what: Committed, authors: ReadonlySet<Channel>) => void;
  /** A channel has said what nobody honest says. */
  readonly turnAway: (channel: Channel, cause: RejectCause) => void;
  readonly failed: (where: string, error: unknown) => void;
}

/** What one look at the gathered updates has let in. */
interface Round {
  readonly apply: Apply;
  readonly accepted: { readonly channel: Channel; readonly at: number; readonly isNew: boolean }[];
  /** Something was let in since those who wait were last looked at. */
  hasNews: boolean;
}

/**
 * Takes updates into a document. With few people each is judged the moment it comes; in a crowd those of a short while
 * are judged one after the other and then are one change: one entry of the log, one commit, one frame for everybody.
 */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #queue = createIntakeQueue({
    people: () => this.#options.channels.size,
    take: (taken) => this.#takeAll(taken),
  });
  readonly #parking: Parking;
  #isInRound = false;
  #isClosed = false;

  constructor(options: IntakeOptions) {
    this.#options = options;
    const { resident } = options;
    this.#parking = new Parking({
      ask: (channel) => send(channel, step1Message(Y.encodeStateVector(resident.doc))),
      isGap: (channel, update) => resident.judge(update, channel.person).verdict === 'gap',
    });
  }

  /** Takes an update in; it is answered once it is on disk. */
  take(channel: Channel, update: Uint8Array): void {
    if (!this.#isClosed) this.#queue.add({ channel, update, at: this.#options.clock() });
  }

  /** What has come so far counts from now on, whatever happens next. In the middle of a round it is the round's turn. */
  flush(): void {
    if (!this.#isInRound) this.#queue.flush();
  }

  forget(channel: Channel): void {
    this.#parking.forget(channel);
    channel.held = undefined;
  }

  /** What was not looked at yet is forgotten unanswered; its clients bring it again. */
  close(): void {
    this.#isClosed = true;
    this.#queue.clear();
  }

  #takeAll(taken: readonly Taken[]): void {
    this.#inOneRound((round) => {
      for (const each of taken) this.#lookContained(each, round);
    });
  }

  /** Never throws: it is called by timers, and on behalf of those who have said nothing wrong. */
  #inOneRound(work: (round: Round) => void): void {
    const { resident, failed } = this.#options;
    const accepted: Round['accepted'] = [];
    // What came before counts before.
    this.#queue.flush();
    this.#isInRound = true;
    try {
      resident.change(
        (apply) => {
          const round: Round = { apply, accepted, hasNews: false };
          work(round);
          this.#unparkAll(round);
        },
        (what) => this.#committed(accepted, what),
      );
    } catch (error) {
      failed('taking in', error);
    } finally {
      this.#isInRound = false;
    }
  }

  #committed(accepted: Round['accepted'], what: Committed | undefined): void {
    const { channels, observer, clock, committed, failed } = this.#options;
    for (const { channel, at, isNew } of accepted) {
      // Clients count answers: one that has opened the document anew must not take it for that to something later.
      if (!channels.has(channel)) continue;
      this.#contained(channel, 'answering', () => {
        answerUpdate(channel, true);
        if (isNew) observer.acknowledged(clock() - at);
      });
    }
    if (what === undefined || this.#isClosed) return;
    try {
      committed(what, new Set(accepted.filter(({ isNew }) => isNew).map(({ channel }) => channel)));
    } catch (error) {
      failed('telling', error);
    }
  }

  /** One connection at most; the others' words are taken all the same. */
  #contained(channel: Channel, where: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.failed(where, error);
      channel.socket.close(CLOSE_CODE.internalError, 'internal');
    }
  }

  #lookContained(taken: Taken, round: Round): void {
    this.#contained(taken.channel, 'taking in', () => this.#look(taken, round));
  }

  #look(taken: Taken, round: Round): void {
    const { channel, update } = taken;
    if (channel.held !== undefined) {
      hold(channel, channel.held, update);
      return;
    }
    const verdict = this.#options.resident.judge(update, channel.person);
    if (this.#options.isShared() && mayLieElsewhere(verdict)) {
      channel.held = [update.slice()];
      this.#lookAround(channel, taken.at);
    } else this.#decide(taken, verdict, round);
  }

  #decide(taken: Taken, verdict: UpdateVerdict, round: Round): void {
    const { channel, update, at } = taken;
    switch (verdict.verdict) {
      case 'broken':
        this.#options.turnAway(channel, verdict.cause);
        return;
      case 'empty':
        round.accepted.push({ channel, at, isNew: false });
        round.hasNews = true;
        return;
      case 'gap':
        if (channel.access === 'read') this.#refuse(channel);
        else this.#parking.add(channel, update);
        return;
      case 'fine':
        if (channel.access === 'read') this.#refuse(channel);
        else this.#admit(taken, verdict.newClients, round);
    }
  }

  /**
   * Somebody who comes from another node brings what was stored there, others' words among it. Before it is taken for
   * something new, or for somebody speaking in another's name, the log is asked.
   */
  #lookAround(channel: Channel, at: number): void {
    const { resident, channels, failed } = this.#options;
    resident.caughtUp().then(
      () => {
        // What it has said since then comes after.
        this.#queue.flush();
        const held = channel.held ?? [];
        channel.held = undefined;
        if (held.length === 0 || this.#isClosed || !channels.has(channel)) return;
        this.#inOneRound((round) => {
          const [first, ...others] = held as [Uint8Array, ...Uint8Array[]];
          this.#contained(channel, 'taking in', () => {
            const verdict = resident.judge(first, channel.person);
            this.#decide({ channel, update: first, at }, verdict, round);
          });
          for (const update of others) this.#lookContained({ channel, update, at }, round);
        });
      },
      (error: unknown) => {
        channel.held = undefined;
        failed('looking around', error);
        channel.socket.close(CLOSE_CODE.tryAgainLater, 'storage_unavailable');
      },
    );
  }

  #admit({ channel, update, at }: Taken, newClients: readonly number[], round: Round): void {
    const { speakerOf, isFull, turnAway } = this.#options;
    const { person } = channel;
    for (const client of newClients) {
      // Somebody is just showing a cursor with it.
      const speaker = speakerOf(client);
      if (speaker !== undefined && speaker !== person) {
        turnAway(channel, 'foreign_client');
        return;
      }
    }
    if (isFull()) {
      channel.socket.close(CLOSE_CODE.tryAgainLater, 'storage_unavailable');
      return;
    }
    round.apply(
      update,
      newClients.map((client) => ({ client, person })),
    );
    round.accepted.push({ channel, at, isNew: true });
    round.hasNews = true;
  }

  /** Something was applied that others may have waited for; it came from another node. */
  unpark(): void {
    if (this.#parking.isEmpty() || this.#isClosed) return;
    this.#inOneRound((round) => {
      round.hasNews = true;
    });
  }

  /** While something new is here, what waited for it may be whole. */
  #unparkAll(round: Round): void {
    const { clock } = this.#options;
    while (round.hasNews && !this.#parking.isEmpty()) {
      round.hasNews = false;
      this.#parking.release((channel, update) =>
        this.#lookContained({ channel, update, at: clock() }, round),
      );
    }
  }

  #refuse(channel: Channel): void {
    this.#options.observer.rejected('read_only');
    answerUpdate(channel, false);
  }
}

function hold(channel: Channel, held: Uint8Array[], update: Uint8Array): void {
  if (mayWait(held, MOST_HELD)) held.push(update.slice());
  else channel.socket.close(CLOSE_CODE.tryAgainLater, 'storage_unavailable');
}

/** New client ids, somebody else's, or a gap: on one node that is what it seems, on several it may be stored already. */
function mayLieElsewhere(verdict: UpdateVerdict): boolean {
  switch (verdict.verdict) {
    case 'fine':
      return verdict.newClients.length > 0;
    case 'gap':
      return true;
    case 'broken':
      return verdict.cause === 'foreign_client';
    case 'empty':
      return false;
  }
}
