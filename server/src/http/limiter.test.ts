import { describe, expect, it } from 'vitest';

import { createBucket, createLimiter } from './limiter.ts';

const START = Date.parse('2027-05-19T17:00:00.000Z');
const after = (milliseconds: number) => new Date(START + milliseconds);

describe('a limiter', () => {
  const options = { free: 2, firstWait: 1000, longestWait: 8000 };

  it('lets the free misses pass, then doubles the wait up to the longest', () => {
    const limiter = createLimiter(options);
    const waits: number[] = [];
    for (let miss = 0; miss < 8; miss += 1) {
      waits.push(limiter.wait('a', after(0)));
      limiter.miss('a', after(0));
    }
    expect(waits).toEqual([0, 0, 1000, 2000, 4000, 8000, 8000, 8000]);
    expect(limiter.wait('b', after(0))).toBe(0);
  });

  it('counts the wait from the last miss', () => {
    const limiter = createLimiter(options);
    limiter.miss('a', after(0));
    limiter.miss('a', after(500));
    expect(limiter.wait('a', after(700))).toBe(800);
    expect(limiter.wait('a', after(1500))).toBe(0);
  });

  it('forgets after a success and after a long quiet time', () => {
    const limiter = createLimiter(options);
    for (let miss = 0; miss < 5; miss += 1) limiter.miss('a', after(0));
    limiter.forget('a');
    expect(limiter.wait('a', after(0))).toBe(0);
    for (let miss = 0; miss < 5; miss += 1) limiter.miss('a', after(0));
    limiter.miss('a', after(20_000));
    expect(limiter.wait('a', after(20_000))).toBe(0);
  });
});

describe('a bucket', () => {
  it('holds so many and refills evenly', () => {
    const bucket = createBucket(2, 60);
    expect([1, 2, 3].map(() => bucket.take('a', after(0)))).toEqual([true, true, false]);
    expect(bucket.take('a', after(500))).toBe(false);
    expect(bucket.take('a', after(1000))).toBe(true);
    expect(bucket.take('b', after(0))).toBe(true);
  });
});
