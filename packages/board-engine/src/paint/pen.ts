import type { TextAlign } from '@geflecht/board-schema';

import type { Box, Point } from '../geometry.ts';
import type { Palette } from '../palette.ts';
import type { TextBlock } from '../text/item-text.ts';
import { type FontWeight, LINE_HEIGHT } from '../text/measure.ts';
import { BOLD_LINE, type Run } from '../text/runs.ts';

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

/** A canvas that writes down what is drawn. */
type PathMaker = CanvasRenderingContext2D & { newPath(steps?: string): Path2D };

interface Turn {
  readonly cos: number;
  readonly sin: number;
  readonly around: Point;
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
  /** How what is being drawn is turned: radians, around a point in world units. */
  #turn: Turn | undefined;

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

  /** A path to be kept: of the canvas's own making where it writes paths down instead of drawing them. */
  newPath(steps?: string): Path2D {
    const { ctx } = this;
    return 'newPath' in ctx ? (ctx as PathMaker).newPath(steps) : new Path2D(steps);
  }

  /** Whether paths made for a screen can be drawn with it. */
  get keepsPaths(): boolean {
    return !('newPath' in this.ctx);
  }

  /** Draws something turned by degrees around a point. Turns do not nest. */
  turned(degrees: number, around: Point, draw: () => void): void {
    const angle = (degrees * Math.PI) / 180;
    this.#turn = { cos: Math.cos(angle), sin: Math.sin(angle), around };
    this.#toWorld();
    draw();
    this.#turn = undefined;
    this.#toWorld();
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
    const { layout, box, align, weight, runs } = block;
    this.#toDevice();
    layout.lines.forEach((line, index) => {
      if (line.text === '') return;
      const left = leftOf(box, line.width, align);
      const top = block.top + index * layout.lineHeight;
      const parts = runs?.[index];
      if (parts === undefined) this.#write(line.text, left, top, layout.size, weight);
      else for (const run of parts) this.#writeRun(run, left, top, layout.size, weight);
    });
    this.#toWorld();
  }

  /** Device pixels of a length in world units. */
  pixels(length: number): number {
    return length * this.#projection.scale;
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
    const left = (width: number): number => leftOf(box, width, align);
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

  #write(text: string, x: number, top: number, size: number, weight: FontWeight, leaning = false): void {
    const { scale, left, top: originTop } = this.#projection;
    const px = steppedSize(size * scale);
    const font = `${leaning ? 'italic ' : ''}${weight} ${px}px ${this.palette.font}`;
    // Setting a canvas font parses it each time.
    if (font !== this.#font) {
      this.ctx.font = font;
      this.#font = font;
    }
    this.ctx.fillText(text, left + x * scale, originTop + (top + size * this.#baseline) * scale);
  }

  /** Set off without becoming wider: bold is a line around the letters, italic leans them over. */
  #writeRun(run: Run, lineLeft: number, top: number, size: number, weight: FontWeight): void {
    const { ctx } = this;
    const { scale, left, top: originTop } = this.#projection;
    const x = lineLeft + run.x;
    this.#write(run.text, x, top, size, weight, run.marks.includes('italic'));
    const y = originTop + (top + size * this.#baseline) * scale;
    if (run.marks.includes('bold')) {
      ctx.strokeStyle = ctx.fillStyle;
      ctx.lineWidth = size * scale * BOLD_LINE;
      ctx.lineJoin = 'round';
      ctx.strokeText(run.text, left + x * scale, y);
      ctx.lineJoin = 'miter';
    }
    if (run.marks.includes('strike')) {
      const thick = Math.max(1, size * scale * 0.07);
      ctx.fillRect(left + x * scale, y - size * scale * 0.27 - thick / 2, run.width * scale, thick);
    }
  }

  #toWorld(): void {
    const { scale, left, top } = this.#projection;
    const turn = this.#turn;
    if (turn === undefined) {
      this.ctx.setTransform(scale, 0, 0, scale, left, top);
      return;
    }
    const { cos, sin, around } = turn;
    const x = around.x - cos * around.x + sin * around.y;
    const y = around.y - sin * around.x - cos * around.y;
    this.ctx.setTransform(
      scale * cos,
      scale * sin,
      -scale * sin,
      scale * cos,
      left + scale * x,
      top + scale * y,
    );
  }

  #toDevice(): void {
    const turn = this.#turn;
    if (turn === undefined) {
      this.ctx.setTransform(1, 0, 0, 1, 0, 0);
      return;
    }
    const { scale, left, top } = this.#projection;
    const { cos, sin } = turn;
    const [x, y] = [left + turn.around.x * scale, top + turn.around.y * scale];
    this.ctx.setTransform(cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y);
  }
}

/** Where a line begins in its box. */
function leftOf(box: Box, width: number, align: TextAlign): number {
  if (align === 'start') return box.x;
  return align === 'end' ? box.x + box.w - width : box.x + (box.w - width) / 2;
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
