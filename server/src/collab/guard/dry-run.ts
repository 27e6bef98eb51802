import * as Y from 'yjs';

import type { RejectCause } from './cause.ts';
import type { Effort } from './effort.ts';
import { CONTENT, type Id } from './kinds.ts';
import { DEEPEST, MOST_PIECES } from './limits.ts';
import {
  contains,
  depthOf,
  Holder,
  indexAt,
  isEnd,
  isStart,
  Link,
  sameId,
  shapeOf,
  type YType,
} from './list.ts';
import { type Piece, pieceAt, type Row } from './piece.ts';

/** Passing over another's piece is looking up what it stands behind, and remembering it. */
const PASSED = 16;
/** Pieces in one type that are worth a closer look. */
const CROWD = 64;

/**
 * Puts the pieces of an update into a document as Yjs would, without touching it: beside whom each comes to lie, in
 * which type, how deep, and at what cost. The order of a list is that of Yjs (`Item.integrate`), so that what is let
 * through lies in the same place for everybody, whoever loads it from where.
 */
export class DryRun {
  readonly #doc: Y.Doc;
  readonly #rows: ReadonlyMap<number, Row>;
  readonly #effort: Effort;
  readonly #holders = new Map<YType, Holder>();
  readonly #roots = new Map<string, Holder>();
  readonly #links = new Map<Y.Item, Link[]>();
  readonly #crowded: Holder[] = [];
  /** Values of an array that will be joined into one, piece by piece. */
  #run = { client: -1, end: -1, values: 0 };

  constructor(doc: Y.Doc, rows: ReadonlyMap<number, Row>, effort: Effort) {
    this.#doc = doc;
    this.#rows = rows;
    this.#effort = effort;
  }

  /** A piece the document has. Yjs cuts its neighbours free before it sees that, and joins them again afterwards. */
  passOver({ origin, rightOrigin }: Piece): void {
    const { clients } = this.#doc.store;
    for (const id of [origin, rightOrigin]) {
      const item = id === null ? undefined : this.#itemAt(id);
      if (item === undefined || id === null) continue;
      const isCut = id === origin ? item.id.clock + item.length > id.clock + 1 : item.id.clock < id.clock;
      if (!isCut) continue;
      this.#effort.shift(2 * (clients.get(id.client)?.length ?? 0));
      if (item.content instanceof Y.ContentAny) this.#effort.spend(item.length / 4);
    }
  }

