import type { Box, Point } from '../geometry.ts';

/** The view: which world point lies in its middle, and how many CSS pixels a world unit takes. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Size of the view in CSS pixels. */
export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

export const MIN_ZOOM = 0.02;
export const MAX_ZOOM = 8;

export function clampZoom(zoom: number): number {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
}

export function toScreen(camera: Camera, size: ViewSize, world: Point): Point {
  return {
    x: (world.x - camera.x) * camera.zoom + size.width / 2,
    y: (world.y - camera.y) * camera.zoom + size.height / 2,
  };
}

export function toWorld(camera: Camera, size: ViewSize, screen: Point): Point {
  return {
    x: (screen.x - size.width / 2) / camera.zoom + camera.x,
    y: (screen.y - size.height / 2) / camera.zoom + camera.y,
  };
}

export function boxToScreen(camera: Camera, size: ViewSize, box: Box): Box {
  const { x, y } = toScreen(camera, size, box);
  return { x, y, w: box.w * camera.zoom, h: box.h * camera.zoom };
}

/** The part of the world in view. */
export function visibleBox(camera: Camera, size: ViewSize): Box {
  const w = size.width / camera.zoom;
  const h = size.height / camera.zoom;
  return { x: camera.x - w / 2, y: camera.y - h / 2, w, h };
}

/** Moves what is seen by CSS pixels: positive `dx` shows what lies to the right. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx / camera.zoom, y: camera.y + dy / camera.zoom };
}

/** Zooms so that the world point under `at` (CSS pixels) stays under it. */
export function zoomAt(camera: Camera, size: ViewSize, zoom: number, at: Point): Camera {
  const next = clampZoom(zoom);
  const anchor = toWorld(camera, size, at);
  return {
    x: anchor.x - (at.x - size.width / 2) / next,
    y: anchor.y - (at.y - size.height / 2) / next,
    zoom: next,
  };
}

/** The camera that shows a box with a margin in CSS pixels, never closer than `maxZoom`. */
export function fitBox(box: Box, size: ViewSize, margin: number, maxZoom: number): Camera {
  const width = Math.max(1, size.width - 2 * margin);
  const height = Math.max(1, size.height - 2 * margin);
  const zoom = Math.min(width / Math.max(1, box.w), height / Math.max(1, box.h), maxZoom);
  return { x: box.x + box.w / 2, y: box.y + box.h / 2, zoom: clampZoom(zoom) };
}

/**
 * The camera that moves and zooms together under two fingers: the world points that lay under the old pair of
 * touches lie under the new pair.
 */
export function pinch(
  camera: Camera,
  size: ViewSize,
  before: readonly [Point, Point],
  after: readonly [Point, Point],
): Camera {
  const spread = (pair: readonly [Point, Point]) => Math.hypot(pair[0].x - pair[1].x, pair[0].y - pair[1].y);
  const middle = (pair: readonly [Point, Point]) => ({
    x: (pair[0].x + pair[1].x) / 2,
    y: (pair[0].y + pair[1].y) / 2,
  });
  const factor = spread(before) < 1 ? 1 : spread(after) / spread(before);
  const from = middle(before);
  const to = middle(after);
  const zoomed = zoomAt(camera, size, camera.zoom * factor, from);
  return panBy(zoomed, from.x - to.x, from.y - to.y);
}

/** The camera whose canvas offset is whole device pixels, so that letters do not shimmer while panning. */
export function snapToPixels(camera: Camera, size: ViewSize, ratio: number): Camera {
  const step = 1 / (camera.zoom * ratio);
  const left = Math.round((size.width / 2 - camera.x * camera.zoom) * ratio);
  const top = Math.round((size.height / 2 - camera.y * camera.zoom) * ratio);
  return {
    x: size.width / 2 / camera.zoom - left * step,
    y: size.height / 2 / camera.zoom - top * step,
    zoom: camera.zoom,
  };
}
