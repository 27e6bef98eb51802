import {
  BOARD_LIMITS,
  checkFragment,
  type ConnectorEnd,
  type ItemColor,
  type ItemId,
  packPoints,
} from '@geflecht/board-schema';
import * as v from 'valibot';

import { type Imported, localId } from './fragment.ts';

const coordinate = v.pipe(
  v.number(),
  v.finite(),
  v.transform((n) => Math.min(BOARD_LIMITS.coordinate, Math.max(-BOARD_LIMITS.coordinate, n))),
);
const word = v.fallback(v.string(), '');
const binding = v.fallback(v.nullish(v.object({ elementId: v.string() })), null);
const elementSchema = v.object({
  id: v.pipe(v.string(), v.maxLength(200)),
  type: v.string(),
  x: coordinate,
  y: coordinate,
  width: v.fallback(coordinate, 0),
  height: v.fallback(coordinate, 0),
  angle: v.fallback(v.pipe(v.number(), v.finite()), 0),
  isDeleted: v.fallback(v.boolean(), false),
  strokeColor: word,
  backgroundColor: word,
  strokeStyle: word,
  text: word,
  name: v.fallback(v.nullish(v.string()), null),
  fontSize: v.fallback(v.pipe(v.number(), v.finite()), 20),
  textAlign: word,
  containerId: v.fallback(v.nullish(v.string()), null),
  points: v.fallback(v.array(v.tuple([coordinate, coordinate])), []),
  pressures: v.fallback(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), []),
  startBinding: binding,
  endBinding: binding,
  startArrowhead: v.fallback(v.nullish(v.string()), null),
  endArrowhead: v.fallback(v.nullish(v.string()), null),
  elbowed: v.fallback(v.boolean(), false),
  roundness: v.unknown(),
  locked: v.fallback(v.boolean(), false),
});
type Element = v.InferOutput<typeof elementSchema>;

const TYPES = ['excalidraw', 'excalidraw/clipboard'] as const;
const fileSchema = v.object({ type: v.picklist(TYPES), elements: v.array(v.unknown()) });

export function isExcalidraw(value: unknown): boolean {
  return v.is(v.looseObject({ type: v.picklist(TYPES) }), value);
}

const SHAPES: Readonly<Record<string, string>> = {
  rectangle: 'rectangle',
  ellipse: 'ellipse',
  diamond: 'diamond',
};

/**
 * Makes board items of an Excalidraw file: shapes with the words bound to them, texts, lines, drawings and frames.
 * Pictures and what is unknown stay behind and are counted. `undefined` for what is no such file.
 */
export function readExcalidraw(value: unknown): Imported | undefined {
  const file = v.safeParse(fileSchema, value);
  if (!file.success) return undefined;
  const all = file.output.elements.slice(0, BOARD_LIMITS.fragment);
  let skipped = file.output.elements.length - all.length;
  const elements: Element[] = [];
  for (const raw of all) {
    const read = v.safeParse(elementSchema, raw);
    if (!read.success) skipped += 1;
    else if (!read.output.isDeleted) elements.push(read.output);
  }
  const ids = new Map<string, ItemId>();
  const hosts = new Set<string>();
  elements.forEach((element, nr) => {
    ids.set(element.id, localId(nr));
    if (isHost(element)) hosts.add(element.id);
  });
  const boundWords = new Map<string, string>();
  for (const { type, containerId, text } of elements)
    if (type === 'text' && typeof containerId === 'string' && hosts.has(containerId))
      boundWords.set(containerId, text.slice(0, BOARD_LIMITS.text));
  const items: unknown[] = [];
  const lines: unknown[] = [];
  for (const element of elements) {
    const id = ids.get(element.id);
    if (id === undefined || (element.type === 'text' && boundWords.has(element.containerId ?? ''))) continue;
    const words = boundWords.get(element.id) ?? '';
    if (element.type === 'arrow' || element.type === 'line') {
      const line = lineOf(element, id, words, ids, elements);
      if (line === undefined) skipped += 1;
      else lines.push(line);
      continue;
    }
    const item = boxOf(element, id, words);
    if (item === undefined) skipped += 1;
    else items.push(item);
  }
  const fragment = checkFragment({ format: 'geflecht/board', version: 1, items: [...items, ...lines] });
  return fragment && { fragment, skipped };
}

function isHost({ type }: Element): boolean {
  return Object.hasOwn(SHAPES, type) || type === 'arrow' || type === 'line';
}

