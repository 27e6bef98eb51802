import { createHash } from 'node:crypto';

import { type SharedAddress, PROPOSAL_FRAGMENTS } from '@geflecht/domain';
import * as Y from 'yjs';

type Kind = SharedAddress['kind'];

type Root = Y.Map<unknown> | Y.XmlFragment;

/** What a document of this kind is made of; whatever else may stand in it is nobody's to see, and left alone. */
export function rootsOf(document: Y.Doc, kind: Kind): ReadonlyMap<string, Root> {
  if (kind === 'board') return new Map(['items', 'meta'].map((name) => [name, document.getMap(name)]));
  return new Map(PROPOSAL_FRAGMENTS.map((name) => [name, document.getXmlFragment(name)]));
}

/**
 * The content of a value as one string: the same string means the same content, whatever was written and deleted on the
 * way to it. The keys of maps are sorted, because each copy of a document holds them in the order they came in.
 */
export function pictureOf(value: unknown): string {
  if (!(value instanceof Y.AbstractType)) return plain(value);
  if (value instanceof Y.XmlElement) {
    return `<${JSON.stringify(value.nodeName)}${entries(Object.entries(value.getAttributes()))}${list(value.toArray())}>`;
  }
  if (value instanceof Y.Text) {
    const attributes = entries(Object.entries(value.getAttributes()));
    return `${value instanceof Y.XmlText ? 'x' : 't'}${attributes}${runsOf(value)}`;
  }
  if (value instanceof Y.XmlFragment) return `f${list(value.toArray())}`;
  if (value instanceof Y.Map) return `m${entries([...value.entries()])}`;
  if (value instanceof Y.Array) return `a${list(value.toArray())}`;
  return `?${plain(value.toJSON())}`;
}

/** Changes with the content of the document and with nothing else. */
export function digestOf(document: Y.Doc, kind: Kind): string {
  const hash = createHash('sha256');
  for (const [name, root] of rootsOf(document, kind)) hash.update(`${name}=${pictureOf(root)}\n`);
  return hash.digest('hex');
}

function list(values: readonly unknown[]): string {
  return `[${values.map(pictureOf).join()}]`;
}

function entries(given: readonly (readonly [string, unknown])[]): string {
  const sorted = given.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([key, value]) => `${JSON.stringify(key)}:${pictureOf(value)}`).join()}}`;
}

/** The words of a text by their marks. Yjs may hold a run of equal marks in several pieces, after some editing. */
function runsOf(text: Y.Text): string {
  const runs: { words: string; marks: string }[] = [];
  for (const { insert, attributes = {} } of text.toDelta() as { insert: unknown; attributes?: object }[]) {
    const marks = entries(Object.entries(attributes));
    const last = runs.at(-1);
    if (typeof insert !== 'string') runs.push({ words: `(${pictureOf(insert)})`, marks });
    else if (last?.marks === marks && last.words.startsWith('"'))
      last.words = `${last.words.slice(0, -1)}${JSON.stringify(insert).slice(1)}`;
    else runs.push({ words: JSON.stringify(insert), marks });
  }
  return runs.map(({ words, marks }) => words + marks).join();
}

/** JSON, and what Yjs can hold beyond it. */
function plain(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (value instanceof Uint8Array) return `bytes:${Buffer.from(value).toString('base64')}`;
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const sorted = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${sorted.map(([key, inner]) => `${JSON.stringify(key)}:${plain(inner)}`).join()}}`;
  }
  return JSON.stringify(value);
}