  /** All it stands on must be there. A piece without a holder afterwards has come too late: what it lay in is gone. */
  place(piece: Piece, known: number): RejectCause | undefined {
    if (piece.content === CONTENT.gone) return undefined;
    let left = piece.origin === null ? null : this.#endingAt(piece.origin);
    const right = piece.rightOrigin === null ? null : this.#startingAt(piece.rightOrigin);
    if (left === undefined || right === undefined) return undefined;
    // The right one was cut out of the left one: it does not lie right of it.
    if (left !== null && piece.origin !== null && left.end !== piece.origin.clock + 1) return 'bad_shape';
    const beside = left ?? right;
    const holder = beside === null ? this.#holderOf(piece.parent) : beside.holder;
    const sub = beside === null ? piece.sub : beside.sub;
    if (holder === undefined) return undefined;
    let { origin } = piece;
    if (piece.clock < known) {
      // Yjs hangs the new part behind the known one, wherever the piece says it belongs.
      origin = { client: piece.client, clock: known - 1 };
      const before = this.#endingAt(origin);
      if (before === undefined || before.holder !== holder || before.sub !== sub) return 'bad_shape';
      left = before;
    }
    if (right !== null && (right.holder !== holder || right.sub !== sub)) return 'bad_shape';
    if (!this.#areNeighbours(left, right)) return this.#effort.isSpent ? 'too_costly' : 'bad_shape';
    const at = { client: piece.client, clock: Math.max(piece.clock, known) };
    const length = piece.end - at.clock;
    const link = new Link({ ...at, length }, { origin, rightOrigin: piece.rightOrigin }, holder, sub);
    this.#insert(link, left, right);
    piece.links = [link];
    piece.holder = holder;
    piece.sub = sub;
    holder.pieces += 1;
    if (holder.pieces === CROWD) this.#crowded.push(holder);
    if (piece.content === CONTENT.any && sub === null) this.#join(link, left);
    if (piece.content === CONTENT.type) {
      piece.held = new Holder(undefined, piece.type, holder.depth + 1);
      if (piece.held.depth > DEEPEST) return 'too_deep';
    }
    return this.#effort.isSpent ? 'too_costly' : undefined;
  }

  /**
   * Adds up what words with marks cost: for each deleted piece Yjs looks through all that is deleted around it, to find
   * marks that mark nothing any more.
   */
  weighCrowds(): void {
    for (const { pieces, type } of this.#crowded) {
      let length = pieces;
      for (let item = type?._start ?? null; item !== null && length < MOST_PIECES; item = item.right)
        length += 1;
      this.#effort.spend((pieces * length) / 10);
    }
  }

  #insert(link: Link, left: Link | null, right: Link | null): void {
    const { holder, sub } = link;
    let after = left;
    if (left === null ? right === null || this.#leftOf(right) !== null : this.#rightOf(left) !== right)
      after = this.#pass(link, left, right);
    let next: Link | null;
    if (after === null) {
      next = this.#first(holder, sub);
      if (sub === null) holder.start = link;
    } else {
      next = this.#rightOf(after);
      after.right = link;
    }
    link.left = after;
    link.right = next;
    if (next !== null) next.left = link;
    else if (sub !== null) holder.setTail(sub, link);
  }

  /** Passes over what others put between the same neighbours; answers what the link comes to lie behind. */
  #pass(link: Link, left: Link | null, right: Link | null): Link | null {
    let after = left;
    let other = left === null ? this.#first(link.holder, link.sub) : this.#rightOf(left);
    if (other === null || other === right) return after;
    const passed = new Set<Link>();
    const conflicting = new Set<Link>();
    while (other !== null && other !== right && !this.#effort.isSpent) {
      this.#effort.spend(PASSED);
      passed.add(other);
      conflicting.add(other);
      if (sameId(link.origin, other.origin)) {
        if (other.client < link.client) {
          after = other;
          conflicting.clear();
        } else if (sameId(link.rightOrigin, other.rightOrigin)) break;
      } else {
        const behind = other.origin === null ? undefined : this.#at(other.origin);
        if (behind === undefined || !passed.has(behind)) break;
        if (!conflicting.has(behind)) {
          after = other;
          conflicting.clear();
        }
      }
      other = this.#rightOf(other);
    }
    return after;
  }

  /**
   * Whether somebody could have seen both side by side: the left one lies left, and nothing in between is what the left
   * one was put before or the right one behind. Yjs puts any other piece in one place for those who get it early and in
   * another for those who get it late.
   */
  #areNeighbours(left: Link | null, right: Link | null): boolean {
    if (left === null) return right === null || right.origin === null;
    if (right === null) return left.rightOrigin === null;
    if (isEnd(right.origin, left) || isStart(left.rightOrigin, right)) return true;
    let link = this.#rightOf(left);
    while (link !== right) {
      if (link === null || this.#effort.isSpent) return false;
      if (contains(link, left.rightOrigin) || contains(link, right.origin)) return false;
      this.#effort.spend(1);
      link = this.#rightOf(link);
    }
    return true;
  }

  #join(link: Link, left: Link | null): void {
    const isNext = this.#run.client === link.client && this.#run.end === link.clock;
    const before = left?.item?.content instanceof Y.ContentAny ? left.length : 0;
    const values = (isNext ? this.#run.values : before) + link.length;
    this.#run = { client: link.client, end: link.end, values };
    // Each joint copies all that is joined so far.
    this.#effort.spend(values / 8);
  }

