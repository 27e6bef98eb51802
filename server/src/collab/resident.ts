import type { DocumentAddress, PersonId } from '@geflecht/domain';
import * as Y from 'yjs';

import { judgeUpdate, type UpdateVerdict } from './guard/index.ts';
import type { DocumentLog, Lease, Stored } from './log/index.ts';

/** A change that is on disk. */
export interface Committed {
  readonly update: Uint8Array;
  readonly leases: readonly Lease[];
  readonly seq: number;
}

export interface ResidentOptions {
  readonly name: string;
  readonly kind: DocumentAddress['kind'];
  readonly log: DocumentLog;
  /** A change that came from another node was applied; it is on disk already. */
  readonly onForeign: (update: Uint8Array) => void;
  /** Memory and disk no longer agree: the document has to be read anew, by everybody. */
  readonly onDamaged: (cause: unknown) => void;
}

/** Applies one judged update; `leases` are the client ids that are new in it. */
export type Apply = (update: Uint8Array, leases: readonly Lease[]) => void;

interface Thrown {
  readonly error: unknown;
}

interface Applied {
  /** Why what was applied is not whole. */
  readonly damage: Thrown | undefined;
  /** What the updates brought that was not there. */
  readonly fresh: Uint8Array | undefined;
  /** What the work itself threw, which changes nothing of what was applied. */
  readonly thrown: Thrown | undefined;
}

interface Storing {
  readonly update: Uint8Array;
  readonly leases: readonly Lease[];
  readonly committed: (what: Committed) => void;
  readonly refused: (cause: unknown) => void;
}

const FROM_LOG = Symbol('from the log');

/**
 * A document in memory, and its log. What is applied here is on its way to the disk; whoever wants to tell others of it
 * waits for the commit (`afterCommit`).
 */
export class Resident {
  readonly doc = new Y.Doc();
  readonly leases = new Map<number, PersonId>();
  readonly #options: ResidentOptions;
  /** Of what is applied, counted without gaps: what other nodes did and we have not heard of is missing in it. */
  #seq = 0;
  #inFlight = 0;
  #isChanging = false;
  #isDamaged = false;
  #lastCommit: Promise<void> = Promise.resolve();
  #emitted: Uint8Array[] = [];
  #catchingUp: Promise<void> | undefined;
  #changes = 0;

  constructor(options: ResidentOptions, stored: Stored) {
    this.#options = options;
    this.#take(stored);
    this.#emitted = [];
    this.doc.on('update', (update: Uint8Array) => {
      this.#changes += 1;
      this.#emitted.push(update);
    });
  }

  get seq(): number {
    return this.#seq;
  }

  /** Grows with every change; what was computed at one number holds until the next. */
  get changes(): number {
    return this.#changes;
  }

  isIdle(): boolean {
    return this.#inFlight === 0;
  }

