import { ITEM_COLORS, type ItemId, openBoard } from '@geflecht/board-schema';
import { PROPOSAL_FRAGMENTS } from '@geflecht/domain';
import type { Random } from '@geflecht/testkit/random';
import * as Y from 'yjs';

/** Somebody at a document of their own, changing it as a page does: one or a few updates each time. */
export interface Hands {
  readonly doc: Y.Doc;
  act(): void;
}

const WORDS = ['Grüne', 'Höfe', 'am', 'Fluss', 'für', 'alle', '🌳', 'Wasser', 'und', 'Schatten', '…'];

function words(dice: Random): string {
  return Array.from({ length: 1 + dice.below(4) }, () => dice.pick(WORDS)).join(' ');
}

/** Works on a board through its own accessors. */
export function boardHands(doc: Y.Doc, dice: Random): Hands {
  const name = `p${doc.clientID}`;
  let made = 0;
  const board = openBoard(doc, { newId: () => `${name}n${made++}` as ItemId });
  const undo = board.createUndo();
  const at = (): number => dice.below(2000) - 1000;
  const acts: readonly ((pick: () => ItemId) => void)[] = [
    () => board.add({ kind: 'note', x: at(), y: at(), text: words(dice) }),
    () => board.add({ kind: 'shape', x: at(), y: at() }),
    (pick) => board.connect(pick(), pick()),
    (pick) => board.remove([pick()]),
    (pick) => board.setLook([pick(), pick()], { color: dice.pick(ITEM_COLORS) }),
    (pick) => board.duplicate([pick(), pick()], at(), at()),
    (pick) => board.bringToFront([pick(), pick()]),
    (pick) => board.turnIntoCard(pick(), 'M1-01' as never),
    () => undo.undo(),
    () => undo.redo(),
    () => undo.step(),
    (pick) => board.text(pick())?.splice(dice.below(8), dice.below(3), words(dice)),
    (pick) => board.text(pick())?.splice(dice.below(8), 1, dice.pick(['a', 'b'])),
    (pick) => board.setPlace([{ id: pick(), x: at(), y: at() }]),
  ];
  return {
    doc,
    act() {
      const ids = [...board.items().keys()];
      if (ids.length < 3) board.add({ kind: 'note', x: at(), y: at(), text: words(dice) });
      else dice.pick(acts)(() => dice.pick(ids));
    },
  };
}

/** Works on a proposal as an editor's binding does: blocks, words with marks, attributes, undo. */
export function proposalHands(doc: Y.Doc, dice: Random): Hands {
  const fields = PROPOSAL_FRAGMENTS.slice(0, 3);
  const origin = {};
  const undo = new Y.UndoManager(
    fields.map((name) => doc.getXmlFragment(name)),
    { trackedOrigins: new Set([origin]), captureTimeout: 0 },
  );
  const paragraph = (): Y.XmlElement => {
    const element = new Y.XmlElement(dice.pick(['paragraph', 'paragraph', 'heading']));
    element.insert(0, [new Y.XmlText(words(dice))]);
    if (element.nodeName === 'heading') element.setAttribute('level', 3 as never);
    return element;
  };
  const block = (levels = 3): Y.XmlElement => {
    if (levels === 0 || dice.chance(0.7)) return paragraph();
    const around = new Y.XmlElement(dice.pick(['blockquote', 'bulletList', 'orderedList']));
    const children = Array.from({ length: 1 + dice.below(2) }, () => block(levels - 1));
    if (around.nodeName === 'blockquote') around.insert(0, children);
    else around.insert(0, children.map(inListItem));
    return around;
  };
  const texts = (): Y.XmlText[] => fields.flatMap((name) => textsIn(doc.getXmlFragment(name)));
  const withText = (change: (text: Y.XmlText) => void): void => {
    const all = texts();
    if (all.length > 0) change(dice.pick(all));
  };
  const acts: readonly (() => void)[] = [
    () => {
      const fragment = doc.getXmlFragment(dice.pick(fields));
      fragment.insert(dice.below(fragment.length + 1), [block()]);
    },
    () => {
      const fragment = doc.getXmlFragment(dice.pick(fields));
      if (fragment.length > 3) fragment.delete(dice.below(fragment.length), 1);
    },
    () => withText((text) => text.insert(dice.below(text.length + 1), words(dice))),
    () => withText((text) => text.insert(text.length, dice.pick(['a', 'b', 'ü']))),
    () => withText((text) => text.insert(dice.below(text.length + 1), 'fett', { bold: {} })),
    () =>
      withText((text) => {
        const from = dice.below(text.length + 1);
        const mark = dice.pick([
          { bold: {} },
          { bold: null },
          { italic: {} },
          { link: { href: 'https://a.de' } },
        ]);
        text.format(from, dice.below(text.length - from + 1), mark);
      }),
    () =>
      withText((text) => {
        const from = dice.below(text.length + 1);
        text.delete(from, dice.below(text.length - from + 1));
      }),
    () => withText((text) => splitBlock(text, dice)),
    () => withText((text) => (text.parent as Y.XmlElement).setAttribute('level', dice.pick([3, 4]) as never)),
  ];
  return {
    doc,
    act() {
      if (dice.chance(0.15)) {
        if (dice.chance(0.6)) undo.undo();
        else undo.redo();
        return;
      }
      const change = texts().length < 3 ? (acts[0] as () => void) : dice.pick(acts);
      doc.transact(change, origin);
    },
  };
}

function inListItem(block: Y.XmlElement): Y.XmlElement {
  const item = new Y.XmlElement('listItem');
  item.insert(0, [block]);
  return item;
}

function textsIn(node: Y.XmlFragment): Y.XmlText[] {
  return node
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsIn(child) : [],
    );
}

/** The return key: what stands behind the caret moves into a block of its own. */
function splitBlock(text: Y.XmlText, dice: Random): void {
  const element = text.parent;
  const around = element?.parent;
  if (!(element instanceof Y.XmlElement) || !(around instanceof Y.XmlFragment)) return;
  const at = dice.below(text.length + 1);
  const rest = text.toJSON().replaceAll(/<[^>]*>/gu, '');
  if (at < text.length) text.delete(at, text.length - at);
  const next = new Y.XmlElement(element.nodeName);
  next.insert(0, [new Y.XmlText(Array.from(rest).slice(0, 5).join(''))]);
  around.insert(around.toArray().indexOf(element) + 1, [next]);
}
