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
  /** Made of an older picture; only for as long as the view moves. */
  readonly isStretched: boolean;
}

/** With more separate places than this, or this share of the picture, painting all of it is quicker. */
const MOST_PLACES = 24;
const MOST_SHARE = 0.6;
/** A picture that takes longer, in milliseconds, leaves no time for anything else in its frame. */
const HEAVY_MS = 6;
/** After a heavy picture stretched ones follow for this many times as long as it took. */
const REST = 3;
/** Stretched more than this, or less than its inverse, a picture shows nothing any more. */
const MOST_STRETCH = 2;

/**
 * The lower canvas, which holds what lies still. What was painted is kept as long as it is true: panning moves the
 * picture and paints only the strips that come into view; a change paints only its own places.
 * Cameras are snapped to device pixels, so moved pixels are the same that painting anew would give. Zooming paints all
 * of it; where that takes long, the last picture is stretched in between, and painted anew as soon as the zoom rests.
 */
export class BaseLayer {
  readonly #painter: ScenePainter;
  readonly #now: () => number;
  #painted: Painted | undefined;
  #stale: Box[] = [];
  /** When the last whole picture was ready, and how many milliseconds it took. */
  #whole = { at: 0, took: 0 };

  /** `now` gives milliseconds on a monotonic clock. */
  constructor(painter: ScenePainter, now: () => number) {
    this.#painter = painter;
    this.#now = now;
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

  /** Answers whether the picture is good enough only while the view moves: it wants to be painted again. */
  paint(ctx: CanvasRenderingContext2D, camera: Camera, size: ViewSize, ratio: number): boolean {
    const { width, height } = ctx.canvas;
    const now: Painted = { camera, width, height, ratio, isStretched: false };
    const margins = this.#marginsOfStretched(now, size);
    if (margins !== undefined) {
      this.#stretch(ctx, now, size);
      for (const place of margins) this.#paintPlace(ctx, now, size, place);
      this.#painted = { ...now, isStretched: true };
      return true;
    }
    const places = this.#places(now, size);
    if (places === undefined) {
      const began = this.#now();
      this.#paintPlace(ctx, now, size, { left: 0, top: 0, right: width, bottom: height });
      const at = this.#now();
      this.#whole = { at, took: at - began };
    } else {
      const { dx, dy } = moved(this.#painted ?? now, now);
      if (dx !== 0 || dy !== 0) {
        ctx.setTransform(1, 0, 0, 1, 0, 0);
        ctx.drawImage(ctx.canvas, dx, dy);
      }
      for (const place of places) this.#paintPlace(ctx, now, size, place);
    }
    this.#painted = now;
    this.#stale = [];
    return false;
  }

  /** Where the last picture, stretched to another zoom, leaves something to be painted; `undefined` where it will not do. */
  #marginsOfStretched(now: Painted, size: ViewSize): PixelRect[] | undefined {
    const before = this.#painted;
    if (!before || !sameSheet(before, now) || before.camera.zoom === now.camera.zoom) return undefined;
    const { at, took } = this.#whole;
    if (took < HEAVY_MS || this.#now() > at + REST * took) return undefined;
    const stretch = now.camera.zoom / before.camera.zoom;
    if (stretch > MOST_STRETCH || stretch < 1 / MOST_STRETCH) return undefined;
    const { width, height } = now;
    const { x, y } = stretchedCorner(before, now, size);
    const left = Math.max(0, Math.ceil(x));
    const top = Math.max(0, Math.ceil(y));
    const right = Math.min(width, Math.floor(x + width * stretch));
    const bottom = Math.min(height, Math.floor(y + height * stretch));
    const margins = [
      { left: 0, top: 0, right: width, bottom: top },
      { left: 0, top: bottom, right: width, bottom: height },
      { left: 0, top, right: left, bottom },
      { left: right, top, right: width, bottom },
    ].filter((place) => place.left < place.right && place.top < place.bottom);
    return areaOf(margins) > MOST_SHARE * width * height ? undefined : margins;
  }

  #stretch(ctx: CanvasRenderingContext2D, now: Painted, size: ViewSize): void {
    const before = this.#painted ?? now;
    const stretch = now.camera.zoom / before.camera.zoom;
    const { x, y } = stretchedCorner(before, now, size);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.drawImage(ctx.canvas, x, y, now.width * stretch, now.height * stretch);
  }

  /** What has to be painted, or `undefined` for everything. */
  #places(now: Painted, size: ViewSize): PixelRect[] | undefined {
    const before = this.#painted;
    if (!before || before.isStretched || !sameSheet(before, now)) return undefined;
    if (before.camera.zoom !== now.camera.zoom) return undefined;
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
    return areaOf(seen) > MOST_SHARE * width * height ? undefined : seen;
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

function sameSheet(one: Painted, other: Painted): boolean {
  return one.width === other.width && one.height === other.height && one.ratio === other.ratio;
}

function areaOf(places: readonly PixelRect[]): number {
  return places.reduce((sum, { left, top, right, bottom }) => sum + (right - left) * (bottom - top), 0);
}

/** Where the upper left corner of the old picture comes to lie, in device pixels. */
function stretchedCorner(before: Painted, now: Painted, size: ViewSize): { x: number; y: number } {
  const stretch = now.camera.zoom / before.camera.zoom;
  const old = toScreen(before.camera, size, { x: 0, y: 0 });
  const origin = toScreen(now.camera, size, { x: 0, y: 0 });
  return { x: (origin.x - old.x * stretch) * now.ratio, y: (origin.y - old.y * stretch) * now.ratio };
}
