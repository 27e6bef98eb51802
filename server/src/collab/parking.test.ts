import { beforeEach, describe, expect, it } from 'vitest';

import { type RecordedSocket, recordedSocket } from '../testbed/recorded-socket.ts';
import { type Channel, createChannel } from './channel.ts';
import { mayWait, Parking } from './parking.ts';
import { namePrefix } from './wire.ts';

const PREFIX = namePrefix('board:probe');

/** Whose ground was asked for, oldest first. */
let asked: string[];
/** Updates whose ground is missing, by their first byte. */
let missing: Set<number>;
let parking: Parking;

beforeEach(() => {
  asked = [];
  missing = new Set();
  parking = new Parking({
    ask: ({ person: who }) => asked.push(who),
    isGap: (_, update) => missing.has(update[0] ?? 0),
  });
});

const person = (id: string): Channel => createChannel(recordedSocket(id), PREFIX, 'write');
const closesOf = ({ socket }: Channel): readonly string[] => (socket as RecordedSocket).closes;

function park(channel: Channel, nr: number): void {
  missing.add(nr);
  parking.add(channel, Uint8Array.of(nr));
}

function released(): string[] {
  const taken: string[] = [];
  parking.release((channel, update) => taken.push(`${channel.socket.id}:${update[0]}`));
  return taken;
}

describe('G2: an update whose ground is missing', () => {
  it('is asked for again, each time one comes', () => {
    const ada = person('ada');
    park(ada, 1);
    park(ada, 2);
    expect(asked).toEqual(['ada', 'ada']);
  });

  it('is handed on once, when its ground is here, in the order in which it came', () => {
    const [ada, eve] = [person('ada'), person('eve')];
    park(ada, 1);
    park(eve, 2);
    park(ada, 3);
    expect(released()).toEqual([]);
    missing.clear();
    expect(released()).toEqual(['ada:1', 'ada:3', 'eve:2']);
    expect(parking.isEmpty()).toBe(true);
    expect(released()).toEqual([]);
  });

  it('waits on while others go', () => {
    const [ada, eve] = [person('ada'), person('eve')];
    park(ada, 1);
    park(ada, 2);
    park(eve, 3);
    missing.delete(2);
    missing.delete(3);
    expect(released()).toEqual(['ada:2', 'eve:3']);
    expect(parking.isEmpty()).toBe(false);
    missing.clear();
    expect(released()).toEqual(['ada:1']);
  });

  it('may be what the next one waits for', () => {
    const ada = person('ada');
    park(ada, 1);
    park(ada, 2);
    missing.delete(1);
    const taken: number[] = [];
    parking.release((_, update) => {
      taken.push(update[0] ?? 0);
      missing.delete(2);
    });
    expect(taken).toEqual([1, 2]);
  });

  it('is kept as it was, though its memory is used again', () => {
    const memory = Uint8Array.of(1);
    parking.add(person('ada'), memory);
    memory[0] = 99;
    expect(released()).toEqual(['ada:1']);
  });

  it('is forgotten with its channel, also in the middle of handing on', () => {
    const [ada, eve, leo] = [person('ada'), person('eve'), person('leo')];
    for (const [nr, each] of [ada, eve, leo].entries()) park(each, nr);
    parking.forget(eve);
    missing.clear();
    const taken: string[] = [];
    parking.release(({ socket }) => {
      taken.push(socket.id);
      parking.forget(leo);
    });
    expect(taken).toEqual(['ada']);
    expect(parking.isEmpty()).toBe(true);
  });
});

describe('what waits does not pile up', () => {
  it('64 of one channel wait, the 65th sends it away without a question', () => {
    const ada = person('ada');
    for (let nr = 0; nr < 64; nr += 1) park(ada, nr);
    expect(closesOf(ada)).toEqual([]);
    park(ada, 64);
    expect(closesOf(ada)).toEqual(['1013 invalid_message']);
    expect(asked).toHaveLength(64);
    missing.clear();
    expect(released()).toHaveLength(64);
  });

  it('once 4 MiB of a channel wait, no more of it does', () => {
    const ada = person('ada');
    parking.add(ada, new Uint8Array(4 * 1024 * 1024 - 1));
    parking.add(ada, new Uint8Array(1));
    expect(closesOf(ada)).toEqual([]);
    parking.add(ada, new Uint8Array(1));
    expect(closesOf(ada)).toEqual(['1013 invalid_message']);
  });

  it('at 256 of all together, whoever has most comes again with all of it; the others wait on', () => {
    const crowd = Array.from({ length: 5 }, (_, nr) => person(`p${nr}`));
    const [small, ...large] = crowd as [Channel, ...Channel[]];
    park(small, 0);
    for (const each of large.slice(0, 3)) for (let nr = 1; nr <= 64; nr += 1) park(each, nr);
    const last = large[3] as Channel;
    for (let nr = 1; nr <= 63; nr += 1) park(last, nr);
    expect(crowd.flatMap(closesOf)).toEqual([]);
    const most = large[0] as Channel;
    most.held = [Uint8Array.of(7)];
    park(small, 1);
    expect(closesOf(most)).toEqual(['1013 invalid_message']);
    expect(crowd.flatMap(closesOf)).toHaveLength(1);
    expect(most.held).toBeUndefined();
    missing.clear();
    const taken = released();
    expect(taken).toHaveLength(2 + 64 + 64 + 63);
    expect(taken.filter((each) => each.startsWith('p1:'))).toEqual([]);
  });
});

it('one more may wait behind fewer than the most, if those are short enough', () => {
  expect(mayWait([], 1)).toBe(true);
  expect(mayWait([new Uint8Array(1)], 1)).toBe(false);
  expect(mayWait([new Uint8Array(4 * 1024 * 1024 - 1)], 2)).toBe(true);
  expect(mayWait([new Uint8Array(4 * 1024 * 1024)], 2)).toBe(false);
});
