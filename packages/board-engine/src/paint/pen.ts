import type { Palette } from '../palette.ts';
import type { TextBlock } from '../text/item-text.ts';
import { type FontWeight, LINE_HEIGHT } from '../text/measure.ts';

/** Letters smaller than this many CSS pixels become bars, and bars end below the second. */
const READABLE_PX = 4.5;
const BAR_PX = 1.6;

/** A canvas with what every painter needs to know: palette, scale, and the font last set. */
export class Pen {
  readonly ctx: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** CSS pixels per world unit; decides the level of detail. */
  readonly zoom: number;
  readonly #baseline: number;
  #font = '';

  constructor(ctx: CanvasRenderingContext2D, palette: Palette, zoom: number, baseline: number) {
    this.ctx = ctx;
    this.palette = palette;
    this.zoom = zoom;
    this.#baseline = baseline;
  }

  /** Setting a canvas font parses it each time, so it is set only when it differs. */
  setFont(size: number, weight: FontWeight): void {
    const font = `${weight} ${size}px ${this.palette.font}`;
    if (font === this.#font) return;
    this.ctx.font = font;
    this.#font = font;
  }

  /** One line whose upper edge is `top`. */
  line(text: string, x: number, top: number, size: number, weight: FontWeight): void {
    this.setFont(size, weight);
    this.ctx.fillText(text, x, top + size * this.#baseline);
  }

  /** All lines of a block in the current `fillStyle`; as bars when they are too small to read. */
  block(block: TextBlock): void {
    const { ctx } = this;
    const { layout, box, align, weight } = block;
    const px = layout.size * this.zoom;
    if (px < BAR_PX) return;
    if (px < READABLE_PX) {
      ctx.globalAlpha = 0.32;
      layout.lines.forEach((line, index) => {
        const x = align === 'center' ? box.x + (box.w - line.width) / 2 : box.x;
        ctx.fillRect(x, block.top + (index + 0.32) * layout.lineHeight, line.width, layout.size * 0.5);
      });
      ctx.globalAlpha = 1;
      return;
    }
    layout.lines.forEach((line, index) => {
      if (line.text === '') return;
      const x = align === 'center' ? box.x + (box.w - line.width) / 2 : box.x;
      this.line(line.text, x, block.top + index * layout.lineHeight, layout.size, weight);
    });
  }

  readable(size: number): boolean {
    return size * this.zoom >= READABLE_PX;
  }
}

/** Where the base line of a line box lies below its upper edge, as a share of the font size: what a browser does. */
export function baselineOf(ctx: CanvasRenderingContext2D, font: string): number {
  ctx.font = `400 100px ${font}`;
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = ctx.measureText('x');
  return ((LINE_HEIGHT * 100 - (ascent + descent)) / 2 + ascent) / 100;
}