  #holderOf(parent: string | Id | null): Holder | undefined {
    if (parent === null) return undefined;
    if (typeof parent !== 'string') return this.#heldBy(parent);
    const type = this.#doc.share.get(parent);
    if (type !== undefined) return this.#of(type);
    const known = this.#roots.get(parent);
    if (known !== undefined) return known;
    const made = new Holder(undefined, -1, 0);
    this.#roots.set(parent, made);
    return made;
  }

  #heldBy(id: Id): Holder | undefined {
    const piece = this.#pieceAt(id);
    if (piece !== undefined) return piece.held;
    const item = this.#itemAt(id);
    return item?.content instanceof Y.ContentType ? this.#of(item.content.type as YType) : undefined;
  }

  #of(type: YType): Holder {
    const known = this.#holders.get(type);
    if (known !== undefined) return known;
    const made = new Holder(type, shapeOf(type), depthOf(type));
    this.#holders.set(type, made);
    return made;
  }

  #pieceAt({ client, clock }: Id): Piece | undefined {
    const row = this.#rows.get(client);
    return row === undefined || clock < row.known ? undefined : pieceAt(row.pieces, clock);
  }

  #itemAt({ client, clock }: Id): Y.Item | undefined {
    const row = this.#doc.store.clients.get(client);
    const struct = row?.[indexAt(row, clock)];
    return struct instanceof Y.Item ? struct : undefined;
  }

  /** The stretch that holds an id; `undefined` when it was thrown away with all around it. */
  #at(id: Id): Link | undefined {
    const links = this.#linksAt(id);
    return links === undefined ? undefined : links[partAt(links, id.clock)];
  }

  #linksAt(id: Id): Link[] | undefined {
    const piece = this.#pieceAt(id);
    if (piece !== undefined) return piece.links;
    const item = this.#itemAt(id);
    return item === undefined ? undefined : this.#linksOf(item);
  }

  #linksOf(item: Y.Item): Link[] {
    const known = this.#links.get(item);
    if (known !== undefined) return known;
    const { client, clock } = item.id;
    const { length, origin, rightOrigin } = item;
    const holder = this.#of(item.parent as YType);
    const made = [new Link({ client, clock, length }, { origin, rightOrigin }, holder, item.parentSub, item)];
    this.#links.set(item, made);
    return made;
  }

  #endingAt(id: Id): Link | undefined {
    const links = this.#linksAt(id);
    if (links === undefined) return undefined;
    const part = partAt(links, id.clock);
    const link = links[part] as Link;
    if (link.end > id.clock + 1) this.#split(links, part, id.clock + 1);
    return link;
  }

  #startingAt(id: Id): Link | undefined {
    const links = this.#linksAt(id);
    if (links === undefined) return undefined;
    const part = partAt(links, id.clock);
    const link = links[part] as Link;
    return link.clock === id.clock ? link : this.#split(links, part, id.clock);
  }

  #split(links: Link[], part: number, at: number): Link {
    const link = links[part] as Link;
    const { client, holder, sub, item, end } = link;
    const origins = { origin: { client, clock: at - 1 }, rightOrigin: link.rightOrigin };
    const rest = new Link({ client, clock: at, length: end - at }, origins, holder, sub, item);
    rest.left = link;
    rest.right = link.right;
    if (rest.right !== null && rest.right !== undefined) rest.right.left = rest;
    else if (rest.right === null && sub !== null) holder.setTail(sub, rest);
    link.right = rest;
    link.length = at - link.clock;
    links.splice(part + 1, 0, rest);
    const row =
      (this.#doc.store.clients.get(client)?.length ?? 0) + (this.#rows.get(client)?.pieces.length ?? 0);
    this.#effort.shift(row + links.length);
    // Of values in an array each half is copied.
    if (item?.content instanceof Y.ContentAny) this.#effort.spend(item.length / 8);
    return rest;
  }

  #rightOf(link: Link): Link | null {
    if (link.right === undefined) {
      const next = link.item?.right ?? null;
      link.right = next === null ? null : (this.#linksOf(next)[0] as Link);
    }
    return link.right;
  }

  #leftOf(link: Link): Link | null {
    if (link.left === undefined) {
      const previous = link.item?.left ?? null;
      link.left = previous === null ? null : (this.#linksOf(previous).at(-1) as Link);
    }
    return link.left;
  }

  /** The first of a list. Of a key's values only the last is known, and one walks from there, as Yjs does. */
  #first(holder: Holder, sub: string | null): Link | null {
    if (sub === null) {
      if (holder.start === undefined) {
        const start = holder.type?._start ?? null;
        holder.start = start === null ? null : (this.#linksOf(start)[0] as Link);
      }
      return holder.start;
    }
    let link = holder.tail(sub);
    if (link === undefined) {
      const last = holder.type?._map.get(sub);
      if (last === undefined) return null;
      link = this.#linksOf(last).at(-1) as Link;
    }
    for (
      let before = this.#leftOf(link);
      before !== null && !this.#effort.isSpent;
      before = this.#leftOf(link)
    ) {
      this.#effort.spend(1);
      link = before;
    }
    return link;
  }
}

/** Place of the part that holds a clock. */
function partAt(links: readonly Link[], clock: number): number {
  let [low, high] = [0, links.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((links[middle] as Link).clock <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}
