import { drawPicture, type EmbeddedPicture, type PictureSource } from '@geflecht/board-engine/picture';
import type { ImageId } from '@geflecht/domain';
import PDFDocument from 'pdfkit';

import type { Letters } from './letters.ts';
import { PdfCanvas } from './pdf-canvas.ts';

/** Points per world unit: a CSS pixel. */
const POINTS = 0.75;
/** No reader opens a longer page. */
const LONGEST = 14_400;

/** One page: what is drawn on it, as large as its box. */
export interface PdfPage {
  readonly picture: Omit<PictureSource, 'scale'> & {
    readonly pictures?: (id: ImageId) => EmbeddedPicture | undefined;
  };
  /** Where one finds it in the reader's list of pages; `null` for a document of one. */
  readonly title: string | null;
}

export interface PdfOptions {
  readonly title: string;
  readonly language: string;
  readonly now: Date;
  readonly letters: Letters;
  /** A square PNG of a sign the typeface does not have, as a `data:` address. */
  readonly sign: (letters: string) => string | undefined;
}

/** Draws pages as vectors with the painters of the screen, with words one can select and search. */
export async function makePdf(pages: readonly PdfPage[], options: PdfOptions): Promise<Blob> {
  const { title, language, now, letters, sign } = options;
  const doc = new PDFDocument({
    autoFirstPage: false,
    font: null,
    pdfVersion: '1.7',
    lang: language,
    displayTitle: true,
    info: { Title: title, CreationDate: now },
  });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const whole = new Promise<Blob>((done) => {
    doc.on('data', (part) => parts.push(new Uint8Array(part)));
    doc.on('end', () => done(new Blob(parts, { type: 'application/pdf' })));
  });
  for (const [name, font] of letters.fonts) doc.registerFont(name, font);
  const ruler = new PdfCanvas({ doc, letters, sign });
  for (const page of pages) {
    const { box, paper = true, palette } = page.picture;
    const scale = Math.min(POINTS, LONGEST / Math.max(box.w, box.h));
    const size: [number, number] = [box.w * scale, box.h * scale];
    doc.addPage({ size, margin: 0 });
    if (page.title !== null) doc.outline.addItem(page.title);
    if (paper)
      doc
        .rect(0, 0, ...size)
        .fillColor(palette.paper, 1)
        .fill();
    doc.scale(scale);
    drawPicture(new PdfCanvas({ doc, letters, sign }), ruler, { ...page.picture, scale: 1 });
  }
  doc.end();
  return await whole;
}
