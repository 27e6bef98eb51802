import { type BoxItem, type ConnectorItem, type ItemId, isContainer } from '@geflecht/board-schema';
import type { ImageId, ProposalId } from '@geflecht/domain';

import type { BoardLabels, CardFace } from '../api.ts';
import type { Camera, ViewSize } from '../camera/camera.ts';
import { type Box, centerOf, grow } from '../geometry.ts';
import type { Palette } from '../palette.ts';
import type { Scene } from '../scene/scene.ts';
import { type TextBlock, TextBlocks, type WordedItem, largestSize } from '../text/item-text.ts';
import { type Measure, canvasMeasure } from '../text/measure.ts';
import { type CardLayout, badgeBox, layoutCard, paintCard } from './paint-card.ts';
import { type RoutedConnector, paintConnectors } from './paint-connectors.ts';
import { type Picture, paintImage } from './paint-image.ts';
import { paintFrame, paintNote, paintShape, paintText } from './paint-items.ts';
import { paintStamp } from './paint-stamp.ts';
import { paintStroke } from './paint-stroke.ts';
import { paintTable } from './paint-table.ts';
import { Pen, baselineOf } from './pen.ts';

/** Items overlap their box by this much at most: frame titles, badges, shadows. World units. */
export const OVERHANG = 40;

/** Draws items of a scene onto any canvas; keeps the laid-out words of all of them. */
export class ScenePainter {
  readonly words: TextBlocks;
  readonly #scene: Scene;
  readonly #labels: BoardLabels;
  readonly #lookup: (id: ProposalId) => CardFace | undefined;
  readonly #faces = new Map<ProposalId, CardFace | undefined>();
  readonly #cards = new Map<ItemId, { face: CardFace; w: number; h: number; layout: CardLayout }>();
  readonly #pictures: (id: ImageId, side: number) => Picture | undefined;
  readonly #ruler: CanvasRenderingContext2D;
  measure: Measure;
  #palette: Palette;
  #baseline: number;
  readonly #editing: () => ItemId | null;

