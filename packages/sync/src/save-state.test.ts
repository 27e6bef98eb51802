import { describe, expect, it } from 'vitest';

import type { ConnectionState } from './connection.ts';
import { type DocumentLoad, saveStateOf } from './save-state.ts';

const load = (unacknowledged: number, rest: Partial<DocumentLoad> = {}): DocumentLoad => ({
  unacknowledged,
  channel: 'up',
  refused: false,
  outdated: false,
  ...rest,
});
const at = (
  connection: ConnectionState,
  documents: DocumentLoad[],
  storage: 'failing' | 'writable' = 'writable',
) => saveStateOf({ connection, storage }, documents);

const CONNECTIONS: readonly ConnectionState[] = ['starting', 'open', 'offline', 'ended', 'closed'];
/** Every kind of document there is, with and without something unacknowledged. */
const LOADS: readonly DocumentLoad[] = [0, 2].flatMap((count) =>
  (['up', 'down'] as const).flatMap((channel) =>
    [false, true].flatMap((refused) =>
      [false, true].map((outdated) => load(count, { channel, refused, outdated })),
    ),
  ),
);

describe('save state', () => {
  it('S1: never saved while anything is unacknowledged, in whatever mix of documents', () => {
    for (const connection of CONNECTIONS) {
      for (const storage of ['writable', 'failing'] as const) {
        for (const one of LOADS) {
          for (const other of LOADS) {
            const { kind } = at(connection, [one, other], storage);
            const mayBeSaved = connection === 'open' || connection === 'starting';
            const isAllKept = one.unacknowledged + other.unacknowledged === 0;
            expect(kind === 'saved').toBe(mayBeSaved && isAllKept);
          }
        }
      }
    }
  });
  it('S2: saving while any document waits', () => {
    expect(at('open', [load(0), load(1)])).toEqual({ kind: 'saving' });
  });
  it('S3: offline with all that is waiting', () => {
    for (const connection of ['offline', 'ended', 'closed'] as const) {
      for (const one of LOADS) {
        const waiting = 3 + one.unacknowledged;
        expect(at(connection, [load(3), one])).toEqual({ kind: 'offline', waiting });
      }
    }
  });
  it('S4: offline when only the channel of a waiting document is down', () => {
    expect(at('open', [load(2, { channel: 'down' }), load(1)])).toEqual({ kind: 'offline', waiting: 3 });
    expect(at('open', [load(0, { channel: 'down' })])).toEqual({ kind: 'saved' });
  });
  it('S5: what a refused document did not take is said, unless something else is under way', () => {
    expect(at('open', [load(7, { refused: true })])).toEqual({ kind: 'failed', waiting: 7 });
    expect(at('open', [load(7, { refused: true }), load(1)])).toEqual({ kind: 'saving' });
    expect(at('open', [load(0, { refused: true })])).toEqual({ kind: 'saved' });
  });
  it('S6: before the first attempt has failed nothing is offline', () => {
    for (const one of LOADS) {
      expect(at('starting', [one]).kind).toBe(one.unacknowledged === 0 ? 'saved' : 'saving');
    }
  });
  it('S7: a store that fails is no saving', () => {
    expect(at('open', [load(2)], 'failing')).toEqual({ kind: 'failed', waiting: 2 });
    expect(at('open', [load(0)], 'failing')).toEqual({ kind: 'saved' });
  });
  it('S8: what waits for page and server to be of one age is not being saved', () => {
    expect(at('open', [load(4, { outdated: true })])).toEqual({ kind: 'failed', waiting: 4 });
  });
});
