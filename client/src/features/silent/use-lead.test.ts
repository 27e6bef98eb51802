import { expect, it } from 'vitest';

import { cameraFor } from './use-lead.ts';

it.each([
  ['a wide leader on a phone', { x: 0, y: 0, w: 1200, h: 600 }, { clientWidth: 390, clientHeight: 700 }],
  [
    'a tall leader on a wide screen',
    { x: -50, y: 90, w: 390, h: 800 },
    { clientWidth: 1280, clientHeight: 600 },
  ],
])('who follows sees everything the leader sees: %s', (_case, area, shown) => {
  const camera = cameraFor(area, shown);
  if (camera === undefined) throw new Error('a camera');
  expect([camera.x, camera.y]).toEqual([area.x + area.w / 2, area.y + area.h / 2]);
  expect(shown.clientWidth / camera.zoom).toBeGreaterThanOrEqual(area.w - 0.001);
  expect(shown.clientHeight / camera.zoom).toBeGreaterThanOrEqual(area.h - 0.001);
});

it('a view that is none moves nobody', () => {
  expect(cameraFor({ x: 0, y: 0, w: 0, h: 10 }, { clientWidth: 100, clientHeight: 100 })).toBeUndefined();
  expect(cameraFor({ x: 0, y: 0, w: 10, h: 10 }, null)).toBeUndefined();
});
