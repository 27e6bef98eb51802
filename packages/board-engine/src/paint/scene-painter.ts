import type { BoardItem, BoxItem, ConnectorItem, ItemId } from '@geflecht/board-schema';
import type { ProposalId } from '@geflecht/domain';

import type { BoardLabels, CardFace } from '../api.ts';
import { type Camera, type ViewSize, visibleBox } from '../camera/camera.ts';
import { type Box, grow } from '../geometry.ts';
import type { Palette } from '../palette.ts';
import type { Scene } from '../scene/scene.ts';
import { TextBlocks } from '../text/item-text.ts';
import { type Measure, canvasMeasure } from '../text/measure.ts';
import { type CardLayout, badgeBox, layoutCard, paintCard } from './paint-card.ts';
import { type RoutedConnector, paintConnectors } from './paint-connectors.ts';
import { paintFrame, paintNote, paintShadow, paintShape, paintText } from './paint-items.ts';
import { Pen, baselineOf } from './pen.ts';

/** Items overlap their box by this much at most: frame titles, badges, shadows. World units. */
const OVERHANG = 40;
const SOFT_SHADOWS = 24;

/** Draws items of a scene onto any canvas; keeps the laid-out words of all of them. */
export class ScenePainter {
  readonly words: TextBlocks;
  readonly #scene: Scene;
  readonly #labels: BoardLabels;
  readonly #lookup: (id: ProposalId) => CardFace | undefined;
  readonly #faces = new Map<ProposalId, CardFace | undefined>();
  readonly #cards = new Map<ItemId, { face: CardFace; w: number; h: number; layout: CardLayout }>();
  readonly #ruler: CanvasRenderingContext2D;
  measure: Measure;
  #palette: Palette;
  #baseline: number;
  /** Whose words the text field shows just now. */
  editing: ItemId | null = null;

  constructor(options: {
    scene: Scene;
    palette: Palette;
    labels: BoardLabels;
    ruler: CanvasRenderingContext2D;
    cards: (id: ProposalId) => CardFace | undefined;
  }) {
    this.#scene = options.scene;
    this.#labels = options.labels;
    this.#lookup = options.cards;
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

  /** The ground and everything that lies on it in view; what is in the air is left out. */
  paintBase(ctx: CanvasRenderingContext2D, camera: Camera, size: ViewSize, ratio: number): void {
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.fillStyle = this.#palette.paper;
    ctx.fillRect(0, 0, Math.ceil(size.width * ratio), Math.ceil(size.height * ratio));
    const scene = this.#scene;
    const { boxes, connectors } = scene.visible(grow(visibleBox(camera, size), OVERHANG));
    const pen = this.pen(ctx, camera, size, ratio);
    let first = 0;
    while (boxes[first]?.kind === 'frame') first++;
    const resting = (item: BoardItem): boolean => !scene.isLifted(item.id);
    for (const item of boxes.slice(0, first)) if (resting(item)) this.paintItem(pen, item, item.place);
    this.#paintConnectors(pen, connectors.filter(resting));
    for (const item of first === 0 ? boxes : boxes.slice(first))
      if (resting(item)) this.paintItem(pen, item, item.place);
  }

  /** What is in the air, with its shadow. The context is left in world units. */
  paintLifted(ctx: CanvasRenderingContext2D, camera: Camera, size: ViewSize, ratio: number): void {
    const scene = this.#scene;
    const lifted = scene.lifted();
    if (lifted.size === 0) return;
    const pen = this.pen(ctx, camera, size, ratio);
    const connectors = [...scene.liftedConnectors()].flatMap((id) => scene.item(id) ?? []);
    this.#paintConnectors(
      pen,
      connectors.filter((item) => item.kind === 'connector'),
    );
    const boxes = scene.stacked([...lifted.keys()].flatMap((id) => scene.boxItem(id) ?? []));
    const soft = boxes.length <= SOFT_SHADOWS;
    for (const item of boxes) {
      const box = lifted.get(item.id) ?? item.place;
      if (pen.zoom >= 0.15) paintShadow(pen, item, box, soft);
      this.paintItem(pen, item, box);
    }
  }

  paintItem(pen: Pen, item: BoxItem, box: Box): void {
    const words = (): ReturnType<TextBlocks['block']> | undefined => {
      if (item.kind === 'card' || item.text === '' || item.id === this.editing) return undefined;
      return this.words.block(item, box);
    };
    switch (item.kind) {
      case 'note':
        return paintNote(pen, item, box, words());
      case 'text':
        return paintText(pen, item, words());
      case 'shape':
        return paintShape(pen, item, box, words());
      case 'frame':
        return paintFrame(pen, item, box, words());
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
    ctx.setTransform(scale, 0, 0, scale, left, top);
    ctx.textBaseline = 'alphabetic';
    ctx.textAlign = 'left';
    return new Pen(ctx, this.#palette, camera.zoom, this.#baseline);
  }

  #paintConnectors(pen: Pen, connectors: readonly ConnectorItem[]): void {
    const routed = connectors.flatMap((item): RoutedConnector[] => {
      const path = this.#scene.path(item.id);
      if (!path) return [];
      return [{ item: item.id === this.editing ? { ...item, text: '' } : item, path }];
    });
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
