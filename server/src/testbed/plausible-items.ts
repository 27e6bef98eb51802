import type { Random } from '@geflecht/testkit/random';
import * as Y from 'yjs';

import type { ModelContent, ModelId, ModelStruct } from './update-model.ts';

/** The item that holds an id; `undefined` when there is none, or it was thrown away. */
export function itemAt(doc: Y.Doc, { client, clock }: ModelId): Y.Item | undefined {
  if (clock >= Y.getState(doc.store, client)) return undefined;
  const struct: unknown = Y.getItem(doc.store, Y.createID(client, clock));
  return struct instanceof Y.Item ? struct : undefined;
}

/**
 * An item such as might lie there, though nobody honest would have put it so: between two that are in one list, but not
 * side by side; behind a value of a key that was overwritten long ago; below a type, first or only.
 */
export function plausibleItem(dice: Random, doc: Y.Doc, at: ModelId): ModelStruct | undefined {
  const item = itemAt(doc, at);
  if (item === undefined) return undefined;
  if (item.content instanceof Y.ContentType && !item.deleted && dice.chance(0.4)) return below(dice, item);
  const { parentSub } = item;
  const end = item.id.clock + item.length - 1;
  const origin = { client: at.client, clock: dice.chance(0.6) ? end : at.clock };
  if (parentSub !== null) {
    const content: ModelContent = { ref: 8, values: [parentSub === 'schema' ? 1 : dice.below(9)] };
    return { kind: 'item', origin, rightOrigin: null, parent: null, sub: parentSub, content };
  }
  const right = rightOf(dice, item, origin, end);
  const isFirst = right !== null && dice.chance(0.1);
  const content = like(dice, item);
  return {
    kind: 'item',
    origin: isFirst ? null : origin,
    rightOrigin: right,
    parent: null,
    sub: null,
    content,
  };
}

/** The next one, or one further on, or none. */
function rightOf(dice: Random, item: Y.Item, origin: ModelId, end: number): ModelId | null {
  if (dice.chance(0.1)) return null;
  if (origin.clock < end && dice.chance(0.7)) return { client: origin.client, clock: origin.clock + 1 };
  let right = item.right;
  for (let steps = dice.chance(0.5) ? 0 : dice.below(8); steps > 0 && right !== null; steps -= 1)
    right = right.right ?? right;
  if (right === null) return null;
  return {
    client: right.id.client,
    clock: right.id.clock + (dice.chance(0.8) ? 0 : dice.below(right.length)),
  };
}

/** Something of the kind of what lies there already. */
function like(dice: Random, { content }: Y.Item): ModelContent {
  if (dice.chance(0.1)) return { ref: 1, length: 1 + dice.below(3) };
  if (content instanceof Y.ContentFormat)
    return { ref: 6, key: content.key, values: [dice.pick([{}, null])] };
  if (content instanceof Y.ContentType) {
    const type: unknown = content.type;
    if (type instanceof Y.XmlElement)
      return { ref: 7, type: 3, key: dice.pick(['paragraph', type.nodeName]) };
    return { ref: 7, type: type instanceof Y.XmlText ? 6 : dice.pick([1, 2]) };
  }
  if (content instanceof Y.ContentString && dice.chance(0.2)) return { ref: 6, key: 'bold', values: [{}] };
  return { ref: 4, text: dice.pick(['x', 'abc', 'eve']) };
}

function below(dice: Random, item: Y.Item): ModelStruct {
  const { type } = item.content as unknown as { type: unknown };
  const isKey = type instanceof Y.Map || (type instanceof Y.XmlElement && dice.chance(0.3));
  const sub = isKey ? dice.pick(['place', 'kind', 'text', 'level']) : null;
  const content = contentBelow(dice, type, isKey);
  const { client, clock } = item.id;
  return { kind: 'item', origin: null, rightOrigin: null, parent: { client, clock }, sub, content };
}

function contentBelow(dice: Random, type: unknown, isKey: boolean): ModelContent {
  if (isKey) return { ref: 8, values: [dice.pick([3, 'note', { x: 1, y: 2, w: 3, h: 4, order: 'a' }])] };
  if (type instanceof Y.XmlElement)
    return dice.chance(0.5)
      ? { ref: 7, type: 6 }
      : { ref: 7, type: 3, key: dice.pick(['paragraph', 'blockquote']) };
  return { ref: 4, text: 'Eve' };
}
