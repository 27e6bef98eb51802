import { describe, expect, test } from 'vitest';

import {
  type Camera,
  MAX_ZOOM,
  MIN_ZOOM,
  fitBox,
  panBy,
  pinch,
  snapToPixels,
  toScreen,
  toWorld,
  visibleBox,
  zoomAt,
} from './camera.ts';

const size = { width: 1280, height: 800 };
const camera: Camera = { x: 100, y: -40, zoom: 0.5 };

describe('camera', () => {
  test('the world point of the camera lies in the middle of the view', () => {
    expect(toScreen(camera, size, { x: 100, y: -40 })).toEqual({ x: 640, y: 400 });
    expect(visibleBox(camera, size)).toEqual({ x: -1180, y: -840, w: 2560, h: 1600 });
  });

  test('screen to world undoes world to screen', () => {
    const back = toWorld(camera, size, toScreen(camera, size, { x: 12.5, y: 77 }));
    expect(back.x).toBeCloseTo(12.5);
    expect(back.y).toBeCloseTo(77);
  });

  test('panning by pixels moves what is seen by as many pixels at any zoom', () => {
    const before = toScreen(camera, size, { x: 0, y: 0 });
    const after = toScreen(panBy(camera, 30, -12), size, { x: 0, y: 0 });
    expect(after).toEqual({ x: before.x - 30, y: before.y + 12 });
  });

  test.each([MIN_ZOOM / 10, 0.1, 1, 4, MAX_ZOOM * 10])(
    'zooming to %d keeps the point under the pointer',
    (zoom) => {
      const at = { x: 200, y: 650 };
      const anchor = toWorld(camera, size, at);
      const zoomed = zoomAt(camera, size, zoom, at);
      expect(zoomed.zoom).toBe(Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom)));
      expect(toScreen(zoomed, size, anchor).x).toBeCloseTo(200);
      expect(toScreen(zoomed, size, anchor).y).toBeCloseTo(650);
    },
  );

  test('fitting shows the whole box with its margin and no closer than asked', () => {
    const box = { x: -500, y: 0, w: 5000, h: 300 };
    const fitted = fitBox(box, size, 40, 1);
    const corner = toScreen(fitted, size, box);
    expect(corner.x).toBeCloseTo(40);
    expect(toScreen(fitted, size, { x: box.x + box.w, y: 0 }).x).toBeCloseTo(1240);
    expect(fitBox({ x: 0, y: 0, w: 10, h: 10 }, size, 40, 1).zoom).toBe(1);
  });

  test('two fingers carry their world points along', () => {
    const before = [
      { x: 300, y: 300 },
      { x: 500, y: 300 },
    ] as const;
    const after = [
      { x: 250, y: 420 },
      { x: 650, y: 420 },
    ] as const;
    const next = pinch(camera, size, before, after);
    expect(next.zoom).toBeCloseTo(camera.zoom * 2);
    for (const finger of [0, 1] as const) {
      const world = toWorld(camera, size, before[finger]);
      expect(toScreen(next, size, world).x).toBeCloseTo(after[finger].x);
      expect(toScreen(next, size, world).y).toBeCloseTo(after[finger].y);
    }
  });

  test('two fingers on one spot do not blow the view up', () => {
    const spot = [
      { x: 300, y: 300 },
      { x: 300, y: 300 },
    ] as const;
    expect(
      pinch(camera, size, spot, [
        { x: 290, y: 300 },
        { x: 310, y: 300 },
      ]).zoom,
    ).toBe(camera.zoom);
  });

  test.each([1, 1.5, 2, 3])('snapping puts the origin on whole device pixels at density %d', (ratio) => {
    const snapped = snapToPixels({ x: 33.337, y: -9.123, zoom: 0.37 }, size, ratio);
    const origin = toScreen(snapped, size, { x: 0, y: 0 });
    expect(origin.x * ratio).toBeCloseTo(Math.round(origin.x * ratio), 6);
    expect(origin.y * ratio).toBeCloseTo(Math.round(origin.y * ratio), 6);
    expect(Math.abs(snapped.x - 33.337) * 0.37 * ratio).toBeLessThanOrEqual(0.5001);
  });
});
