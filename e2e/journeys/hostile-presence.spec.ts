import { DOCUMENT_SCHEMA, handshakeToken, SOCKET_PATH } from '@geflecht/contract';
import { hostileState, type Surroundings } from '@geflecht/testkit/hostile';
import { createRandom, type Random } from '@geflecht/testkit/random';
import type { Page } from '@playwright/test';

import { alma, KLIMA, theres } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { expectSameLines, Tafel } from '../pages/tafel.ts';
import { Vorschlag } from '../pages/vorschlag.ts';

const STATES = process.env['GEFLECHT_TEST_LONG'] === '1' ? 10_000 : 400;
const SEED = 20_270_519;
/** States between two looks at the page; also what a tab may say in a second without being slowed. */
const BATCH = 20;
const PROPOSAL = 'M1-05';

/** A message of the wire: the document's name, the type, the rest. */
function frame(name: string, numbers: readonly number[], ...parts: readonly Uint8Array[]): number[] {
  const head = new TextEncoder().encode(name);
  const bytes = [...varUint(head.length), ...head, ...numbers];
  for (const part of parts) bytes.push(...varUint(part.length), ...part);
  return bytes;
}

function varUint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** One client's state as y-protocols writes it. */
function presence(name: string, client: number, clock: number, state: string): number[] {
  const words = utf8(state);
  const states = Uint8Array.from([
    1,
    ...varUint(client),
    ...varUint(clock),
    ...varUint(words.length),
    ...words,
  ]);
  return frame(name, [1], states);
}

/**
 * A socket of a signed-in person, without the product's own code around it: it says whatever it is told. It lives in a
 * page, because a browser sends the cookie along.
 */
async function openRawSocket(page: Page, name: string): Promise<void> {
  const schema = DOCUMENT_SCHEMA[name.startsWith('board:') ? 'board' : 'proposal'];
  const auth = frame(name, [2, 0], utf8(handshakeToken(schema)));
  await page.evaluate(
    async ([path, hello]) => {
      const hold = window as unknown as { raw?: WebSocket; closes: number };
      const connect = async (): Promise<void> => {
        const socket = new WebSocket(`${location.origin.replace('http', 'ws')}${path}`);
        socket.binaryType = 'arraybuffer';
        await new Promise((resolve) => {
          socket.addEventListener('message', resolve, { once: true });
          socket.addEventListener('open', () => socket.send(Uint8Array.from(hello)));
        });
        socket.addEventListener('close', () => {
          hold.closes += 1;
          // Whoever is thrown out comes back.
          void connect();
        });
        hold.raw = socket;
      };
      hold.closes = 0;
      await connect();
    },
    [SOCKET_PATH, auth] as [string, number[]],
  );
}

async function say(page: Page, frames: readonly number[][]): Promise<void> {
  await page.evaluate(async (all) => {
    const hold = window as unknown as { raw?: WebSocket };
    for (const bytes of all) {
      while (hold.raw?.readyState !== WebSocket.OPEN) await new Promise(requestAnimationFrame);
      hold.raw.send(Uint8Array.from(bytes));
    }
  }, frames as number[][]);
}

/** States that nobody should send, in the name of a client of the attacker's own; now and then of somebody else's. */
async function floodWith(dice: Random, attacker: Page, name: string, around: Surroundings): Promise<void> {
  for (let nr = 0; nr < STATES; nr += BATCH) {
    const frames = Array.from({ length: BATCH }, (_, at) => {
      const client = dice.chance(0.8) ? 4711 : dice.pick(around.clients);
      return presence(name, client, nr + at + 1, hostileState(dice, around));
    });
    await say(attacker, frames);
  }
}

/** The document's name and a client that is known there. */
const around = (person: string, fields: readonly string[]): Surroundings => ({
  person,
  clients: [1, 2, 4711],
  fields,
});

test(`${STATES} hostile presence states leave a text, and the page that shows it, unharmed (seed ${SEED})`, async ({
  open,
}) => {
  const victim = await open({ as: theres, path: `/vorschlag/${PROPOSAL}` });
  const text = new Vorschlag(victim);
  await text.ready();
  const before = await text.text();
  const attacker = await open({ as: alma });
  const name = `proposal:${PROPOSAL}`;
  await openRawSocket(attacker, name);
  await floodWith(createRandom(SEED), attacker, name, around(alma.id, ['section.ziel', 'section.umsetzung']));
  expect(await text.text()).toEqual(before);
  // What is right comes through, or the others would have proven nothing.
  const end = { type: null, tname: 'section.anlass', item: null, assoc: 0 };
  const caret = JSON.stringify({ person: alma.id, cursor: { anchor: end, head: end } });
  await say(attacker, [presence(name, 4711, STATES + 1, caret)]);
  await expect(text.field('Anlass').locator('.ProseMirror-widget').first()).toBeVisible();
  // The page is alive, and what is written in it goes to where it was written.
  await text.write('Umsetzung', 'Nach dem Sturm.');
  const after = await text.text();
  expect(after).toEqual({ ...before, Umsetzung: `${before.Umsetzung}\nNach dem Sturm.` });
  const fresh = new Vorschlag(await open({ as: alma, path: `/vorschlag/${PROPOSAL}` }));
  await expect(fresh.field('Umsetzung')).toContainText('Nach dem Sturm.');
  expect(await fresh.text()).toEqual(after);
});

test(`${STATES} hostile presence states leave a board, and the page that shows it, unharmed (seed ${SEED})`, async ({
  open,
}) => {
  const victim = await open({ as: theres, path: `/m/${KLIMA}/tafel` });
  const board = new Tafel(victim);
  await board.ready();
  const before = await board.lines();
  const attacker = await open({ as: alma });
  const name = `board:${KLIMA}`;
  await openRawSocket(attacker, name);
  await floodWith(createRandom(SEED + 1), attacker, name, around(alma.id, ['items']));
  await expect.poll(() => board.lines()).toEqual(before);
  const pointer = { cursor: { x: 0, y: 0 }, selection: [], editing: null, drag: null };
  await say(attacker, [
    presence(name, 4711, STATES + 1, JSON.stringify({ person: alma.id, board: pointer })),
  ]);
  await expect(victim.getByRole('img', { name: alma.name }).first()).toBeVisible();
  await board.addNote('Nach dem Sturm');
  const fresh = new Tafel(await open({ as: alma, path: `/m/${KLIMA}/tafel` }));
  await fresh.ready();
  await fresh.openOutline();
  await expect(fresh.line('Nach dem Sturm')).toBeVisible();
  await expectSameLines(fresh, board);
});
