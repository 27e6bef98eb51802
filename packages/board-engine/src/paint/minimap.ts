import type { BoxItem } from '@geflecht/board-schema';

import { type Camera, fitBox } from '../camera/camera.ts';
import { type Box, type Point, unionOf } from '../geometry.ts';
import type { Palette } from '../palette.ts';
import type { Workspace } from '../workspace.ts';
import { STAMP_HUES } from './stamp-shapes.ts';

const MARGIN = 8;

/** Draws the whole board small, with the frame of what is in view. */
export function paintMinimap(canvas: HTMLCanvasElement, workspace: Workspace, palette: Palette): void {
  const ctx = canvas.getContext('2d');
  if (!ctx) return;
  const { ratio, scene } = workspace;
  const size = sizeOf(canvas);
  canvas.width = Math.round(size.width * ratio);
  canvas.height = Math.round(size.height * ratio);
  const extent = extentOf(workspace);
  const camera = minimapCamera(canvas, extent);
  const scale = camera.zoom * ratio;
  ctx.fillStyle = palette.sheet;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.setTransform(
    scale,
    0,
    0,
    scale,
    (size.width / 2) * ratio - camera.x * scale,
    (size.height / 2) * ratio - camera.y * scale,
  );
  // A speck must be seen: nothing is drawn smaller than a pixel and a half.
  const smallest = 1.5 / camera.zoom;
  for (const item of scene.visible(extent).boxes) {
    const { x, y, w, h } = item.place;
    ctx.globalAlpha = 0.5;
    ctx.fillStyle = inkOf(item, palette);
    ctx.fillRect(x, y, Math.max(w, smallest), Math.max(h, smallest));
  }
  ctx.globalAlpha = 1;
  const view = workspace.visibleBox();
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 1.5 / camera.zoom;
  ctx.strokeRect(view.x, view.y, view.w, view.h);
}

/** The world point under a point of the minimap, both in CSS pixels. */
export function minimapToWorld(canvas: HTMLCanvasElement, workspace: Workspace, point: Point): Point {
  const camera = minimapCamera(canvas, extentOf(workspace));
  const size = sizeOf(canvas);
  return {
    x: (point.x - size.width / 2) / camera.zoom + camera.x,
    y: (point.y - size.height / 2) / camera.zoom + camera.y,
  };
}

/** All items and the view: one finds the way back even from far outside. */
function extentOf(workspace: Workspace): Box {
  const view = workspace.visibleBox();
  const content = workspace.scene.contentBounds();
  return unionOf(content ? [content, view] : [view]) ?? view;
}

function minimapCamera(canvas: HTMLCanvasElement, extent: Box): Camera {
  const size = sizeOf(canvas);
  const fitted = fitBox(extent, size, MARGIN, 1);
  const zoom = Math.min((size.width - 2 * MARGIN) / extent.w, (size.height - 2 * MARGIN) / extent.h);
  return { ...fitted, zoom };
}

function sizeOf(canvas: HTMLCanvasElement) {
  return { width: Math.max(1, canvas.clientWidth), height: Math.max(1, canvas.clientHeight) };
}

/** The colour of an item's speck. */
function inkOf(item: BoxItem, palette: Palette): string {
  switch (item.kind) {
    case 'note':
    case 'shape':
    case 'stroke':
      return palette.hues[item.look.color].line;
    case 'frame':
    case 'table':
      return palette.hues[item.look.color].fill;
    case 'stamp':
      return palette.hues[STAMP_HUES[item.look.stamp]].line;
    case 'text':
    case 'image':
    case 'card':
      return palette.inkSecond;
  }
}
