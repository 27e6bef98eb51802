import * as Y from 'yjs';

import { frames } from './channel.ts';
import type { Resident } from './resident.ts';
import { type Prefix, step1Message, step2Message } from './wire.ts';

/** The frames that answer "what do I lack?" by somebody's state, and ask the same back. */
type Answer = (prefix: Prefix) => readonly Buffer[];

/** Different states that are remembered at once: newcomers share one, people coming back after a restart a few. */
const REMEMBERED = 32;
/** Bytes of all remembered answers together; one is remembered however large it is. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Milliseconds for which answers are kept that nobody asks for: an evening's people come within minutes. */
const KEPT = 60_000;
/** Bytes of changes that a remembered answer may be followed by before it is made anew. */
const LONGEST_TAIL = 64 * 1024;

/** Bytes of a state under which an answer is remembered; nobody shares a longer one. */
const LONGEST_VECTOR = 16 * 1024;

interface Remembered {
  readonly frame: (prefix: Prefix) => Buffer;
  /** Changes made after it. */
  readonly tail: ((prefix: Prefix) => Buffer)[];
  /** Of the answer itself, and of what follows it. */
  readonly size: number;
  bytes: number;
}

/** Encodes a document once for all who join it at about the same time. */
export class FirstSync {
  readonly #resident: Resident;
  readonly #answers = new Map<string, Remembered>();
  #forgetting: NodeJS.Timeout | undefined;
  #isAsked = false;
  #question: { readonly changes: number; readonly frame: (prefix: Prefix) => Buffer } | undefined;

  constructor(resident: Resident) {
    this.#resident = resident;
  }

  /**
   * Must be sent only after everything applied at this moment is on disk.
   * @throws when the state vector is none
   */
  answer(stateVector: Uint8Array): Answer {
    const key = Buffer.from(stateVector).toString('latin1');
    const known = this.#answers.get(key) ?? this.#remember(key, stateVector);
    this.#isAsked = true;
    const tail = [...known.tail];
    const question = this.#ask();
    return (prefix) => [known.frame(prefix), ...tail.map((frame) => frame(prefix)), question(prefix)];
  }

  /** A change, as it goes to everybody: remembered answers stay right by being followed by it. */
  follow(frame: (prefix: Prefix) => Buffer, bytes: number): void {
    for (const [key, known] of this.#answers) {
      known.bytes += bytes;
      if (known.bytes > LONGEST_TAIL) this.#answers.delete(key);
      else known.tail.push(frame);
    }
  }

  forget(): void {
    clearTimeout(this.#forgetting);
    this.#forgetting = undefined;
    this.#answers.clear();
    this.#question = undefined;
  }

  #remember(key: string, stateVector: Uint8Array): Remembered {
    const update = Y.encodeStateAsUpdate(this.#resident.doc, stateVector);
    const made = {
      frame: frames(step2Message(update)),
      tail: [],
      size: update.byteLength + key.length,
      bytes: 0,
    };
    const size = [...this.#answers.values()].reduce((sum, each) => sum + each.size, made.size);
    if (this.#answers.size >= REMEMBERED || size > MOST_BYTES) this.#answers.clear();
    if (key.length <= LONGEST_VECTOR) this.#answers.set(key, made);
    this.#forgetting ??= this.#forgetLater();
    return made;
  }

  #forgetLater(): NodeJS.Timeout {
    return setTimeout(() => {
      if (this.#isAsked) this.#forgetting = this.#forgetLater();
      else this.forget();
      this.#isAsked = false;
    }, KEPT).unref();
  }

  #ask(): (prefix: Prefix) => Buffer {
    const { changes, doc } = this.#resident;
    if (this.#question?.changes !== changes)
      this.#question = { changes, frame: frames(step1Message(Y.encodeStateVector(doc))) };
    return this.#question.frame;
  }
}
