import type { PersonId } from '@geflecht/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { framesOf } from '../testbed/simulated-people.ts';
import { frames } from './channel.ts';
import { FirstSync } from './first-sync.ts';
import type { DocumentLog } from './log/index.ts';
import { Resident } from './resident.ts';
import { namePrefix, NO_PREFIX, type Prefix, readMessage, updateMessage } from './wire.ts';

const PREFIX = namePrefix('board:probe');
const NOTHING = { snapshot: undefined, updates: [], leases: new Map<number, PersonId>(), seq: 0 };
/** The state of who has nothing. */
const EMPTY = Y.encodeStateVector(new Y.Doc());
const MINUTE = 60_000;
const KIBIBYTE = 1024;

let resident: Resident;
let firstSync: FirstSync;

beforeEach(() => {
  vi.useFakeTimers();
  const log: Pick<DocumentLog, 'append'> = { append: async () => await new Promise(() => undefined) };
  const silent = { onForeign: () => undefined, onDamaged: () => undefined };
  resident = new Resident(
    { name: 'board:probe', kind: 'board', log: log as DocumentLog, ...silent },
    NOTHING,
  );
  firstSync = new FirstSync(resident);
});
afterEach(() => {
  firstSync.forget();
  vi.useRealTimers();
});

/** A change that goes to everybody; answers its frame's length. */
function write(words: string): number {
  let change: Uint8Array | undefined;
  resident.doc.once('update', (update: Uint8Array) => {
    change = update;
  });
  resident.doc.getText('probe').insert(resident.doc.getText('probe').length, words);
  const body = updateMessage(change as Uint8Array);
  firstSync.follow(frames(body), body.length);
  return body.length;
}

const answerFor = (state: Uint8Array, prefix: Prefix = PREFIX): readonly Buffer[] =>
  firstSync.answer(state)(prefix);

/** What somebody who began with `doc` holds after an answer, and the state that they were asked for. */
function heard(answer: readonly Buffer[], doc = new Y.Doc(), prefix: Prefix = PREFIX) {
  let asked: Uint8Array | undefined;
  const types = [];
  for (const frame of answer.flatMap(framesOf)) {
    expect([...frame.subarray(0, prefix.length)]).toEqual([...prefix]);
    const message = readMessage(frame, prefix.length);
    types.push(message?.type);
    if (message?.type === 'step2' || message?.type === 'update') Y.applyUpdate(doc, message.update);
    if (message?.type === 'step1') asked = message.stateVector;
  }
  return { words: doc.getText('probe').toJSON(), asked, types };
}

describe('R1: who joins', () => {
  it('gets what they lack, and is asked for what the room lacks', () => {
    write('eins ');
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(resident.doc));
    write('zwei');
    const { words, asked, types } = heard(answerFor(Y.encodeStateVector(theirs)), theirs);
    expect(words).toBe('eins zwei');
    expect(types).toEqual(['step2', 'step1']);
    expect(asked).toEqual(Y.encodeStateVector(resident.doc));
  });

  it('later gets the same bytes, what was written since, and a question that is up to date', () => {
    write('eins ');
    const early = answerFor(EMPTY);
    write('zwei ');
    write('drei');
    const late = answerFor(EMPTY);
    expect(late[0]).toBe(early[0]);
    expect(heard(early).words).toBe('eins ');
    const { words, asked, types } = heard(late);
    expect(words).toBe('eins zwei drei');
    expect(types).toEqual(['step2', 'update', 'update', 'step1']);
    expect(asked).toEqual(Y.encodeStateVector(resident.doc));
  });

  it('is answered as things stood when they asked, whenever it is sent', () => {
    write('eins ');
    const answer = firstSync.answer(EMPTY);
    write('zwei');
    const { words, asked } = heard(answer(PREFIX));
    expect(words).toBe('eins ');
    expect(Y.decodeStateVector(asked as Uint8Array).get(resident.doc.clientID)).toBe('eins '.length);
  });

  it('on a plain socket gets the same without a name', () => {
    write('eins');
    const answer = firstSync.answer(EMPTY);
    expect(heard(answer(PREFIX)).words).toBe('eins');
    expect(heard(answer(NO_PREFIX), new Y.Doc(), NO_PREFIX).words).toBe('eins');
    expect(firstSync.answer(EMPTY)(NO_PREFIX)[0]).toBe(answer(NO_PREFIX)[0]);
  });

  it('with what is no state gets none: it throws, and nothing is remembered', () => {
    expect(() => answerFor(Uint8Array.of(5))).toThrow();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('an answer is made anew', () => {
  /** Whether somebody who asks now gets the very bytes of before. */
  const isRemembered = (before: readonly Buffer[], state = EMPTY): boolean =>
    answerFor(state)[0] === before[0];
  /** States that are all different; nobody here has written with these client ids. */
  const otherState = (nr: number): Uint8Array => Y.encodeStateVector(new Map([[nr + 1, 1]]));

  it('once more than 64 KiB follow it, and holds all of that', () => {
    const before = answerFor(EMPTY);
    let bytes = 0;
    while (bytes < 64 * KIBIBYTE - 10_000) bytes += write('x'.repeat(5000));
    expect(isRemembered(before)).toBe(true);
    while (bytes <= 64 * KIBIBYTE) bytes += write('x'.repeat(5000));
    const after = answerFor(EMPTY);
    expect(after[0]).not.toBe(before[0]);
    expect(heard(after)).toMatchObject({
      words: resident.doc.getText('probe').toJSON(),
      types: ['step2', 'step1'],
    });
  });

  it('after a minute in which nobody asked for any', () => {
    const before = answerFor(EMPTY);
    vi.advanceTimersByTime(MINUTE - 1);
    expect(isRemembered(before)).toBe(true);
    vi.advanceTimersByTime(MINUTE);
    expect(isRemembered(before)).toBe(true);
    vi.advanceTimersByTime(2 * MINUTE);
    expect(vi.getTimerCount()).toBe(0);
    expect(isRemembered(before)).toBe(false);
  });

  it('when the room has been closed, of which no timer is left', () => {
    const before = answerFor(EMPTY);
    firstSync.forget();
    expect(vi.getTimerCount()).toBe(0);
    expect(isRemembered(before)).toBe(false);
  });

  it('when more than 32 different ones are remembered', () => {
    const before = answerFor(EMPTY);
    for (let nr = 0; nr < 31; nr += 1) answerFor(otherState(nr));
    expect(isRemembered(before)).toBe(true);
    answerFor(otherState(31));
    expect(isRemembered(before)).toBe(false);
  });

  it('when they are larger than 4 MiB together; one alone is remembered however large it is', () => {
    write('x'.repeat(1536 * KIBIBYTE));
    const before = answerFor(EMPTY);
    answerFor(otherState(1));
    expect(isRemembered(before)).toBe(true);
    answerFor(otherState(2));
    expect(isRemembered(before)).toBe(false);
    firstSync.forget();
    write('x'.repeat(4096 * KIBIBYTE));
    const huge = answerFor(EMPTY);
    expect(isRemembered(huge)).toBe(true);
  });

  it('each time for a state that is longer than anybody shares', () => {
    write('eins');
    const long = Y.encodeStateVector(
      new Map(Array.from({ length: 4000 }, (_, nr) => [nr + 1_000_000_000, 1] as const)),
    );
    expect(long.length).toBeGreaterThan(16 * KIBIBYTE);
    const before = answerFor(long);
    expect(heard(before).words).toBe('eins');
    expect(isRemembered(before, long)).toBe(false);
  });
});
