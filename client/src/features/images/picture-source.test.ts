import type { ImageId } from '@geflecht/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createPictureSource } from './picture-source.ts';

const [a, b, c] = ['a', 'b', 'c'] as unknown as [ImageId, ImageId, ImageId];

class Decoded {
  isOpen = true;
  readonly width: number;
  readonly height: number;
  constructor(side: number) {
    this.width = side;
    this.height = side;
  }
  close(): void {
    this.isOpen = false;
  }
}

function setUp(budget = 100_000_000) {
  const asked: { id: ImageId; side: number; come: (picture: Decoded) => void; fail: () => void }[] = [];
  const told: number[] = [];
  const source = createPictureSource<Decoded>({
    load: (id, side) =>
      new Promise((come, fail) => asked.push({ id, side, come, fail: () => fail(new Error('no net')) })),
    changed: () => told.push(Date.now()),
    budget,
    now: () => Date.now(),
  });
  const settle = async (): Promise<void> => {
    await vi.advanceTimersByTimeAsync(0);
  };
  /** Answers everything that was asked for. */
  const answer = async (): Promise<Decoded[]> => {
    const made = asked.splice(0).map(({ side, come }) => {
      const picture = new Decoded(side);
      come(picture);
      return picture;
    });
    await settle();
    return made;
  };
  return { source, asked, told, answer, settle };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('pictures of a board', () => {
  it('are fetched once, as large as they are drawn, and told of when they have come', async () => {
    const { source, asked, told, answer } = setUp();
    expect(source.picture(a, 100)).toBeUndefined();
    expect(source.picture(a, 120)).toBeUndefined();
    expect(asked.map(({ id, side }) => [id, side])).toEqual([['a', 256]]);
    await answer();
    expect(told).toHaveLength(1);
    expect(source.picture(a, 100)?.width).toBe(256);
    expect(asked).toHaveLength(0);
  });

  it('are fetched larger when one comes near, and shown as they are until then', async () => {
    const { source, asked, answer } = setUp();
    source.picture(a, 100);
    const [small] = await answer();
    expect(source.picture(a, 900)).toBe(small);
    expect(asked.map(({ side }) => side)).toEqual([1024]);
    const [large] = await answer();
    expect(source.picture(a, 900)).toBe(large);
    expect(small?.isOpen).toBe(false);
    expect(source.picture(a, 90)).toBe(large);
    source.picture(a, 99_999);
    expect(asked.map(({ side }) => side)).toEqual([2400]);
  });

  it('come a few at a time', async () => {
    const { source, asked, answer } = setUp();
    for (let nr = 0; nr < 10; nr += 1) source.picture(`i${nr}` as ImageId, 100);
    expect(asked).toHaveLength(4);
    await answer();
    expect(asked).toHaveLength(4);
  });

  it('that cannot be had are asked for again, later each time, or at once when one wants it', async () => {
    const { source, asked, told, settle } = setUp();
    source.picture(a, 100);
    asked.pop()?.fail();
    await settle();
    source.picture(a, 100);
    expect(asked).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(told).toHaveLength(1);
    source.picture(a, 100);
    expect(asked).toHaveLength(1);
    asked.pop()?.fail();
    await settle();
    await vi.advanceTimersByTimeAsync(4_000);
    source.picture(a, 100);
    expect(asked).toHaveLength(0);
    source.retry();
    expect(asked).toHaveLength(1);
  });

  it('that were not drawn for longest make room', async () => {
    // Room for two of 256 × 256 pixels.
    const { source, asked, answer } = setUp(600_000);
    source.picture(a, 100);
    const [first] = await answer();
    await vi.advanceTimersByTimeAsync(10);
    source.picture(b, 100);
    const [second] = await answer();
    await vi.advanceTimersByTimeAsync(10);
    source.picture(c, 100);
    const [third] = await answer();
    expect([first?.isOpen, second?.isOpen, third?.isOpen]).toEqual([false, true, true]);
    expect(source.picture(a, 100)).toBeUndefined();
    expect(asked.map(({ id }) => id)).toEqual(['a']);
  });

  it('are let go when the board is left, those on their way too', async () => {
    const { source, asked, told, answer } = setUp();
    source.picture(a, 100);
    const [first] = await answer();
    source.picture(b, 100);
    source.destroy();
    expect(first?.isOpen).toBe(false);
    const late = new Decoded(256);
    asked[0]?.come(late);
    await vi.advanceTimersByTimeAsync(0);
    expect(late.isOpen).toBe(false);
    expect(told).toHaveLength(1);
  });
});