function boxOf(element: Element, id: ItemId, words: string): object | undefined {
  const { type, x, y, width, height, backgroundColor, strokeColor } = element;
  const angle = (element.angle * 180) / Math.PI;
  const place = { x, y, w: Math.abs(width), h: Math.abs(height), order: '', angle };
  const hold = { locked: element.locked, group: null };
  const base = { id, place, hold };
  const isFilled = backgroundColor !== '' && backgroundColor !== 'transparent';
  if (Object.hasOwn(SHAPES, type)) {
    const look = {
      shape: SHAPES[type],
      color: colorOf(isFilled ? backgroundColor : strokeColor),
      fill: isFilled ? 'solid' : 'none',
    };
    return { ...base, kind: 'shape', look, text: words };
  }
  switch (type) {
    case 'text': {
      const align = { center: 'middle', right: 'end' }[element.textAlign] ?? 'start';
      const look = { color: colorOf(strokeColor), size: sizeOf(element.fontSize), align };
      // Letters differ in width: a little room keeps lines from breaking where they did not.
      const roomy = { ...place, x: x - width * 0.05, w: Math.abs(width) * 1.1 };
      return { ...base, place: roomy, kind: 'text', look, text: element.text.slice(0, BOARD_LIMITS.text) };
    }
    case 'frame':
    case 'magicframe':
      return {
        ...base,
        place: { ...place, angle: 0 },
        kind: 'frame',
        look: { color: 'grey' },
        text: (element.name ?? '').slice(0, BOARD_LIMITS.text),
      };
    case 'freedraw':
      return strokeOf(element, base);
    default:
      return undefined;
  }
}

function strokeOf(element: Element, base: object): object | undefined {
  const { points, pressures, x, y } = element;
  if (points.length < 2) return undefined;
  const kept = points.slice(0, BOARD_LIMITS.points);
  const xs = kept.map(([px]) => px);
  const ys = kept.map(([, py]) => py);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const w = Math.max(BOARD_LIMITS.minSize, Math.max(...xs) - left);
  const h = Math.max(BOARD_LIMITS.minSize, Math.max(...ys) - top);
  const packed = packPoints(
    kept.map(([px, py], nr) => ({
      x: (px - left) / w,
      y: (py - top) / h,
      pressure: pressures[nr] ?? 0.5,
    })),
  );
  return {
    ...base,
    kind: 'stroke',
    place: { x: x + left, y: y + top, w, h, order: '', angle: 0 },
    look: { color: colorOf(element.strokeColor), pen: 'pen', width: 'medium' },
    points: packed,
  };
}

function lineOf(
  element: Element,
  id: ItemId,
  text: string,
  ids: ReadonlyMap<string, ItemId>,
  elements: readonly Element[],
): object | undefined {
  const { points, x, y } = element;
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2) return undefined;
  const sticks = (bound: Element['startBinding']): ItemId | undefined => {
    const target = bound && elements.find((other) => other.id === bound.elementId);
    if (!target || target.type === 'arrow' || target.type === 'line' || target.type === 'image')
      return undefined;
    return target.type === 'text' && target.containerId !== null ? undefined : ids.get(target.id);
  };
  const end = (bound: Element['startBinding'], [px, py]: readonly [number, number]): ConnectorEnd => {
    const item = sticks(bound);
    return item === undefined ? { x: x + px, y: y + py } : { item };
  };
  const { startArrowhead, endArrowhead } = element;
  const heads = startArrowhead !== null ? 'both' : endArrowhead !== null ? 'end' : 'none';
  const bends = element.roundness !== null && element.roundness !== undefined && points.length > 2;
  return {
    id,
    kind: 'connector',
    ends: { from: end(element.startBinding, first), to: end(element.endBinding, last) },
    look: {
      color: colorOf(element.strokeColor),
      heads,
      dashed: element.strokeStyle === 'dashed' || element.strokeStyle === 'dotted',
      route: element.elbowed ? 'elbow' : bends ? 'curved' : 'straight',
    },
    text,
  };
}

function sizeOf(fontSize: number): string {
  if (fontSize < 18) return 'small';
  if (fontSize < 27) return 'medium';
  return fontSize < 40 ? 'large' : 'huge';
}

/** The board's hue nearest to a colour; what has none is grey. */
function colorOf(css: string): ItemColor {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(css);
  if (!hex) return 'grey';
  const [r, g, b] = [1, 2, 3].map((nr) => Number.parseInt(hex[nr] ?? '0', 16)) as [number, number, number];
  const most = Math.max(r, g, b);
  const span = most - Math.min(r, g, b);
  if (span < 24) return 'grey';
  const sixth = most === r ? ((g - b) / span + 6) % 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4;
  const degrees = sixth * 60;
  if (degrees < 15 || degrees >= 320) return 'pink';
  if (degrees < 42) return 'orange';
  if (degrees < 70) return 'yellow';
  if (degrees < 170) return 'green';
  return degrees < 250 ? 'blue' : 'violet';
}
