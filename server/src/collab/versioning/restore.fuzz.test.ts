import { type BoardText, ITEM_COLORS, type ItemId, openBoard } from '@geflecht/board-schema';
import { PROPOSAL_FRAGMENTS } from '@geflecht/domain';
import { seededRandom } from '@geflecht/testkit/random';
import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { captureState, digestOf, restoreState } from './index.ts';

type Dice = (below: number) => number;
const WORDS = ['Rad', 'weg', ' ', 'schmal', ', ', 'Grün', '🏡', '👩‍🌾', 'und', '\n', 'Ziel'];
const MARKS = [{ bold: {} }, { italic: {} }, { link: { href: 'https://example.org' } }, { bold: null }];

function pick<T>(list: readonly T[], dice: Dice): T {
  return list[dice(list.length)] as T;
}

function words(dice: Dice): string {
  return Array.from({ length: 1 + dice(6) }, () => pick(WORDS, dice)).join('');
}

function block(dice: Dice, depth = 0): Y.XmlElement {
  const isList = depth < 2 && dice(5) === 0;
  const element = new Y.XmlElement(isList ? 'bulletList' : dice(6) === 0 ? 'heading' : 'paragraph');
  if (dice(4) === 0) element.setAttribute('level', (3 + dice(2)) as unknown as string);
  if (isList) element.insert(0, [block(dice, depth + 1), block(dice, depth + 1)]);
  else if (dice(8) > 0) element.insert(0, [new Y.XmlText(words(dice))]);
  return element;
}

/** A stretch of a text; editors never cut a character in two, and Yjs takes both halves for lost when somebody does. */
function stretch(words: string, dice: Dice): { readonly at: number; readonly length: number } {
  const characters = Array.from(words);
  const from = dice(characters.length + 1);
  const length = characters.slice(from, from + 1 + dice(4)).join('').length;
  return { at: characters.slice(0, from).join('').length, length };
}

function editText(text: Y.Text, dice: Dice): void {
  const deed = dice(3);
  const { at, length } = stretch(
    text
      .toDelta()
      .map(({ insert }: { insert: string }) => insert)
      .join(''),
    dice,
  );
  if (deed === 0 || length === 0) text.insert(at, words(dice), dice(2) === 0 ? pick(MARKS, dice) : undefined);
  else if (deed === 1) text.delete(at, length);
  else text.format(at, length, pick(MARKS, dice));
}

function editBlocks(parent: Y.XmlFragment, dice: Dice): void {
  const deed = dice(6);
  if (parent.length === 0 || deed === 0) {
    parent.insert(dice(parent.length + 1), [block(dice)]);
    return;
  }
  const child: unknown = parent.get(dice(parent.length));
  if (deed === 1) parent.delete(dice(parent.length), 1);
  else if (child instanceof Y.XmlText) editText(child, dice);
  else if (child instanceof Y.XmlElement && deed === 2) child.setAttribute('level', String(dice(3)));
  else if (child instanceof Y.XmlElement) editBlocks(child, dice);
}

function editProposal(doc: Y.Doc, dice: Dice): void {
  editBlocks(doc.getXmlFragment(pick(PROPOSAL_FRAGMENTS.slice(0, 3), dice)), dice);
}

function editBoard(doc: Y.Doc, dice: Dice): void {
  const board = openBoard(doc, { newId: () => `i${dice(1e9)}` as ItemId });
  const ids = [...board.items().keys()];
  const id = pick(ids, dice);
  const other = pick(ids, dice);
  const deed = ids.length < 4 ? 0 : dice(8);
  if (deed === 0)
    board.add({ kind: pick(['note', 'text', 'frame'], dice), x: dice(99), y: dice(99), text: words(dice) });
  else if (deed === 1) board.remove([id]);
  else if (deed === 2) board.setPlace([{ id, x: dice(999) }]);
  else if (deed === 3) board.setLook([id], { color: pick(ITEM_COLORS, dice) });
  else if (deed === 4) rewrite(board.text(id), dice);
  else if (deed === 5) board.connect(id, other);
  else if (deed === 6) board.turnIntoCard(id, 'M1-01' as never);
  else board.bringToFront([id]);
  board.destroy();
}

function rewrite(text: BoardText | undefined, dice: Dice): void {
  const { at, length } = stretch(text?.read() ?? '', dice);
  text?.splice(at, length, words(dice));
}

/** Two copies that are worked on apart and meet now and then. */
function workOn(
  docs: readonly Y.Doc[],
  edit: (doc: Y.Doc, dice: Dice) => void,
  dice: Dice,
  times: number,
): void {
  for (let time = 0; time < times; time++) {
    edit(pick(docs, dice), dice);
    if (dice(6) === 0) meet(docs);
  }
  meet(docs);
}

function meet(docs: readonly Y.Doc[]): void {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}

// The work of many seeds; a busy machine gets more than the usual time.
vi.setConfig({ testTimeout: 600_000 });

const SEEDS = process.env['GEFLECHT_TEST_LONG'] === undefined ? 75 : 5000;

it.each([
  ['board', editBoard],
  ['proposal', editProposal],
] as const)('every earlier state of a %s comes back exactly, for everybody', (kind, edit) => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const next = seededRandom(seed);
    const dice: Dice = (below) => Math.floor(next() * below);
    const docs = [new Y.Doc(), new Y.Doc()];
    docs.forEach((doc, place) => (doc.clientID = place + 1));
    const [one, other] = docs as [Y.Doc, Y.Doc];
    workOn(docs, edit, dice, 20);
    const earlier = captureState(one, kind);
    workOn(docs, edit, dice, 20);
    const later = captureState(other, kind);
    const restored = (doc: Y.Doc, state: Uint8Array) =>
      expect(() => doc.transact(() => restoreState(doc, kind, state)), `seed ${seed}`).not.toThrow();
    restored(one, earlier.state);
    meet(docs);
    expect(digestOf(other, kind), `seed ${seed}`).toBe(earlier.digest);
    // And back again, as somebody who presses "undo" does.
    restored(other, later.state);
    meet(docs);
    expect(digestOf(one, kind), `seed ${seed}, back`).toBe(later.digest);
  }
});
