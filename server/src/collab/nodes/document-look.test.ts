import { beforeEach, expect, it } from 'vitest';

import { createDocumentLook } from './document-look.ts';

let heads: Map<string, number>;
let held: { name: string; seq: number; isIdle: boolean }[];
let caughtUp: string[];
let untold: number;
let look: () => Promise<void>;

beforeEach(() => {
  heads = new Map();
  held = [
    { name: 'a', seq: 3, isIdle: true },
    { name: 'b', seq: 0, isIdle: true },
  ];
  caughtUp = [];
  untold = 0;
  look = createDocumentLook({
    watched: () => held.map((each) => ({ ...each, catchUp: () => void caughtUp.push(each.name) })),
    newest: async (names) =>
      await Promise.resolve(new Map([...heads].filter(([name]) => names.includes(name)))),
    onUntold: () => void (untold += 1),
  });
});

it('reads on where the log holds more, and nowhere else', async () => {
  heads.set('a', 3).set('c', 9);
  await look();
  expect(caughtUp).toEqual([]);
  heads.set('b', 1);
  await look();
  expect(caughtUp).toEqual(['b']);
  expect(untold).toBe(1);
});

it('lets a document that is just writing be behind for one look, but not for two', async () => {
  const [a] = held;
  if (a === undefined) throw new Error('there is one');
  a.isIdle = false;
  heads.set('a', 5);
  await look();
  expect(caughtUp).toEqual([]);
  a.seq = 4;
  await look();
  expect(caughtUp).toEqual([]);
  await look();
  expect(caughtUp).toEqual(['a']);
});
