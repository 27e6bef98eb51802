import { type Camera, type ViewSize, toScreen } from '../camera/camera.ts';
import type { Box } from '../geometry.ts';
import { OVERHANG, type ScenePainter } from './scene-painter.ts';

/** A rectangle of whole device pixels. */
interface PixelRect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Painted {
  readonly camera: Camera;
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** With more separate places than this, or this share of the picture, painting all of it is quicker. */
const MOST_PLACES = 24;
const MOST_SHARE = 0.6;

/**
 * The lower canvas, which holds what lies still. What was painted is kept as long as it is true: panning moves the
 * picture and paints only the strips that come into view; a change paints only its own places.
 * Cameras are snapped to device pixels, so moved pixels are the same that painting anew would give.
 */
export class BaseLayer {
  readonly #painter: ScenePainter;
  #painted: Painted | undefined;
  #stale: Box[] = [];

  constructor(painter: ScenePainter) {
    this.#painter = painter;
  }

  /** Nothing of the picture holds any more. */
  forget(): void {
    this.#painted = undefined;
    this.#stale = [];
  }

  /** These places, in world units, show something old. */
  spoil(boxes: readonly Box[]): void {
    if (this.#painted) this.#stale.push(...boxes);
  }

  paint(ctx: CanvasRenderingContext2D, camera: Camera, size: ViewSize, ratio: number): void {
    const { width, height } = ctx.canvas;
    const now: Painted = { camera, width, height, ratio };
    const places = this.#places(now, size);
    if (places === undefined)
      this.#paintPlace(ctx, now, size, { left: 0, top: 0, right: width, bottom: height });
    else {
      const { dx, dy } = moved(this.#painted ?? now, now);
      if (dx !== 0 || dy !== 0) {
        ctx.setTransform(1, 0, 0, 1, 0, 0);
        ctx.drawImage(ctx.canvas, dx, dy);
      }
      for (const place of places) this.#paintPlace(ctx, now, size, place);
    }
    this.#painted = now;
    this.#stale = [];
  }

  /** What has to be painted, or `undefined` for everything. */
  #places(now: Painted, size: ViewSize): PixelRect[] | undefined {
    const before = this.#painted;
    if (!before || before.width !== now.width || before.height !== now.height) return undefined;
    if (before.ratio !== now.ratio || before.camera.zoom !== now.camera.zoom) return undefined;
    if (this.#stale.length > MOST_PLACES) return undefined;
    const { width, height } = now;
    const { dx, dy } = moved(before, now);
    const places: PixelRect[] = [];
    if (dx > 0) places.push({ left: 0, top: 0, right: dx, bottom: height });
    if (dx < 0) places.push({ left: width + dx, top: 0, right: width, bottom: height });
    if (dy > 0) places.push({ left: 0, top: 0, right: width, bottom: dy });
    if (dy < 0) places.push({ left: 0, top: height + dy, right: width, bottom: height });
    for (const box of this.#stale) {
      const { x, y } = toScreen(now.camera, size, box);
      const reach = OVERHANG * now.camera.zoom + 1;
      places.push({
        left: Math.max(0, Math.floor((x - reach) * now.ratio)),
        top: Math.max(0, Math.floor((y - reach) * now.ratio)),
        right: Math.min(width, Math.ceil((x + box.w * now.camera.zoom + reach) * now.ratio)),
        bottom: Math.min(height, Math.ceil((y + box.h * now.camera.zoom + reach) * now.ratio)),
      });
    }
    const seen = places.filter((place) => place.left < place.right && place.top < place.bottom);
    const area = seen.reduce(
      (sum, place) => sum + (place.right - place.left) * (place.bottom - place.top),
      0,
    );
    return area > MOST_SHARE * width * height ? undefined : seen;
  }

  #paintPlace(ctx: CanvasRenderingContext2D, now: Painted, size: ViewSize, place: PixelRect): void {
    const { left, top, right, bottom } = place;
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    ctx.fillStyle = this.#painter.palette.paper;
    ctx.fillRect(left, top, right - left, bottom - top);
    const scale = now.camera.zoom * now.ratio;
    const origin = toScreen(now.camera, size, { x: 0, y: 0 });
    this.#painter.paintResting(ctx, now.camera, size, now.ratio, {
      x: (left - origin.x * now.ratio) / scale,
      y: (top - origin.y * now.ratio) / scale,
      w: (right - left) / scale,
      h: (bottom - top) / scale,
    });
    ctx.restore();
  }
}

/** How far the picture moves, in device pixels. */
function moved(before: Painted, now: Painted): { dx: number; dy: number } {
  const scale = now.camera.zoom * now.ratio;
  return {
    dx: Math.round((before.camera.x - now.camera.x) * scale),
    dy: Math.round((before.camera.y - now.camera.y) * scale),
  };
}
