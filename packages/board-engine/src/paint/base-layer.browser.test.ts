import { itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { expect, it } from 'vitest';

import type { Camera } from '../camera/camera.ts';
import { Scene } from '../scene/scene.ts';
import { PALETTE, type Recording, recordCanvases } from '../testing/index.ts';
import { BaseLayer } from './base-layer.ts';
import { ScenePainter } from './scene-painter.ts';

const NOTES = 400;
const SIZE = { width: 800, height: 600 };

/** A board of equal notes in a square; a drawing step takes `pace` milliseconds. */
function layer(pace: number) {
  const recording: Recording = recordCanvases(window);
  const [board] = testBoards(
    Array.from({ length: NOTES }, (_, i) => ({
      id: itemId(`n${i}`),
      kind: 'note' as const,
      x: (i % 20) * 30,
      y: Math.floor(i / 20) * 30,
      w: 20,
      h: 20,
    })),
    1,
  );
  const canvas = document.createElement('canvas');
  Object.assign(canvas, SIZE);
  const ctx = canvas.getContext('2d')!;
  const painter = new ScenePainter({
    scene: new Scene(board),
    palette: PALETTE,
    labels: { board: '', writeHere: '', cardUnknown: '', newColumns: [] },
    ruler: ctx,
    cards: () => undefined,
    pictures: () => undefined,
    editing: () => null,
  });
  const base = new BaseLayer(painter, () => recording.drawn * pace);
  return {
    base,
    /** How much was drawn, and whether the picture wants to be painted again. */
    paint(camera: Camera) {
      const before = recording.drawn;
      const again = base.paint(ctx, camera, SIZE, 1);
      return { drawn: recording.drawn - before, again };
    },
  };
}

const far: Camera = { x: 300, y: 300, zoom: 0.4 };
const nearer: Camera = { ...far, zoom: 0.41 };

it('a quick picture is painted anew with every zoom', () => {
  const { paint } = layer(0.001);
  expect(paint(far)).toEqual({ drawn: NOTES + 1, again: false });
  expect(paint(nearer)).toEqual({ drawn: NOTES + 1, again: false });
});

it('a slow one is stretched while the zoom moves, and whole as soon as it rests', () => {
  const { paint } = layer(1);
  expect(paint(far).drawn).toBe(NOTES + 1);
  expect(paint(nearer)).toEqual({ drawn: 1, again: true });
  expect(paint(nearer)).toEqual({ drawn: NOTES + 1, again: false });
});

it('what comes into view at the edges of a stretched picture is painted', () => {
  const { paint } = layer(1);
  const close: Camera = { x: 300, y: 300, zoom: 4 };
  paint(close);
  const { drawn, again } = paint({ ...close, zoom: 3.6 });
  expect(again).toBe(true);
  // The picture itself and four margins.
  expect(drawn).toBeGreaterThan(5);
});

it('a slow one is painted whole from time to time also while the zoom moves', () => {
  const { paint } = layer(1);
  paint(far);
  let wholes = 0;
  for (let i = 1; i <= 4 * NOTES; i++)
    if (!paint({ ...far, zoom: far.zoom * 1.0001 ** i }).again) wholes += 1;
  expect(wholes).toBe(1);
});

it.each([0.1, 3])('no picture is stretched %f times', (zoom) => {
  const { paint } = layer(1);
  paint(far);
  expect(paint({ ...far, zoom }).again).toBe(false);
});
