import type { Palette } from '../palette.ts';
import type { TextBlock } from '../text/item-text.ts';
import { type FontWeight, LINE_HEIGHT } from '../text/measure.ts';

/**
 * Letters smaller than this many CSS pixels become a bar a line, smaller ones one tint a block, and below the last
 * nothing is drawn.
 */
const READABLE_PX = 4.5;
const BARS_PX = 3;
const TINT_PX = 2;

/** How a canvas shows the world: device pixels per world unit, and where the world's origin lies in them. */
export interface Projection {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** A canvas in world units with what every painter needs to know: palette, level of detail, letters. */
export class Pen {
  readonly ctx: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** CSS pixels per world unit; decides the level of detail. */
  readonly zoom: number;
  readonly #projection: Projection;
  readonly #baseline: number;
  #font = '';

  constructor(
    ctx: CanvasRenderingContext2D,
    options: { palette: Palette; zoom: number; projection: Projection; baseline: number },
  ) {
    this.ctx = ctx;
    this.palette = options.palette;
    this.zoom = options.zoom;
    this.#projection = options.projection;
    this.#baseline = options.baseline;
    this.#toWorld();
    ctx.textBaseline = 'alphabetic';
    ctx.textAlign = 'left';
  }

  /** One line whose upper edge is `top`, in the current `fillStyle` and `textAlign`. */
  line(text: string, x: number, top: number, size: number, weight: FontWeight): void {
    this.#toDevice();
    this.#write(text, x, top, size, weight);
    this.#toWorld();
  }

  /** All lines of a block in the current `fillStyle`; as bars or a tint when they are too small to read. */
  block(block: TextBlock): void {
    const px = block.layout.size * this.zoom;
    if (px < TINT_PX) return;
    if (px < READABLE_PX) {
      this.#hint(block, px);
      return;
    }
    const { layout, box, align, weight } = block;
    this.#toDevice();
    layout.lines.forEach((line, index) => {
      if (line.text === '') return;
      const x = align === 'center' ? box.x + (box.w - line.width) / 2 : box.x;
      this.#write(line.text, x, block.top + index * layout.lineHeight, layout.size, weight);
    });
    this.#toWorld();
  }

  /** Whether words of a size leave any trace at all. */
  shows(size: number): boolean {
    return size * this.zoom >= TINT_PX;
  }

  readable(size: number): boolean {
    return size * this.zoom >= READABLE_PX;
  }

  #hint({ layout, box, align, top }: TextBlock, px: number): void {
    const { ctx } = this;
    const left = (width: number): number => (align === 'center' ? box.x + (box.w - width) / 2 : box.x);
    if (px < BARS_PX) {
      ctx.globalAlpha = 0.14;
      ctx.fillRect(left(layout.width), top, layout.width, layout.height);
    } else {
      ctx.globalAlpha = 0.32;
      layout.lines.forEach(({ width }, index) => {
        ctx.fillRect(left(width), top + (index + 0.32) * layout.lineHeight, width, layout.size * 0.5);
      });
    }
    ctx.globalAlpha = 1;
  }

  #write(text: string, x: number, top: number, size: number, weight: FontWeight): void {
    const { scale, left, top: originTop } = this.#projection;
    const px = steppedSize(size * scale);
    const font = `${weight} ${px}px ${this.palette.font}`;
    // Setting a canvas font parses it each time.
    if (font !== this.#font) {
      this.ctx.font = font;
      this.#font = font;
    }
    this.ctx.fillText(text, left + x * scale, originTop + (top + size * this.#baseline) * scale);
  }

  #toWorld(): void {
    const { scale, left, top } = this.#projection;
    this.ctx.setTransform(scale, 0, 0, scale, left, top);
  }

  #toDevice(): void {
    this.ctx.setTransform(1, 0, 0, 1, 0, 0);
  }
}

/**
 * Letters are drawn at device sizes of a few steps only, at most 3 % off: browsers keep the pictures of letters by
 * their exact size and matrix, and while zooming every frame would otherwise paint all of them anew.
 * Whole sizes, as at 100 %, are met exactly.
 */
function steppedSize(px: number): number {
  const step = px < 8 ? 0.25 : px < 32 ? 0.5 : px < 64 ? 1 : 4;
  return Math.round(px / step) * step;
}

/** Where the base line of a line box lies below its upper edge, as a share of the font size: what a browser does. */
export function baselineOf(ctx: CanvasRenderingContext2D, font: string): number {
  ctx.font = `400 100px ${font}`;
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = ctx.measureText('x');
  return ((LINE_HEIGHT * 100 - (ascent + descent)) / 2 + ascent) / 100;
}
