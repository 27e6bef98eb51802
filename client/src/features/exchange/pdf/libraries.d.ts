/** What is used of fontkit. */
declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number;
    readonly postscriptName: string;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): { readonly advanceWidth: number };
  }
  export function create(bytes: Uint8Array): Font;
}

/** What is used of pdfkit; lengths in points, y downwards. */
declare module 'pdfkit' {
  export default class PDFDocument {
    constructor(options: {
      autoFirstPage: boolean;
      /** The font to begin with, or none. */
      font: string | null;
      pdfVersion: string;
      lang: string;
      displayTitle: boolean;
      info: { Title: string; CreationDate: Date };
    });
    readonly outline: { addItem(title: string): unknown };
    on(event: 'data', listener: (part: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    addPage(options: { size: [number, number]; margin: number }): this;
    registerFont(name: string, font: unknown): this;
    font(name: string): this;
    fontSize(size: number): this;
    text(text: string, x: number, y: number, options: object): this;
    image(source: string, x: number, y: number, options: { width: number; height: number }): this;
    save(): this;
    restore(): this;
    scale(factor: number): this;
    transform(a: number, b: number, c: number, d: number, e: number, f: number): this;
    path(steps: string): this;
    rect(x: number, y: number, w: number, h: number): this;
    clip(): this;
    fill(): this;
    stroke(): this;
    fillColor(color: readonly number[] | string, opacity: number): this;
    strokeColor(color: readonly number[] | string, opacity: number): this;
    lineWidth(width: number): this;
    lineCap(cap: string): this;
    lineJoin(join: string): this;
    dash(lengths: readonly number[]): this;
    end(): void;
  }
}
