import { LETTER_HEIGHT } from './letter-widths.ts';
import type { LetterMeasure } from './letters.ts';
import { type Matrix, SvgPath, times } from './svg-path.ts';

/** A picture that an SVG can carry within itself. */
export interface EmbeddedPicture {
  readonly width: number;
  readonly height: number;
  /** `data:` with PNG, JPEG, WebP or GIF; anything else is left out. */
  readonly href: string;
}

/** The letters that were set with `font`. */
export interface SetLetters {
  readonly weight: 400 | 600;
  readonly size: number;
  readonly family: string;
  readonly isLeaning: boolean;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What the painters use of a canvas, handed on as paths and words instead of being drawn: the same painters make files. */
export abstract class VectorCanvas {
  fillStyle = '#000';
  strokeStyle = '#000';
  lineWidth = 1;
  lineCap = 'butt';
  lineJoin = 'miter';
  globalAlpha = 1;
  textAlign = 'left';
  textBaseline = 'alphabetic';
  font = '400 10px sans-serif';
  /** From the units of what is drawn to those of the file. */
  protected matrix: Matrix = IDENTITY;
  protected dash: readonly number[] = [];
  readonly #measure: LetterMeasure;
  #path = new SvgPath();

  constructor(measure: LetterMeasure) {
    this.#measure = measure;
  }

  /** Draws a path, filled or as a line, in the colours and with the line that are set. */
  protected abstract drawPath(path: SvgPath, isFilled: boolean): void;
  /** Draws words whose base line begins, or with `textAlign` has its middle, at a point. */
  protected abstract drawWords(text: string, x: number, y: number, isFilled: boolean): void;
  /** Draws a part of a picture into a box. */
  abstract drawImage(
    picture: Partial<EmbeddedPicture>,
    sx: number,
    sy: number,
    sw: number,
    sh: number,
    x: number,
    y: number,
    w: number,
    h: number,
  ): void;

  measureText(text: string): {
    width: number;
    fontBoundingBoxAscent: number;
    fontBoundingBoxDescent: number;
  } {
    const { weight, size } = this.letters();
    return {
      width: (this.#measure(text, weight) * size) / 100,
      fontBoundingBoxAscent: (LETTER_HEIGHT.ascent * size) / 100,
      fontBoundingBoxDescent: (LETTER_HEIGHT.descent * size) / 100,
    };
  }

  /** What the painters keep to draw again: here the steps themselves. */
  newPath(steps?: string): SvgPath {
    return new SvgPath(steps);
  }

  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    this.matrix = [a, b, c, d, e, f];
  }

  translate(x: number, y: number): void {
    this.matrix = times(this.matrix, [1, 0, 0, 1, x, y]);
  }

  scale(x: number, y: number): void {
    this.matrix = times(this.matrix, [x, 0, 0, y, 0, 0]);
  }

  setLineDash(dash: readonly number[]): void {
    this.dash = dash;
  }

  beginPath(): void {
    this.#path = new SvgPath();
  }

  moveTo(x: number, y: number): void {
    this.#path.moveTo(x, y);
  }

  lineTo(x: number, y: number): void {
    this.#path.lineTo(x, y);
  }

  bezierCurveTo(bx: number, by: number, cx: number, cy: number, x: number, y: number): void {
    this.#path.bezierCurveTo(bx, by, cx, cy, x, y);
  }

  quadraticCurveTo(bx: number, by: number, x: number, y: number): void {
    this.#path.quadraticCurveTo(bx, by, x, y);
  }

  closePath(): void {
    this.#path.closePath();
  }

  rect(x: number, y: number, w: number, h: number): void {
    this.#path.rect(x, y, w, h);
  }

  roundRect(x: number, y: number, w: number, h: number, radii: number | readonly number[]): void {
    this.#path.roundRect(x, y, w, h, radii);
  }

  arc(x: number, y: number, r: number, from: number, to: number, counter?: boolean): void {
    this.#path.arc(x, y, r, from, to, counter);
  }

  ellipse(x: number, y: number, rx: number, ry: number, turn: number, from: number, to: number): void {
    this.#path.ellipse(x, y, rx, ry, turn, from, to);
  }

  fill(path: SvgPath = this.#path): void {
    if (path.d !== '') this.drawPath(path, true);
  }

  stroke(path: SvgPath = this.#path): void {
    if (path.d !== '') this.drawPath(path, false);
  }

  fillRect(x: number, y: number, w: number, h: number): void {
    this.drawPath(boxPath(x, y, w, h), true);
  }

  strokeRect(x: number, y: number, w: number, h: number): void {
    this.drawPath(boxPath(x, y, w, h), false);
  }

  fillText(text: string, x: number, y: number): void {
    this.drawWords(text, x, y, true);
  }

  strokeText(text: string, x: number, y: number): void {
    this.drawWords(text, x, y, false);
  }

  protected letters(): SetLetters {
    const parts = /^(italic )?(\d+) ([\d.]+)px (.*)$/.exec(this.font);
    return {
      isLeaning: parts?.[1] !== undefined,
      weight: parts?.[2] === '600' ? 600 : 400,
      size: Number(parts?.[3]),
      family: parts?.[4] ?? '',
    };
  }
}

function boxPath(x: number, y: number, w: number, h: number): SvgPath {
  const path = new SvgPath();
  path.rect(x, y, w, h);
  return path;
}
