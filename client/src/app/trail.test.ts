import { describe, expect, test } from 'vitest';

import { arriveAt, stepBack, type Trail } from './trail.ts';

const klima = { manufaktur: 'klima-energie', href: '/m/klima-energie/tafel' };
const bildung = { manufaktur: 'bildung', href: '/m/bildung/vorschlaege?q=schule' };
const overview = { manufaktur: null, href: '/' };

describe('the trail of floats', () => {
  test('arriving somewhere else adds a stop, moving inside changes where the stop leads', () => {
    let trail: Trail = arriveAt([], overview);
    trail = arriveAt(trail, klima);
    trail = arriveAt(trail, { ...klima, href: '/m/klima-energie/verlauf' });
    expect(trail).toEqual([overview, { manufaktur: 'klima-energie', href: '/m/klima-energie/verlauf' }]);
  });

  test('staying where one is keeps the very same trail', () => {
    const trail = [overview, klima];
    expect(arriveAt(trail, { ...klima })).toBe(trail);
  });

  test('another view of the same address is remembered as the newer one', () => {
    const scrolled = { ...klima, view: 'k2' };
    expect(arriveAt([overview, { ...klima, view: 'k1' }], scrolled)).toEqual([overview, scrolled]);
  });

  test('the browser’s own way back shortens the trail', () => {
    expect(arriveAt([overview, klima, bildung], klima)).toEqual([overview, klima]);
  });

  test('coming back to a Manufaktur on another way is a new stop', () => {
    const elsewhere = { ...klima, href: '/m/klima-energie/menschen' };
    expect(arriveAt([klima, bildung], elsewhere)).toEqual([klima, bildung, elsewhere]);
  });

  test('one step back leads to the exact address left', () => {
    expect(stepBack([overview, bildung, klima])).toEqual({ to: bildung, trail: [overview, bildung] });
  });

  test('several steps back at once', () => {
    expect(stepBack([overview, bildung, klima], 2)).toEqual({ to: overview, trail: [overview] });
  });

  test('there is no step back from the first stop', () => {
    expect(stepBack([klima])).toBeNull();
    expect(stepBack([])).toBeNull();
  });

  test('the trail forgets its beginning, never its end', () => {
    let trail: Trail = [];
    for (let stop = 0; stop < 20; stop += 1)
      trail = arriveAt(trail, { manufaktur: `m${stop}`, href: `/m/m${stop}/tafel` });
    expect(trail).toHaveLength(8);
    expect(trail.at(-1)?.manufaktur).toBe('m19');
  });
});
