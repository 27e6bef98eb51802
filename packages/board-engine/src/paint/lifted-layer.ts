import { type BoxItem, type ConnectorItem, type ItemId, endItem } from '@geflecht/board-schema';

import { type Box, type Point, grow, intersects, shift, turnedBounds, unionOf } from '../geometry.ts';
import type { Workspace } from '../workspace.ts';
import { paintShadow } from './paint-items.ts';
import type { Pen } from './pen.ts';
import { OVERHANG, type ScenePainter } from './scene-painter.ts';

/** More than so many have a plain shadow, and are painted once and moved as a picture. */
const SINGLE_UP_TO = 24;
/** How many times as large as the canvas a picture may be, in pixels. */
const MOST_CANVASES = 2;
/** World units; sums of coordinates do not come out exactly. */
const SAME = 0.01;

/** What is in the air now. Boxes from the lowest to the highest, each at its place in the air. */
interface Lifted {
  readonly boxes: readonly { readonly item: BoxItem; readonly box: Box }[];
  /** Between things of `boxes` alone. */
  readonly inner: readonly ConnectorItem[];
  /** From them to something that lies. */
  readonly outer: readonly ConnectorItem[];
}

interface Picture {
  readonly canvas: HTMLCanvasElement;
  readonly items: readonly (BoxItem | ConnectorItem)[];
  readonly zoom: number;
  readonly ratio: number;
  readonly editing: ItemId | null;
  /** How far from where they lie the items were when they were painted, in world units. */
  readonly offset: Point;
  /** The upper left corner, in device pixels from the world's origin. */
  readonly corner: Point;
}

/** What is in the air. Many things that move by the same way are painted once, and after that their picture moves. */
export class LiftedLayer {
  readonly #workspace: Workspace;
  readonly #painter: ScenePainter;
  #picture: Picture | undefined;

  constructor(workspace: Workspace, painter: ScenePainter) {
    this.#workspace = workspace;
    this.#painter = painter;
  }

  /** The picture shows something old: another palette, other letters, other faces. */
  forget(): void {
    this.#picture = undefined;
  }

  /** The context is left in whatever units. */
  paint(ctx: CanvasRenderingContext2D): void {
    const { camera, size, ratio, scene } = this.#workspace;
    if (scene.lifted().size === 0) {
      this.#picture = undefined;
      return;
    }
    const lifted = this.#lifted();
    const pen = this.#painter.pen(ctx, camera, size, ratio);
    this.#painter.paintConnectors(pen, lifted.outer);
    const offset = lifted.boxes.length > SINGLE_UP_TO ? commonOffset(lifted) : undefined;
    const picture = offset && this.#pictureOf(ctx.canvas, lifted, offset);
    if (!offset || !picture) {
      this.#paintEach(pen, lifted, this.#workspace.visibleBox());
      return;
    }
    const scale = camera.zoom * ratio;
    const origin = this.#workspace.toScreen({ x: 0, y: 0 });
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.drawImage(
      picture.canvas,
      Math.round(origin.x * ratio + picture.corner.x + (offset.x - picture.offset.x) * scale),
      Math.round(origin.y * ratio + picture.corner.y + (offset.y - picture.offset.y) * scale),
    );
  }

  #lifted(): Lifted {
    const { scene } = this.#workspace;
    const air = scene.lifted();
    const inner: ConnectorItem[] = [];
    const outer: ConnectorItem[] = [];
    for (const id of scene.liftedConnectors()) {
      const item = scene.item(id);
      if (item?.kind !== 'connector') continue;
      const isInner = [item.ends.from, item.ends.to].map(endItem).every((end) => end && air.has(end));
      (isInner ? inner : outer).push(item);
    }
    const boxes = scene.stacked(air.keys()).map((item) => ({ item, box: air.get(item.id) ?? item.place }));
    return { boxes, inner, outer };
  }

  /** Those of them that touch `seen`; all of them without it. */
  #paintEach(pen: Pen, { boxes, inner }: Lifted, seen?: Box): void {
    this.#painter.paintConnectors(pen, inner);
    const isSoft = boxes.length <= SINGLE_UP_TO;
    for (const { item, box } of boxes) {
      if (seen && !intersects(seen, this.#extent(item, box))) continue;
      if (pen.zoom >= 0.15) paintShadow(pen, item, box, isSoft);
      this.#painter.paintItem(pen, item, box);
    }
  }

  /** All that it is drawn on, titles and shadows included. */
  #extent(item: BoxItem, box: Box): Box {
    return grow(turnedBounds(box, this.#workspace.scene.angle(item)), OVERHANG);
  }

  /** The picture that is there, as long as it is true, or a new one; `undefined` where it would be too large. */
  #pictureOf(onto: HTMLCanvasElement, lifted: Lifted, offset: Point): Picture | undefined {
    const { camera, ratio, editing, scene } = this.#workspace;
    const items = [...lifted.inner, ...lifted.boxes.map(({ item }) => item)];
    const known = this.#picture;
    if (
      known?.zoom === camera.zoom &&
      known.ratio === ratio &&
      known.editing === editing &&
      known.items.length === items.length &&
      known.items.every((item, index) => item === items[index])
    )
      return known;
    this.#picture = undefined;
    const around = unionOf([
      // Labels may be longer than their lines; between things that all go one way a line keeps its shape.
      ...scene.restingBoxes(lifted.inner.map(({ id }) => id)).map((box) => shift(box, offset.x, offset.y)),
      ...lifted.boxes.map(({ item, box }) => this.#extent(item, box)),
    ]);
    if (!around) return undefined;
    const scale = camera.zoom * ratio;
    const { x, y, w, h } = around;
    const corner = { x: Math.floor(x * scale), y: Math.floor(y * scale) };
    const width = Math.ceil((x + w) * scale) - corner.x;
    const height = Math.ceil((y + h) * scale) - corner.y;
    if (width * height > MOST_CANVASES * onto.width * onto.height) return undefined;
    const canvas = onto.ownerDocument.createElement('canvas');
    Object.assign(canvas, { width, height });
    const ctx = canvas.getContext('2d');
    if (!ctx) return undefined;
    const middle = {
      x: (corner.x + width / 2) / scale,
      y: (corner.y + height / 2) / scale,
      zoom: camera.zoom,
    };
    const pen = this.#painter.pen(ctx, middle, { width: width / ratio, height: height / ratio }, ratio);
    this.#paintEach(pen, lifted);
    this.#picture = { canvas, items, zoom: camera.zoom, ratio, editing, offset, corner };
    return this.#picture;
  }
}

/** How far all of them are from where they lie; `undefined` when they go different ways or change their size. */
function commonOffset({ boxes }: Lifted): Point | undefined {
  const [first] = boxes;
  if (!first) return undefined;
  const offset = { x: first.box.x - first.item.place.x, y: first.box.y - first.item.place.y };
  const isCommon = boxes.every(
    ({ item: { place }, box }) =>
      Math.abs(box.x - place.x - offset.x) < SAME &&
      Math.abs(box.y - place.y - offset.y) < SAME &&
      Math.abs(box.w - place.w) < SAME &&
      Math.abs(box.h - place.h) < SAME,
  );
  return isCommon ? offset : undefined;
}