  constructor(options: {
    scene: Scene;
    palette: Palette;
    labels: BoardLabels;
    ruler: CanvasRenderingContext2D;
    cards: (id: ProposalId) => CardFace | undefined;
    pictures: (id: ImageId, side: number) => Picture | undefined;
    /** Whose words the text field shows just now. */
    editing: () => ItemId | null;
  }) {
    this.#editing = options.editing;
    this.#scene = options.scene;
    this.#labels = options.labels;
    this.#lookup = options.cards;
    this.#pictures = options.pictures;
    this.#ruler = options.ruler;
    this.#palette = options.palette;
    this.measure = canvasMeasure(this.#ruler, options.palette.font);
    this.#baseline = baselineOf(this.#ruler, options.palette.font);
    this.words = new TextBlocks(this.measure);
  }

  get palette(): Palette {
    return this.#palette;
  }

  setPalette(palette: Palette): void {
    const fontChanged = palette.font !== this.#palette.font;
    this.#palette = palette;
    if (fontChanged) this.resetFont();
  }

  /** The typeface arrived or changed: every width is to be taken anew. */
  resetFont(): void {
    this.measure = canvasMeasure(this.#ruler, this.#palette.font);
    this.#baseline = baselineOf(this.#ruler, this.#palette.font);
    this.words.reset(this.measure);
    this.#cards.clear();
  }

  /** Faces are asked for once and kept until this. */
  invalidateCards(): void {
    this.#faces.clear();
    this.#cards.clear();
  }

  forget(id: ItemId): void {
    this.words.forget(id);
    this.#cards.delete(id);
  }

  face(id: ProposalId): CardFace | undefined {
    if (!this.#faces.has(id)) this.#faces.set(id, this.#lookup(id));
    return this.#faces.get(id);
  }

  badge(item: BoxItem): Box | undefined {
    if (item.kind !== 'card') return undefined;
    return badgeBox(this.#scene.box(item.id) ?? item.place, this.face(item.proposal));
  }

  /** Everything that lies and touches a box, from frames to the topmost item; what is in the air is left out. */
  paintResting(ctx: CanvasRenderingContext2D, camera: Camera, size: ViewSize, ratio: number, box: Box): void {
    const scene = this.#scene;
    const found = scene.visible(grow(box, OVERHANG));
    const anyLifted = scene.lifted().size > 0;
    const connectors = anyLifted
      ? found.connectors.filter((item) => !scene.isLifted(item.id))
      : found.connectors;
    const boxes = anyLifted ? found.boxes.filter((item) => !scene.isLifted(item.id)) : found.boxes;
    const pen = this.pen(ctx, camera, size, ratio);
    let first = 0;
    for (let ground = boxes[first]; ground && isContainer(ground); ground = boxes[++first])
      this.paintItem(pen, ground, ground.place);
    this.paintConnectors(pen, connectors);
    for (let i = first; i < boxes.length; i++) {
      const item = boxes[i];
      if (item) this.paintItem(pen, item, item.place);
    }
  }

  paintItem(pen: Pen, item: BoxItem, box: Box): void {
    const angle = this.#scene.angle(item);
    if (angle === 0) this.#paintUpright(pen, item, box);
    else pen.turned(angle, centerOf(box), () => this.#paintUpright(pen, item, box));
  }

  #paintUpright(pen: Pen, item: BoxItem, box: Box): void {
    switch (item.kind) {
      case 'note':
        return paintNote(pen, item, box, this.#block(pen, item, box));
      case 'text':
        return paintText(pen, item, this.#block(pen, item, box));
      case 'shape':
        return paintShape(pen, item, box, this.#block(pen, item, box));
      case 'frame':
        return paintFrame(pen, item, box, this.#block(pen, item, box));
      case 'table':
        return paintTable(pen, item, box, this.#block(pen, item, box), this.measure);
      case 'stroke':
        return paintStroke(pen, item, box);
      case 'image':
        return paintImage(
          pen,
          item,
          box,
          this.#pictures(item.image, pen.pixels(Math.max(box.w, box.h))),
          this.measure,
        );
      case 'stamp':
        return paintStamp(pen, item, box);
      case 'card': {
        const face = this.face(item.proposal);
        const layout = face && this.#cardLayout(item.id, face, box);
        return paintCard(pen, item, box, face, layout, this.#labels.cardUnknown);
      }
    }
  }

  /** A pen in world units for a camera. */
  pen(ctx: CanvasRenderingContext2D, camera: Camera, size: ViewSize, ratio: number): Pen {
    const scale = camera.zoom * ratio;
    const left = (size.width / 2) * ratio - camera.x * scale;
    const top = (size.height / 2) * ratio - camera.y * scale;
    const projection = { scale, left, top };
    return new Pen(ctx, { palette: this.#palette, zoom: camera.zoom, projection, baseline: this.#baseline });
  }

  #block(pen: Pen, item: WordedItem, box: Box): TextBlock | undefined {
    if (item.text === '' || item.id === this.#editing() || !pen.shows(largestSize(item, box)))
      return undefined;
    return this.words.block(item, box);
  }

  paintConnectors(pen: Pen, connectors: readonly ConnectorItem[]): void {
    const editing = this.#editing();
    const routed: RoutedConnector[] = [];
    for (const item of connectors) {
      const path = this.#scene.path(item.id);
      if (path) routed.push({ item: item.id === editing ? { ...item, text: '' } : item, path });
    }
    paintConnectors(pen, routed, this.measure);
  }

  #cardLayout(id: ItemId, face: CardFace, box: Box): CardLayout {
    const known = this.#cards.get(id);
    if (known && known.face === face && known.w === box.w && known.h === box.h) return known.layout;
    const layout = layoutCard(face, box, this.measure);
    this.#cards.set(id, { face, w: box.w, h: box.h, layout });
    return layout;
  }
}
