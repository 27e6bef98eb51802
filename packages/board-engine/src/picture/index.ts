import type { Board, BoardItem, ItemId } from '@geflecht/board-schema';
import type { ImageId, ProposalId } from '@geflecht/domain';

import type { CardFace } from '../api.ts';
import { type Box, grow, unionOf } from '../geometry.ts';
import type { Picture } from '../paint/paint-image.ts';
import { OVERHANG, ScenePainter } from '../paint/scene-painter.ts';
import type { Palette } from '../palette.ts';
import { Scene } from '../scene/scene.ts';
import { escapeXml } from './escape.ts';
import { type LetterMeasure, letterMeasure } from './letters.ts';
import { SvgCanvas } from './svg-canvas.ts';
import { n, type SvgPath } from './svg-path.ts';
import { type EmbeddedPicture, type SetLetters, VectorCanvas } from './vector-canvas.ts';

export type { EmbeddedPicture, LetterMeasure, SetLetters, SvgPath };
export { letterMeasure, VectorCanvas };

/** A board, or a part of it, at one moment. */
export interface PictureSource {
  readonly items: ReadonlyMap<ItemId, BoardItem>;
  readonly palette: Palette;
  readonly cards: (id: ProposalId) => CardFace | undefined;
  /** On a card whose proposal cannot be looked up. */
  readonly cardUnknown: string;
  /** What is drawn, in world units; see `pictureBox`. */
  readonly box: Box;
  /** Pixels per world unit. Default 1; below 0.3 words become bars, as on screen. */
  readonly scale?: number;
  /** Whether the board's paper lies under everything. Default true. */
  readonly paper?: boolean;
}

export interface SvgSource extends PictureSource {
  /** Read out instead of the picture. */
  readonly title: string;
  readonly pictures?: (id: ImageId) => EmbeddedPicture | undefined;
}

/** A box around items with all that hangs over them, or `undefined` where nothing is to be seen. */
export function pictureBox(items: ReadonlyMap<ItemId, BoardItem>, ids: Iterable<ItemId>): Box | undefined {
  const around = unionOf(sceneOf(items).restingBoxes(ids));
  return around && grow(around, OVERHANG);
}

/** The scene as an SVG file, in a browser or without one: valid XML, no scripts, nothing from outside. */
export function svgPicture(source: SvgSource, measure: LetterMeasure = letterMeasure): string {
  const { box, scale = 1, palette, paper = true, title } = source;
  const canvas = new SvgCanvas(measure);
  const [width, height] = [n(box.w * scale), n(box.h * scale)];
  drawPicture(canvas, new SvgCanvas(measure), source);
  const ground = paper
    ? `<rect width="${width}" height="${height}" fill="${escapeXml(palette.paper)}"/>`
    : '';
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${width}" ` +
    `height="${height}" viewBox="0 0 ${width} ${height}" role="img"><title>${escapeXml(title)}</title>` +
    `${ground}${canvas.markup()}</svg>\n`
  );
}

/** The scene on a canvas, which must be as large as the box at its scale. */
export function paintPicture(
  ctx: CanvasRenderingContext2D,
  source: PictureSource & { readonly pictures?: (id: ImageId) => Picture | undefined },
): void {
  const { box, scale = 1, palette, paper = true, pictures = () => undefined } = source;
  if (paper) {
    ctx.fillStyle = palette.paper;
    ctx.fillRect(0, 0, Math.ceil(box.w * scale), Math.ceil(box.h * scale));
  }
  const ruler = ctx.canvas.ownerDocument.createElement('canvas').getContext('2d');
  if (!ruler) throw new Error('This browser offers no 2D canvas.');
  paint(ctx, ruler, source, pictures);
}

/** The scene on a canvas that makes a file of it; `ruler` is another one like it. */
export function drawPicture(
  canvas: VectorCanvas,
  ruler: VectorCanvas,
  source: PictureSource & { readonly pictures?: (id: ImageId) => EmbeddedPicture | undefined },
): void {
  const { pictures = () => undefined } = source;
  // The painters use of a canvas what VectorCanvas has; tests draw every kind with it.
  const ctx = canvas as unknown as CanvasRenderingContext2D;
  paint(
    ctx,
    ruler as unknown as CanvasRenderingContext2D,
    source,
    (id) => pictures(id) as unknown as Picture | undefined,
  );
}

/** The ruler is a canvas of its own: a pen relies on the typeface it has set last. */
function paint(
  ctx: CanvasRenderingContext2D,
  ruler: CanvasRenderingContext2D,
  source: PictureSource,
  pictures: (id: ImageId) => Picture | undefined,
): void {
  const { items, palette, cards, cardUnknown, box, scale = 1 } = source;
  const painter = new ScenePainter({
    scene: sceneOf(items),
    palette,
    labels: { board: '', writeHere: '', cardUnknown, newColumns: [] },
    ruler,
    // Who is there is true for a moment only.
    cards: (id) => {
      const face = cards(id);
      return face && { ...face, here: 0 };
    },
    pictures,
    editing: () => null,
  });
  // What is seen depends on the size in world units at most: a larger picture shows no less.
  const zoom = Math.min(1, scale);
  const camera = { x: box.x + box.w / 2, y: box.y + box.h / 2, zoom };
  painter.paintResting(ctx, camera, { width: box.w * zoom, height: box.h * zoom }, scale / zoom, box);
}

function sceneOf(items: ReadonlyMap<ItemId, BoardItem>): Scene {
  const board: Pick<Board, 'items' | 'get'> = { items: () => items, get: (id) => items.get(id) };
  return new Scene(board);
}