  judge(update: Uint8Array, person: PersonId): UpdateVerdict {
    return judgeUpdate(update, { doc: this.doc, kind: this.#options.kind, leases: this.leases, person });
  }

  /**
   * Applies judged updates as one change and stores what is new in it.
   * @param work is given the way to apply one; what it throws is thrown on, after the rest is on its way to the disk
   * @param committed called after the commit; without an argument when nothing was new
   * @param refused called instead when memory and disk no longer agree
   * @throws when it is called from within `work`: nothing of the inner change could be stored by itself
   */
  change(
    work: (apply: Apply) => void,
    committed: (what: Committed | undefined) => void,
    refused: (cause: unknown) => void = () => undefined,
  ): void {
    if (this.#isChanging) throw new Error('A change within a change of the same document.');
    this.#isChanging = true;
    const leases: Lease[] = [];
    let applied;
    try {
      applied = this.#apply((apply) =>
        work((update, news) => {
          apply(update);
          for (const lease of news) this.leases.set(lease.client, lease.person);
          leases.push(...news);
        }),
      );
    } finally {
      this.#isChanging = false;
    }
    if (applied.damage !== undefined) {
      this.#damaged(applied.damage.error);
      refused(applied.damage.error);
      return;
    }
    if (applied.fresh === undefined) this.afterCommit(() => committed(undefined));
    else this.#store({ update: applied.fresh, leases, committed, refused });
    if (applied.thrown !== undefined) throw applied.thrown.error;
  }

  #store({ update, leases, committed, refused }: Storing): void {
    this.#inFlight += 1;
    this.#lastCommit = this.#options.log
      .append({ document: this.#options.name, update, leases })
      .then(
        (seq) => {
          this.#inFlight -= 1;
          this.#arrived(seq);
          committed({ update, leases, seq });
        },
        (error: unknown) => {
          this.#inFlight -= 1;
          this.#damaged(error);
          refused(error);
        },
      )
      .catch((error: unknown) => this.#damaged(error));
  }

  #damaged(cause: unknown): void {
    if (this.#isDamaged) return;
    this.#isDamaged = true;
    this.#options.onDamaged(cause);
  }

  /** Runs once everything applied so far is on disk, at once when it is, and never when it will not be. */
  afterCommit(then: () => void): void {
    const run = (): void => {
      if (!this.#isDamaged) then();
    };
    if (this.#inFlight === 0) run();
    else void this.#lastCommit.then(run);
  }

  async settled(): Promise<void> {
    while (this.#inFlight > 0 && !this.#isDamaged) await this.#lastCommit;
  }

  /** A change of another node. */
  hear({ update, leases, seq }: Committed): void {
    if (seq <= this.#seq) return;
    if (seq !== this.#seq + 1) {
      this.catchUp();
      return;
    }
    for (const { client, person } of leases) this.leases.set(client, person);
    const { fresh, damage } = this.#apply((apply) => apply(update));
    if (damage !== undefined) {
      this.#damaged(damage.error);
      return;
    }
    this.#seq = seq;
    if (fresh !== undefined) this.#options.onForeign(fresh);
  }

  /** Reads from the log what other nodes stored and nobody told us. Failing, it is tried again with the next cause. */
  catchUp(): void {
    this.#catchingUp ??= this.#readOn().finally(() => {
      this.#catchingUp = undefined;
    });
    this.#catchingUp.catch(() => undefined);
  }

  /** Resolves once everything that was in the log at this moment is here. @throws StorageUnavailable */
  async caughtUp(): Promise<void> {
    // What is under way may have looked a moment too early.
    await this.#catchingUp?.catch(() => undefined);
    this.catchUp();
    await this.#catchingUp;
  }

  destroy(): void {
    this.doc.destroy();
  }

  async #readOn(): Promise<void> {
    const stored = await this.#options.log.since(this.#options.name, this.#seq);
    if (stored.seq <= this.#seq) return;
    this.#take(stored);
    for (const update of this.#emitted.splice(0)) this.#options.onForeign(update);
  }

  #take({ snapshot, updates, leases, seq }: Stored): void {
    for (const [client, person] of leases) this.leases.set(client, person);
    this.doc.transact(() => {
      if (snapshot !== undefined) Y.applyUpdate(this.doc, snapshot, FROM_LOG);
      for (const update of updates) Y.applyUpdate(this.doc, update, FROM_LOG);
    }, FROM_LOG);
    this.#seq = Math.max(this.#seq, seq);
  }

  #arrived(seq: number): void {
    if (seq === this.#seq + 1) this.#seq = seq;
    else if (seq > this.#seq) this.catchUp();
  }

  /** Updates that are not applied whole leave nothing sound. */
  #apply(work: (apply: (update: Uint8Array) => void) => void): Applied {
    let damage: Thrown | undefined;
    let thrown: Thrown | undefined;
    const apply = (update: Uint8Array): void => {
      try {
        Y.applyUpdate(this.doc, update);
      } catch (error) {
        damage ??= { error };
      }
    };
    try {
      this.doc.transact(() => {
        try {
          work(apply);
        } catch (error) {
          thrown = { error };
        }
      });
    } catch (error) {
      damage ??= { error };
    }
    const emitted = this.#emitted.splice(0);
    if (damage !== undefined) return { damage, fresh: undefined, thrown };
    return { damage, fresh: emitted.length > 1 ? Y.mergeUpdates(emitted) : emitted[0], thrown };
  }
}
