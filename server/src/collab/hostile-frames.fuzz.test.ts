import { type PersonId, sectionFragment } from '@geflecht/domain';
import { createRandom } from '@geflecht/testkit/random';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { hostileFrame } from '../testbed/fuzz-frames.ts';
import {
  BOARD,
  liveStage,
  MEMBER,
  MODERATOR,
  opened,
  PROPOSAL,
  saved,
  wordsOf,
  write,
} from '../testbed/live-stage.ts';
import { frames, type RawSocket, rawSocket } from '../testbed/raw-socket.ts';
import { until } from '../testbed/until.ts';

const isLong = process.env['GEFLECHT_TEST_LONG'] === '1';
const FRAMES = isLong ? 20_000 : 300;
const SEED = Number(process.env['GEFLECHT_SEED'] ?? 20_270_519);

const stage = liveStage();

describe('G1 G5 G7: frames that nobody should send, to the whole product', () => {
  it.each([
    ['a board', BOARD, PROPOSAL],
    ['a text', PROPOSAL, BOARD],
  ])(
    `${FRAMES} of them at %s, from seed ${SEED}: it lives, others go on, and all hold the same`,
    async (_, name, other) => {
      vi.setConfig({ testTimeout: isLong ? 1_800_000 : 120_000 });
      const dice = createRandom(SEED);
      const victim = await opened(await stage.tabOf(MODERATOR), name);
      const neighbour = await opened(await stage.tabOf(MODERATOR), other);
      const untouched = JSON.stringify(Y.encodeStateVector(neighbour.doc));
      const honest: Uint8Array[] = [];
      victim.doc.on('update', (update: Uint8Array) => honest.push(update));
      const hostile = await stage.product.as(MEMBER);
      let raw: RawSocket | undefined;
      for (let nr = 0; nr < FRAMES; nr += 1) {
        if (raw === undefined || raw.closes.length > 0) {
          raw = await rawSocket(hostile);
          raw.send(frames.auth(name));
        }
        if (nr % 100 === 0) {
          if (name === PROPOSAL) write(victim.doc, `ehrlich-${nr}.`);
          else victim.doc.getMap('items').set(`ehrlich-${nr}.`, new Y.Map([['x', nr]]));
          await saved(victim);
        }
        const quarry = {
          doc: victim.doc,
          honest: honest.at(-1) ?? new Uint8Array([0, 0]),
          own: 1 + dice.below(1000),
        };
        const around = {
          person: MEMBER as PersonId,
          clients: [...victim.doc.store.clients.keys()],
          fields: [sectionFragment('ziel')],
        };
        raw.send(hostileFrame(dice, name, quarry, around));
        if (nr % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      await saved(victim);
      const late = await opened(await stage.tabOf(MODERATOR), name);
      await until('a newcomer sees what the others see', () => {
        const [a, b] = [Y.encodeStateVector(victim.doc), Y.encodeStateVector(late.doc)];
        return Buffer.compare(a, b) === 0;
      });
      expect(() => Y.encodeStateAsUpdate(late.doc)).not.toThrow();
      expect(late.doc.store.pendingStructs).toBeNull();
      // Whoever may write may also delete: what counts is that all hold the same.
      const held = (doc: Y.Doc): unknown => [wordsOf(doc), doc.getMap('items').toJSON()];
      expect(held(late.doc)).toEqual(held(victim.doc));
      expect(JSON.stringify(Y.encodeStateVector(neighbour.doc))).toBe(untouched);
      raw?.close();
    },
  );
});
