import { expect, test } from 'vitest';

import { cameraAt } from './camera-motion.ts';
import { toScreen } from './camera.ts';

const from = { x: 0, y: 0, zoom: 1 };

test('a motion starts where it was, ends where it goes, and says so', () => {
  const motion = { from, to: { x: 500, y: 100, zoom: 0.25 }, start: 1000, duration: 300 };
  expect(cameraAt(motion, 1000)).toEqual({ camera: from, arrived: false });
  expect(cameraAt(motion, 1299).arrived).toBe(false);
  expect(cameraAt(motion, 1300)).toEqual({ camera: motion.to, arrived: true });
  expect(cameraAt(motion, 999_999)).toEqual({ camera: motion.to, arrived: true });
});

test('while only zooming around a point, that point stands still', () => {
  const size = { width: 1000, height: 1000 };
  const at = { x: 800, y: 300 };
  // The camera that shows the same world point at the same place, three times closer.
  const world = { x: 300, y: -200 };
  const to = { x: world.x - 100, y: world.y + 200 / 3, zoom: 3 };
  expect(toScreen(to, size, world).x).toBeCloseTo(at.x);
  for (const now of [50, 100, 150, 250]) {
    const { camera } = cameraAt({ from, to, start: 0, duration: 300 }, now);
    expect(toScreen(camera, size, world).x).toBeCloseTo(at.x, 3);
    expect(toScreen(camera, size, world).y).toBeCloseTo(at.y, 3);
  }
});

test('no duration is an arrival at once', () => {
  expect(cameraAt({ from, to: { x: 9, y: 9, zoom: 2 }, start: 0, duration: 0 }, 0).arrived).toBe(true);
});
