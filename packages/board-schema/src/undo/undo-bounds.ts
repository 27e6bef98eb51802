import * as Y from 'yjs';

import { type Step, jsonIn, lineageOf, mapIn } from './lineage.ts';
import { NEEDED } from './mending.ts';

/**
 * How far taking one step back may go. Yjs takes away whatever the step has put in; here an item stays when somebody
 * else has had a hand in it since, and no item is left without what it needs to be read.
 */
export class UndoBounds {
  readonly #root: Y.Map<unknown>;
  readonly #step: Step;
  /** Whether what an undo of this person has brought back counts as the work of whoever had made it first. */
  readonly #throughUndo: boolean;
  readonly #kept = new Map<Y.Item, boolean>();
  #clung: ReadonlySet<string> | undefined;

  constructor(root: Y.Map<unknown>, step: Step, throughUndo: boolean) {
    this.#root = root;
    this.#step = step;
    this.#throughUndo = throughUndo;
  }

  /** Whether a part of the document that the step has put in may be taken out; called within the undo's transaction. */
  mayGo(part: Y.Item): boolean {
    const entry = this.#entryOf(part);
    // What the step had overwritten may have been put back in the meantime.
    if (entry === undefined || part.deleted) return true;
    const { insertions, deletions } = this.#step;
    if (lineageOf(entry).some(({ id }) => Y.isDeleted(insertions, id))) return !this.#isKept(entry);
    const { parentSub: field } = part;
    const map = mapIn(entry);
    if (field === null || !NEEDED.has(field) || part.parent !== map) return true;
    // Two have set the same field at once and this one has won: Yjs would take it out and put nothing in its place.
    let before = part.left;
    while (before !== null && !(Y.isDeleted(deletions, before.id) && jsonIn(before))) before = before.left;
    if (before === null) return field === 'ref' && map?.get('kind') !== 'card';
    map?.set(field, jsonIn(before)?.value);
    return true;
  }

  /** The item of the board that a part belongs to. */
  #entryOf(part: Y.Item): Y.Item | undefined {
    let entry: Y.Item | null = part;
    while (entry !== null && entry.parent !== this.#root)
      entry = entry.parent instanceof Y.AbstractType ? entry.parent._item : null;
    return entry ?? undefined;
  }

  #isKept(entry: Y.Item): boolean {
    const known = this.#kept.get(entry);
    if (known !== undefined) return known;
    const lineage = this.#throughUndo ? lineageOf(entry) : [entry];
    const isKept =
      lineage.some((each) => this.#isTouched(each)) ||
      (entry.parentSub !== null && this.#clungTo().has(entry.parentSub));
    this.#kept.set(entry, isKept);
    return isKept;
  }

  /** Whether somebody else has written a field or a letter in an item that is still there. */
  #isTouched(entry: Y.Item): boolean {
    const isOthers = ({ id, deleted, redone }: Y.Item): boolean =>
      id.client !== this.#root.doc?.clientID && (!deleted || (this.#throughUndo && redone !== null));
    for (const field of mapIn(entry)?._map.values() ?? []) {
      for (let each: Y.Item | null = field; each !== null; each = each.left) {
        if (isOthers(each)) return true;
        const words = each.content instanceof Y.ContentType ? each.content.type._start : null;
        for (let letters = words; letters !== null; letters = letters.right)
          if (isOthers(letters)) return true;
      }
    }
    return false;
  }

  /** What others' connectors stick to. */
  #clungTo(): ReadonlySet<string> {
    if (this.#clung !== undefined) return this.#clung;
    const clung = new Set<string>();
    for (const entry of this.#root._map.values()) {
      const ends = entry.deleted ? undefined : mapIn(entry)?._map.get('ends');
      if (ends === undefined || ends.deleted || ends.id.client === this.#root.doc?.clientID) continue;
      const { from, to } = endsIn(ends);
      for (const end of [from, to]) if (typeof end?.item === 'string') clung.add(end.item);
    }
    this.#clung = clung;
    return clung;
  }
}

interface RawEnds {
  readonly from?: { readonly item?: unknown } | null;
  readonly to?: { readonly item?: unknown } | null;
}
/** Documents may hold anything as the ends of a connector. */
function endsIn(field: Y.Item): RawEnds {
  const value = jsonIn(field)?.value;
  return typeof value === 'object' && value !== null ? value : {};
}
