import * as Y from 'yjs';

import { type Id, TYPE } from './kinds.ts';

/** Any type of a document. */
export type YType = NonNullable<ReturnType<Y.Doc['share']['get']>>;

/** A type as a place where pieces lie: one of the document, or one that an update brings. */
export class Holder {
  /** `undefined` for one that the document does not have yet. */
  readonly type: YType | undefined;
  /** One of `TYPE`; -1 for a root, whose type is in the eye of the reader. */
  readonly shape: number;
  /** Types around it. */
  readonly depth: number;
  /** Pieces of the update that lie in it. */
  pieces = 0;
  /** The first of its list, and the last of each key, where they were asked for. */
  start: Link | null | undefined;
  readonly #tails = new Map<string, Link>();

  constructor(type: YType | undefined, shape: number, depth: number) {
    this.type = type;
    this.shape = shape;
    this.depth = depth;
    this.start = type === undefined ? null : undefined;
  }

  tail(key: string): Link | undefined {
    return this.#tails.get(key);
  }

  setTail(key: string, link: Link): void {
    this.#tails.set(key, link);
  }
}

/** A stretch of a list in the dry run: an item of the document, a piece, or a part of either. */
export class Link {
  readonly client: number;
  readonly clock: number;
  length: number;
  readonly origin: Id | null;
  readonly rightOrigin: Id | null;
  readonly holder: Holder;
  /** The key whose values the list holds; `null` in a sequence. */
  readonly sub: string | null;
  /** The item it was made of; its neighbours are looked up when they are needed. */
  readonly item: Y.Item | undefined;
  left: Link | null | undefined;
  right: Link | null | undefined;

  constructor(
    from: { readonly client: number; readonly clock: number; readonly length: number },
    origins: { readonly origin: Id | null; readonly rightOrigin: Id | null },
    holder: Holder,
    sub: string | null,
    item?: Y.Item,
  ) {
    this.client = from.client;
    this.clock = from.clock;
    this.length = from.length;
    this.origin = origins.origin;
    this.rightOrigin = origins.rightOrigin;
    this.holder = holder;
    this.sub = sub;
    this.item = item;
    this.left = item === undefined ? null : undefined;
    this.right = item === undefined ? null : undefined;
  }

  get end(): number {
    return this.clock + this.length;
  }
}

export function sameId(one: Id | null, other: Id | null): boolean {
  return (
    one === other ||
    (one !== null && other !== null && one.clock === other.clock && one.client === other.client)
  );
}

export function contains({ client, clock, end }: Link, id: Id | null): boolean {
  return id !== null && id.client === client && id.clock >= clock && id.clock < end;
}

export function isStart(id: Id | null, { client, clock }: Link): boolean {
  return id !== null && id.client === client && id.clock === clock;
}

export function isEnd(id: Id | null, { client, end }: Link): boolean {
  return id !== null && id.client === client && id.clock === end - 1;
}

/** What kind of type the document holds. */
export function shapeOf(type: YType): number {
  if (type._item === null) return -1;
  // The more special classes first: they inherit from the others.
  if (type instanceof Y.XmlText) return TYPE.xmlText;
  if (type instanceof Y.XmlElement) return TYPE.element;
  if (type instanceof Y.XmlFragment) return TYPE.fragment;
  if (type instanceof Y.XmlHook) return TYPE.hook;
  if (type instanceof Y.Map) return TYPE.map;
  return type instanceof Y.Text ? TYPE.text : TYPE.array;
}

/** Types around a type of the document. */
export function depthOf(type: YType): number {
  let depth = 0;
  for (let item = type._item; item !== null; depth += 1) {
    const around: unknown = item.parent;
    item = around instanceof Y.AbstractType ? (around as YType)._item : null;
  }
  return depth;
}

/** Place in a row of the struct that holds a clock; the row must reach so far. */
export function indexAt(row: readonly (Y.Item | Y.GC)[], clock: number, from = 0): number {
  let low = from;
  let high = row.length - 1;
  // Most of what is done is done at the end, and most of a long list close to what came before it.
  if ((row[high] as Y.Item).id.clock <= clock) return high;
  if (from > 0) {
    let step = 1;
    while (low + step < high && (row[low + step] as Y.Item).id.clock <= clock) {
      low += step;
      step *= 2;
    }
    high = Math.min(high, low + step);
  }
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((row[middle] as Y.Item).id.clock <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}
