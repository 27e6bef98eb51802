import type { PersonId } from '@geflecht/domain';
import { hostileState } from '@geflecht/testkit/hostile';
import { createRandom, type Random } from '@geflecht/testkit/random';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { hostilePresence } from '../../testbed/fuzz-frames.ts';
import { isPresenceState } from './presence-check.ts';
import { readPresenceFrame } from './presence-frame.ts';
import { presenceStateSchema } from './presence-schema.ts';
import { admitPresence, isPlainCursor } from './presence.ts';

const STATES = process.env['GEFLECHT_TEST_LONG'] === '1' ? 1_000_000 : 10_000;
const SEED = Number(process.env['GEFLECHT_FUZZ_SEED'] ?? 20_270_519);
const ADA = 'ada' as PersonId;
const AROUND = { person: ADA, clients: [1, 2, 4_000_000_000], fields: ['section.ziel', 'smart.messbar'] };

/** Keys that every object has: a schema that asks whether it knows them is told so. */
const INHERITED = /"(?:__proto__|prototype|constructor|toString|valueOf|hasOwnProperty)":/;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

describe(`${STATES} hostile states (seed ${SEED})`, () => {
  it('are judged by hand as by the schema', { timeout: 600_000 }, () => {
    const dice = createRandom(SEED);
    const torn: string[] = [];
    let right = 0;
    for (let nr = 0; nr < STATES; nr += 1) {
      const json = hostileState(dice, AROUND);
      const state = parsed(json);
      const byHand = isPresenceState(state);
      const bySchema = v.is(presenceStateSchema, state);
      if (byHand !== bySchema && (byHand || !INHERITED.test(json))) torn.push(`by hand ${byHand}: ${json}`);
      if (byHand) right += 1;
    }
    expect(torn).toEqual([]);
    expect(right).toBeGreaterThan(STATES / 20);
    expect(right).toBeLessThan(STATES / 2);
  });

  it(
    'pass with nothing but what belongs to the kind, and with the person of the socket',
    { timeout: 600_000 },
    () => {
      const dice = createRandom(SEED + 1);
      const strange: string[] = [];
      let count = 0;
      for (let nr = 0; nr < STATES; nr += 1) {
        const state = parsed(hostileState(dice, AROUND));
        const kind = dice.pick(['board', 'proposal'] as const);
        const admitted = admitPresence(kind, state, ADA);
        if (admitted === undefined) continue;
        count += 1;
        const known = new Set(['person', kind === 'board' ? 'board' : 'cursor']);
        if (admitted['person'] !== ADA || Object.keys(admitted).some((key) => !known.has(key)))
          strange.push(JSON.stringify(admitted));
        // What travels on is what any other server would admit again.
        const again = admitPresence(kind, JSON.parse(JSON.stringify(admitted)), ADA);
        if (JSON.stringify(again) !== JSON.stringify(admitted)) strange.push(JSON.stringify(admitted));
      }
      expect(strange).toEqual([]);
      expect(count).toBeGreaterThan(STATES / 20);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );
});

it('a plain cursor is what is admitted of it, character by character; whatever differs is looked at closely', () => {
  const dice = createRandom(SEED + 2);
  const number = (): string => {
    const value =
      ((dice.chance(0.5) ? 1 : -1) * dice.below(90_000)) / dice.pick([1, 10, 100, 1000, 1e-20, 1e20]);
    return dice.chance(0.9)
      ? JSON.stringify(value)
      : dice.pick(['1e400', '01', '-', '1.', '.5', 'NaN', '+1', '"1"', '']);
  };
  let plain = 0;
  for (let nr = 0; nr < 20_000; nr += 1) {
    const whole = `{"person":"${dice.pick(['ada', 'eve', 'a\\u0064a', ''])}","board":{"cursor":{"x":${number()},"y":${number()}}}}`;
    const at = dice.below(whole.length);
    const raw = dice.chance(0.7)
      ? whole
      : whole.slice(0, at) + dice.pick(['', ' ', '"', '}', 'é']) + whole.slice(at + 1);
    if (!isPlainCursor(raw, ADA)) continue;
    plain += 1;
    expect(JSON.stringify(admitPresence('board', parsed(raw), ADA)), raw).toBe(raw);
  }
  expect(plain).toBeGreaterThan(500);
});

describe('an awareness frame', () => {
  it('is read as y-protocols writes it', () => {
    const awareness = new Awareness(new Y.Doc());
    for (const [client, state] of [
      [1, { person: 'ada' }],
      [4_000_000_000, { words: 'Grüße 🌳' }],
      [3, null],
    ] as const) {
      awareness.meta.set(client, { clock: client % 1000, lastUpdated: 0 });
      if (state !== null) awareness.states.set(client, state);
    }
    expect(readPresenceFrame(encodeAwarenessUpdate(awareness, [1, 4_000_000_000, 3]))).toEqual([
      { client: 1, clock: 1, state: '{"person":"ada"}' },
      { client: 4_000_000_000, clock: 0, state: '{"words":"Grüße 🌳"}' },
      { client: 3, clock: 3, state: 'null' },
    ]);
    awareness.destroy();
  });

  it(`that is none is never more than refused (seed ${SEED})`, () => {
    const dice: Random = createRandom(SEED + 2);
    let refused = 0;
    let longest = 0;
    for (let nr = 0; nr < STATES / 10; nr += 1) {
      const states = readPresenceFrame(hostilePresence(dice, AROUND));
      if (states === undefined) refused += 1;
      else longest = Math.max(longest, states.length);
    }
    expect(longest).toBeLessThanOrEqual(1000);
    expect(refused).toBeGreaterThan(STATES / 200);
    expect(refused).toBeLessThan(STATES / 20);
  });

  it.each([
    ['more states than anybody is told of', [0xe9, 0x07, ...Array<number>(9000).fill(0)]],
    ['a state without an end', [1, 1, 1, 0xff, 0xff, 0x7f]],
    ['letters that are none', [1, 1, 1, 2, 0xc3, 0x28]],
    ['something behind its end', [0, 0]],
    ['nothing', []],
  ])('with %s is refused', (_, bytes) => {
    expect(readPresenceFrame(Uint8Array.from(bytes))).toBeUndefined();
  });
});
