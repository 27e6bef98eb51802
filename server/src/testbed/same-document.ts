import * as Y from 'yjs';

type AnyType = NonNullable<ReturnType<Y.Doc['share']['get']>>;

/** Half an emoji is none: Yjs puts a mark in its place, but not always with everybody. */
const HALVES = /[\uD800-\uDFFF\uFFFD]/g;

/**
 * All of a document in the order in which it lies there, unit by unit, so that it does not matter how it is cut.
 *
 * @param onlyLive leaves out what is deleted, which some keep for undoing and others throw away
 */
export function unitsOf(doc: Y.Doc, onlyLive = false): string {
  const lines: string[] = [];
  const roots = [...doc.share].filter(([, type]) => type._start !== null || type._map.size > 0);
  for (const [name, type] of roots.toSorted(([a], [b]) => (a < b ? -1 : 1)))
    dump(`/${name}`, type, onlyLive, lines);
  const states = [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b);
  return [...lines, JSON.stringify(states)].join('\n');
}

/** Every unit of every author: what it holds, or that it is deleted. */
export function unitsByAuthor(doc: Y.Doc): Map<number, string[]> {
  return new Map(
    [...doc.store.clients].map(([client, structs]) => [client, structs.flatMap((struct) => units(struct))]),
  );
}

function units(struct: Y.Item | Y.GC): string[] {
  if (!(struct instanceof Y.Item) || struct.deleted) return Array<string>(struct.length).fill('deleted');
  const { content } = struct;
  if (content instanceof Y.ContentString) return content.str.replaceAll(HALVES, '?').split('');
  if (content instanceof Y.ContentAny) return content.arr.map(written);
  if (content instanceof Y.ContentType) {
    const type: unknown = content.type;
    return [`type ${type instanceof Y.XmlElement ? type.nodeName : (type as object).constructor.name}`];
  }
  if (content instanceof Y.ContentFormat) return [`format ${content.key} ${written(content.value)}`];
  return [`content ${content.getRef()}`];
}

function written(value: unknown): string {
  if (value instanceof Uint8Array) return `bytes ${value.join(' ')}`;
  if (typeof value === 'number') return String(value);
  return (
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' ? String(inner) : inner)) ??
    'undefined'
  );
}

function dump(path: string, type: AnyType, onlyLive: boolean, lines: string[]): void {
  for (let item = type._start; item !== null; item = item.right) dumpItem(path, item, onlyLive, lines);
  for (const [key, last] of [...type._map].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    for (let item: Y.Item | null = last; item !== null; item = item.left)
      dumpItem(`${path}:${key}`, item, onlyLive, lines);
}

function dumpItem(path: string, item: Y.Item, onlyLive: boolean, lines: string[]): void {
  if (onlyLive && item.deleted) return;
  for (const [nr, unit] of units(item).entries())
    lines.push(`${path} ${item.id.client}.${item.id.clock + nr} ${unit}`);
  if (!item.deleted && item.content instanceof Y.ContentType)
    dump(`${path}/${item.id.client}.${item.id.clock}`, item.content.type as AnyType, onlyLive, lines);
}

/**
 * Whether a document that takes an update would show one thing now and another when it is loaded anew. Yjs writes such
 * updates itself, once in fifty thousand changes: when it brings back a block whose words were cut before they were
 * deleted, it puts a word between a letter and one left of it.
 */
export function wouldFallApart(doc: Y.Doc, update: Uint8Array): boolean {
  // Where it comes to lie shows alike here by luck; with what others write meanwhile it need not.
  if (Y.decodeUpdate(update).structs.some(isOnBothSidesOfOne)) return true;
  const resident = loadedAnew(doc);
  Y.applyUpdate(resident, update);
  const once = loadedAnew(resident);
  return unitsOf(once) !== unitsOf(resident) || unitsOf(loadedAnew(once)) !== unitsOf(once);
}

function isOnBothSidesOfOne(struct: unknown): boolean {
  if (!(struct instanceof Y.Item) || struct.origin === null || struct.rightOrigin === null) return false;
  return Y.compareIDs(struct.origin, struct.rightOrigin);
}

export function loadedAnew(doc: Y.Doc): Y.Doc {
  const loaded = new Y.Doc();
  Y.applyUpdate(loaded, Y.encodeStateAsUpdate(doc));
  return loaded;
}
