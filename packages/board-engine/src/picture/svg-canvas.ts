import { escapeXml } from './escape.ts';
import { type SvgPath, matrixText, n } from './svg-path.ts';
import { type EmbeddedPicture, VectorCanvas } from './vector-canvas.ts';

const EMBEDDED = /^data:image\/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]+$/;

/**
 * What is drawn on it becomes SVG. Everything that comes from people is escaped; there are no scripts, no styles and no
 * references to anything outside.
 */
export class SvgCanvas extends VectorCanvas {
  readonly #parts: string[] = [];
  #group = '';

  /** Everything drawn so far. */
  markup(): string {
    return this.#parts.join('') + (this.#group === '' ? '' : '</g>');
  }

  protected override drawPath({ d }: SvgPath, isFilled: boolean): void {
    this.#put(`<path d="${d}"${isFilled ? this.#fillWords() : this.#strokeWords()}/>`);
  }

  override fillRect(x: number, y: number, w: number, h: number): void {
    this.#put(`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"${this.#fillWords()}/>`);
  }

  override strokeRect(x: number, y: number, w: number, h: number): void {
    this.#put(`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"${this.#strokeWords()}/>`);
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
    const view = `viewBox="${n(sx)} ${n(sy)} ${n(sw)} ${n(sh)}" preserveAspectRatio="none"`;
    this.#put(
      `<svg x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" ${view}>` +
        `<image href="${href}" width="${n(width)}" height="${n(height)}"/></svg>`,
    );
  }

  protected override drawWords(text: string, x: number, y: number, isFilled: boolean): void {
    const { weight, size, family, isLeaning } = this.letters();
    const anchor = this.textAlign === 'center' ? ' text-anchor="middle"' : '';
    // Where the typeface is missing, the words keep the width for which they were laid out.
    const length = text.length > 1 ? ` textLength="${n(this.measureText(text).width)}"` : '';
    const style = isLeaning ? ' font-style="italic"' : '';
    const letters = ` font-family="${escapeXml(family)}" font-size="${n(size)}" font-weight="${weight}"${style}`;
    const adjust = length === '' ? '' : ' lengthAdjust="spacingAndGlyphs"';
    this.#put(
      `<text x="${n(x)}" y="${n(y)}"${letters}${anchor}${length}${adjust} xml:space="preserve"${isFilled ? this.#fillWords() : this.#strokeWords()}>${escapeXml(text)}</text>`,
    );
  }

  #alpha(name: string): string {
    return this.globalAlpha === 1 ? '' : ` ${name}="${n(this.globalAlpha)}"`;
  }

  #fillWords(): string {
    return ` fill="${escapeXml(this.fillStyle)}"${this.#alpha('fill-opacity')}`;
  }

  #strokeWords(): string {
    const cap = this.lineCap === 'butt' ? '' : ` stroke-linecap="${this.lineCap}"`;
    const join = this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${this.lineJoin}"`;
    const dash = this.dash.length === 0 ? '' : ` stroke-dasharray="${this.dash.map(n).join(' ')}"`;
    const line = ` stroke="${escapeXml(this.strokeStyle)}" stroke-width="${n(this.lineWidth)}"`;
    return ` fill="none"${line}${cap}${join}${dash}${this.#alpha('stroke-opacity')}`;
  }

  /** What is drawn one after the other under one matrix stands in one group. */
  #put(markup: string): void {
    const group = matrixText(this.matrix);
    if (group !== this.#group) {
      if (this.#group !== '') this.#parts.push('</g>');
      if (group !== '') this.#parts.push(`<g transform="${group}">`);
      this.#group = group;
    }
    this.#parts.push(markup);
  }
}
