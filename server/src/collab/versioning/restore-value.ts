import * as Y from 'yjs';

import { align } from './align.ts';
import { copyOf, copyOfChild } from './copy.ts';
import { pictureOf } from './picture.ts';
import { restoreText } from './restore-text.ts';

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;

/** From so much likeness on a block is taken for an earlier form of another one. */
const LIKE = 0.25;

/** Makes a map like another one; entries that are the same stay what they are, and those that can be changed are. */
export function restoreMap(target: Y.Map<unknown>, source: Y.Map<unknown>): void {
  for (const key of target.keys()) if (!source.has(key)) target.delete(key);
  for (const [key, wanted] of source.entries()) {
    if (!target.has(key) || !turnInto(target.get(key), wanted)) target.set(key, copyOf(wanted));
  }
}

/** Makes the blocks of a fragment or an element like those of another one. */
export function restoreChildren(target: Y.XmlFragment, source: Y.XmlFragment): void {
  const present = target.toArray() as Child[];
  const steps = align(present, source.toArray() as Child[], { key: pictureOf, between: likeness });
  let next = 0;
  let place = 0;
  for (const step of steps) {
    if (step.kind === 'come') {
      target.insert(place, [copyOfChild(step.wanted)]);
      place += 1;
      continue;
    }
    const child = present[next];
    next += 1;
    if (step.kind === 'turn' && !turnInto(child, step.wanted)) throw new Error('what is alike can be turned');
    if (step.kind === 'go') target.delete(place, 1);
    else place += 1;
  }
}

/** Changes a value in place into another one; false when it has to be replaced. */
function turnInto(present: unknown, wanted: unknown): boolean {
  if (present instanceof Y.Text && wanted instanceof Y.Text && isSameType(present, wanted)) {
    restoreAttributes(present, wanted);
    restoreText(present, wanted);
    return true;
  }
  if (present instanceof Y.XmlElement && wanted instanceof Y.XmlElement && isSameType(present, wanted)) {
    restoreAttributes(present, wanted);
    restoreChildren(present, wanted);
    return true;
  }
  if (present instanceof Y.Map && wanted instanceof Y.Map && isSameType(present, wanted)) {
    restoreMap(present, wanted);
    return true;
  }
  return pictureOf(present) === pictureOf(wanted);
}

/** An element's name never changes. */
function isSameType(one: object, other: object): boolean {
  if (one instanceof Y.XmlElement && other instanceof Y.XmlElement && one.nodeName !== other.nodeName)
    return false;
  return one.constructor === other.constructor;
}

function restoreAttributes<T extends Y.XmlElement | Y.Text>(target: T, source: T): void {
  const present: Readonly<Record<string, unknown>> = target.getAttributes();
  const wanted: Readonly<Record<string, unknown>> = source.getAttributes();
  for (const name of Object.keys(present)) if (!Object.hasOwn(wanted, name)) target.removeAttribute(name);
  for (const [name, value] of Object.entries(wanted)) {
    const isSame = Object.hasOwn(present, name) && pictureOf(present[name]) === pictureOf(value);
    if (!isSame) target.setAttribute(name, value);
  }
}

/** The share of words two blocks have in common; words within a block are always worth keeping hold of. */
function likeness(present: Child, wanted: Child): number {
  if (!isSameType(present, wanted) || present instanceof Y.XmlHook) return 0;
  const [here, there] = [wordsOf(present), wordsOf(wanted)];
  const longer = Math.max(here.length, there.length);
  const counts = new Map<string, number>();
  for (const word of here) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of there) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    shared += 1;
    counts.set(word, left - 1);
  }
  const share = longer === 0 ? 1 : shared / longer;
  if (present instanceof Y.XmlText) return Math.max(share, LIKE);
  return share >= LIKE ? share : 0;
}

function wordsOf(node: Child): readonly string[] {
  if (node instanceof Y.XmlText) {
    return node
      .toDelta()
      .flatMap(({ insert }: { insert: unknown }) =>
        typeof insert === 'string' ? (insert.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) : [],
      );
  }
  return node instanceof Y.XmlElement ? (node.toArray() as Child[]).flatMap(wordsOf) : [];
}
