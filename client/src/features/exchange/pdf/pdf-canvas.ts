import { type EmbeddedPicture, type SvgPath, VectorCanvas } from '@geflecht/board-engine/picture';
import type PDFDocument from 'pdfkit';

import type { Letters } from './letters.ts';

/** What pdfkit can embed. */
const EMBEDDED = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=]+$/;
/** A sign's picture stands a little below the base line, as letters do. */
const SIGN_DESCENT = 0.15;
/** So far to the right for each unit upwards. */
const LEAN = 0.2;

export interface PdfCanvasOptions {
  readonly doc: PDFDocument;
  readonly letters: Letters;
  /** A square PNG of a sign no font has, as a `data:` address. */
  readonly sign: (letters: string) => string | undefined;
}

/** What is drawn on it becomes the current page of a PDF; words stay words. */
export class PdfCanvas extends VectorCanvas {
  readonly #options: PdfCanvasOptions;

  constructor(options: PdfCanvasOptions) {
    const { letters } = options;
    super((text, weight) => letters.runs(text, weight).reduce((sum, run) => sum + letters.width(run), 0));
    this.#options = options;
  }

  override drawImage(
    picture: Partial<EmbeddedPicture>,
    sx: number,
    sy: number,
    sw: number,
    sh: number,
    x: number,
    y: number,
    w: number,
    h: number,
  ): void {
    const { href = '', width = 0, height = 0 } = picture;
    if (!EMBEDDED.test(href)) return;
    const [across, down] = [w / sw, h / sh];
    this.#placed((doc) =>
      doc
        .rect(x, y, w, h)
        .clip()
        .image(href, x - sx * across, y - sy * down, { width: width * across, height: height * down }),
    );
  }

  protected override drawPath({ d }: SvgPath, isFilled: boolean): void {
    this.#placed((doc) => {
      doc.path(d);
      this.#colour(isFilled);
      if (isFilled) doc.fill();
      else doc.stroke();
    });
  }

  protected override drawWords(text: string, x: number, y: number, isFilled: boolean): void {
    const { letters, sign } = this.#options;
    const { weight, size, isLeaning } = this.letters();
    const runs = letters.runs(text, weight);
    const widths = runs.map((run) => (letters.width(run) * size) / 100);
    let at = this.textAlign === 'center' ? x - widths.reduce((sum, width) => sum + width, 0) / 2 : x;
    runs.forEach((run, nr) => {
      const begin = at;
      at += widths[nr] ?? 0;
      this.#placed((doc) => {
        if (run.font === undefined) {
          const href = isFilled ? sign(run.text) : undefined;
          if (href !== undefined)
            doc.image(href, begin, y - size * (1 - SIGN_DESCENT), { width: size, height: size });
          return;
        }
        this.#colour(isFilled);
        const how = { lineBreak: false, baseline: 'alphabetic', fill: isFilled, stroke: !isFilled };
        // Upright letters leaned over, as on the screen: set off they are as wide as before.
        if (isLeaning) doc.transform(1, 0, -LEAN, 1, LEAN * y, 0);
        doc.font(run.font).fontSize(size).text(run.text, begin, y, how);
      });
    });
  }

  #placed(draw: (doc: PDFDocument) => void): void {
    const { doc } = this.#options;
    doc.save().transform(...this.matrix);
    draw(doc);
    doc.restore();
  }

  #colour(isFilled: boolean): void {
    const { doc } = this.#options;
    const { color, alpha } = colourOf(isFilled ? this.fillStyle : this.strokeStyle);
    const opacity = alpha * this.globalAlpha;
    if (isFilled) {
      doc.fillColor(color, opacity);
      return;
    }
    doc.strokeColor(color, opacity).lineWidth(this.lineWidth).lineCap(this.lineCap).lineJoin(this.lineJoin);
    if (this.dash.length > 0) doc.dash(this.dash);
  }
}

/** The palette's colours are `#rrggbb` or `rgb(r g b / a)`; anything else is black. */
function colourOf(css: string): { readonly color: string | readonly number[]; readonly alpha: number } {
  if (/^#[0-9a-f]{6}$/i.test(css)) return { color: css, alpha: 1 };
  const parts = /^rgb\((\d+) (\d+) (\d+)(?: \/ ([\d.]+)(%?))?\)$/.exec(css);
  if (!parts) return { color: '#000000', alpha: 1 };
  const share = parts[4] === undefined ? 1 : Number(parts[4]) / (parts[5] === '%' ? 100 : 1);
  return { color: parts.slice(1, 4).map(Number), alpha: share };
}
