import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { type LogStage, logStage, many, quiet, until } from '../../testbed/log-stage.ts';
import { NOW } from '../../testbed/storage.ts';
import { createDocumentLog, insertUpdates } from './index.ts';

/** What the log of the live documents promises, on either database. */
export function logContract(open: () => Promise<LogStage>): void {
  const at = logStage(open);

  it('gives back what was appended, per document, with its number', async () => {
    await at.written('proposal:a', ['eins ', 'zwei ']);
    await at.written('proposal:b', ['drei']);
    expect(await at.loaded('proposal:a')).toBe('eins zwei ');
    expect(await at.loaded('proposal:b')).toBe('drei');
    expect(await at.loaded('proposal:c')).toBe('');
    expect((await at.log.load('proposal:a')).seq).toBe(2);
    expect((await at.log.load('proposal:b')).seq).toBe(1);
    expect((await at.log.load('proposal:c')).seq).toBe(0);
  });

  it('numbers what comes at once in its order and without gaps, and is settled afterwards', async () => {
    const words = many(1200);
    const [a, b] = [at.growing('proposal:a'), at.growing('proposal:b')];
    for (const word of words) {
      a.doc.getText('text').insert(a.doc.getText('text').length, word);
      b.doc.getText('text').insert(0, word);
    }
    expect(at.log.pending().updates).toBe(2400);
    expect(at.log.pending().bytes).toBeGreaterThan(2400);
    await at.log.settled(50_000);
    expect(at.log.pending()).toEqual({ updates: 0, bytes: 0 });
    expect(await Promise.all(a.numbers)).toEqual(words.map((_, index) => index + 1));
    expect(await Promise.all(b.numbers)).toEqual(words.map((_, index) => index + 1));
    expect(await at.loaded('proposal:a')).toBe(words.join(''));
  });

  it('tells how long each commit took, also to a listener that fails', async () => {
    const commits: number[] = [];
    const watched = createDocumentLog({
      storage: at.stage.storage,
      place: at.stage.place,
      now: () => NOW,
      logger: quiet,
      onCommit(milliseconds, updates) {
        expect(milliseconds).toBeGreaterThan(0);
        commits.push(updates);
        throw new Error('a listener that fails');
      },
    });
    at.more.push(watched);
    await at.written('proposal:a', many(20), watched);
    expect(commits).toEqual([20]);
    expect(await at.numbersOf('proposal:a')).toHaveLength(20);
  });

  it('goes on counting behind content that was laid out with something else', async () => {
    const seeded = new Y.Doc();
    seeded.getText('text').insert(0, 'vorher ');
    await insertUpdates(
      at.stage.storage.db,
      [{ document: 'proposal:a', update: Y.encodeStateAsUpdate(seeded) }],
      NOW,
    );
    expect((await at.log.load('proposal:a')).seq).toBe(1);
    await at.written('proposal:a', ['nachher']);
    expect(await at.numbersOf('proposal:a')).toEqual([1, 2]);
  });

  it('tells what came after a number, and all of it when that is in a snapshot by now', async () => {
    const words = many(150);
    const doc = await at.written('proposal:a', words);
    const tail = await at.log.since('proposal:a', 148);
    expect(tail.snapshot).toBeUndefined();
    expect(tail.updates).toHaveLength(2);
    expect(tail.seq).toBe(150);
    expect(await at.log.since('proposal:a', 150)).toMatchObject({ updates: [], seq: 150 });
    await at.log.compact('proposal:a');
    const whole = await at.log.since('proposal:a', 148);
    expect(at.wordsOf(whole)).toBe(doc.getText('text').toJSON());
    expect(whole.seq).toBe(150);
    expect(await at.log.since('proposal:a', 150)).toMatchObject({
      snapshot: undefined,
      updates: [],
      seq: 150,
    });
  });

  describe('compaction', () => {
    it('leaves a short at.log as it is', async () => {
      await at.written('proposal:a', many(5));
      await at.log.compact('proposal:a');
      expect(await at.numbersOf('proposal:a')).toHaveLength(5);
    });

    it('puts a long at.log into a snapshot and goes on after it, again and again', async () => {
      const words = many(350);
      const { doc, numbers } = at.growing('proposal:a');
      const text = doc.getText('text');
      for (const [place, word] of words.entries()) {
        text.insert(text.length, word);
        if (place !== 149) continue;
        await Promise.all(numbers);
        await at.log.compact('proposal:a');
        expect(await at.numbersOf('proposal:a')).toEqual([]);
        expect(await at.loaded('proposal:a')).toBe(words.slice(0, 150).join(''));
      }
      expect(await Promise.all(numbers)).toEqual(words.map((_, index) => index + 1));
      await at.log.compact('proposal:a');
      expect(await at.numbersOf('proposal:a')).toEqual([]);
      expect(await at.loaded('proposal:a')).toBe(words.join(''));
      expect((await at.log.load('proposal:a')).seq).toBe(350);
    });

    it('begins by itself when a at.log has grown long', async () => {
      const { doc, numbers } = at.growing('proposal:a');
      for (let nr = 0; nr < 30; nr += 1) doc.getText('text').insert(0, 'x'.repeat(10_000));
      await Promise.all(numbers);
      await until('the at.log is short', async () => (await at.numbersOf('proposal:a')).length < 30);
      expect((await at.loaded('proposal:a')).length).toBe(300_000);
    });

    it('loses nothing that is appended or read while it works', async () => {
      const { doc, numbers } = at.growing('proposal:a');
      const text = doc.getText('text');
      for (const word of many(150)) text.insert(text.length, word);
      await Promise.all(numbers);
      for (let round = 0; round < 4; round += 1) {
        const compacted = at.log.compact('proposal:a');
        for (let nr = 0; nr < 60; nr += 1) {
          text.insert(text.length, `+${round}.${nr}`);
          const before = text.toJSON();
          if (nr % 10 !== 0) continue;
          await numbers.at(-1);
          expect((await at.loaded('proposal:a')).startsWith(before)).toBe(true);
        }
        await compacted;
      }
      await at.log.settled(50_000);
      expect(await at.loaded('proposal:a')).toBe(text.toJSON());
    });
  });
}
