import { BOARD_SCHEMA_VERSION, itemId, openBoard, seedBoard } from '@geflecht/board-schema';
import { type ProposalId, sectionFragment } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { captureState, differenceTo, digestOf, restoreState } from './index.ts';

const ITEMS = [
  { id: itemId('a'), kind: 'note', x: 0, y: 0, text: 'Radweg am Südring' },
  { id: itemId('b'), kind: 'note', x: 200, y: 0, text: 'Mehr Bänke' },
  { id: itemId('c'), kind: 'connector', ends: { from: { item: itemId('a') }, to: { item: itemId('b') } } },
] as const;

function seededBoard(): Y.Doc {
  const doc = new Y.Doc();
  seedBoard(doc, ITEMS);
  return doc;
}

const GOAL = sectionFragment('ziel');

function paragraph(words: string): Y.XmlElement {
  const made = new Y.XmlElement('paragraph');
  made.insert(0, [new Y.XmlText(words)]);
  return made;
}

function proposalOf(...paragraphs: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment(GOAL).insert(0, paragraphs.map(paragraph));
  return doc;
}

function textOf(doc: Y.Doc, block: number): Y.XmlText {
  const element = doc.getXmlFragment(GOAL).get(block) as Y.XmlElement;
  return element.get(0) as Y.XmlText;
}

/** Everything a restoration does, as one update. */
function updateOf(doc: Y.Doc, work: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(work);
  return Y.encodeStateAsUpdate(doc, before);
}

function syncedCopy(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

describe('a restored board', () => {
  it('holds exactly what it held: items back, items gone, items as they were', () => {
    const doc = seededBoard();
    const before = doc.getMap('items').toJSON();
    const { state } = captureState(doc, 'board');
    const board = openBoard(doc);
    board.remove([itemId('a')]);
    board.setPlace([{ id: itemId('b'), x: 900 }]);
    board.text(itemId('b'))?.splice(0, 4, 'Weniger');
    board.add({ kind: 'note', x: 5, y: 5, text: 'Neu' });
    restoreState(doc, 'board', state);
    expect(doc.getMap('items').toJSON()).toEqual(before);
    expect(doc.getMap('meta').toJSON()).toEqual({ schema: BOARD_SCHEMA_VERSION });
  });

  it('undoes what a note became: a card is a note again, with its words', () => {
    const doc = seededBoard();
    const { state, digest } = captureState(doc, 'board');
    openBoard(doc).turnIntoCard(itemId('a'), 'M1-01' as ProposalId);
    restoreState(doc, 'board', state);
    expect(digestOf(doc, 'board')).toBe(digest);
    expect(openBoard(doc).get(itemId('a'))).toMatchObject({ kind: 'note', text: 'Radweg am Südring' });
  });

  it('leaves alone what is the same: what somebody writes there at that moment arrives', () => {
    const doc = seededBoard();
    const { state } = captureState(doc, 'board');
    openBoard(doc).setPlace([{ id: itemId('b'), x: 900 }]);
    const peer = syncedCopy(doc);
    openBoard(peer).text(itemId('a'))?.splice(0, 0, 'Breiter ');
    openBoard(peer).text(itemId('b'))?.splice(0, 0, 'Viel ');
    restoreState(doc, 'board', state);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer));
    const board = openBoard(doc);
    expect(board.get(itemId('a'))).toMatchObject({ text: 'Breiter Radweg am Südring' });
    expect(board.get(itemId('b'))).toMatchObject({ text: 'Viel Mehr Bänke', place: { x: 200 } });
  });

  it('is no change at all when nothing is different', () => {
    const doc = seededBoard();
    const { state } = captureState(doc, 'board');
    let changes = 0;
    doc.on('update', () => (changes += 1));
    doc.transact(() => restoreState(doc, 'board', state));
    expect(changes).toBe(0);
  });

  it('says beforehand what would come back, go and change', () => {
    const doc = seededBoard();
    const { state } = captureState(doc, 'board');
    expect(differenceTo(doc, 'board', state)).toEqual({ kind: 'board', back: 0, gone: 0, changed: 0 });
    const board = openBoard(doc);
    board.remove([itemId('a')]);
    board.setLook([itemId('b')], { color: 'pink' });
    board.add({ kind: 'note', x: 5, y: 5 });
    expect(differenceTo(doc, 'board', state)).toEqual({ kind: 'board', back: 2, gone: 1, changed: 1 });
  });
});

describe('a restored text', () => {
  it('holds exactly what it held, marks and attributes and all', () => {
    const doc = proposalOf('Eins.', 'Zwei ist das Wort.');
    textOf(doc, 1).format(0, 4, { bold: {} });
    const heading = new Y.XmlElement('heading');
    heading.setAttribute('level', 3 as unknown as string);
    heading.insert(0, [new Y.XmlText('Titel')]);
    doc.getXmlFragment(GOAL).insert(0, [heading]);
    const { state, digest } = captureState(doc, 'proposal');
    const before = doc.getXmlFragment(GOAL).toJSON();

    const fragment = doc.getXmlFragment(GOAL);
    (fragment.get(0) as Y.XmlElement).setAttribute('level', 4 as unknown as string);
    textOf(doc, 2).format(5, 3, { italic: {} });
    textOf(doc, 2).insert(0, 'Noch ', { bold: null });
    fragment.delete(1, 1);
    fragment.insert(2, [paragraph('Drei.')]);
    restoreState(doc, 'proposal', state);

    expect(doc.getXmlFragment(GOAL).toJSON()).toBe(before);
    expect(digestOf(doc, 'proposal')).toBe(digest);
    expect((doc.getXmlFragment(GOAL).get(0) as Y.XmlElement).getAttribute('level')).toBe(3);
  });

  it('keeps hold of carets, in blocks that stay and in words that stay of a changed block', () => {
    const doc = proposalOf('Der Radweg ist zu schmal.', 'Er wird breiter.');
    const { state } = captureState(doc, 'proposal');
    textOf(doc, 0).insert(0, 'Heute gilt: ');
    doc.getXmlFragment(GOAL).insert(0, [paragraph('Vorweg.')]);
    const caretAt = (block: number, index: number) =>
      Y.createRelativePositionFromTypeIndex(textOf(doc, block), index);
    const inChanged = caretAt(1, 'Heute gilt: Der Rad'.length);
    const inSame = caretAt(2, 'Er wird'.length);
    restoreState(doc, 'proposal', state);
    const found = (caret: Y.RelativePosition) => Y.createAbsolutePositionFromRelativePosition(caret, doc);
    expect(found(inChanged)).toMatchObject({ type: textOf(doc, 0), index: 'Der Rad'.length });
    expect(found(inSame)).toMatchObject({ type: textOf(doc, 1), index: 'Er wird'.length });
  });

  it('touches only the words that differ', () => {
    const words = 'Ein langer Absatz, der bleibt, wie er ist. '.repeat(200);
    const doc = proposalOf(words, 'Hier steht, was sich ändert.');
    const { state } = captureState(doc, 'proposal');
    textOf(doc, 1).insert(5, 'aber ');
    textOf(doc, 0).insert(0, 'Neu: ');
    const update = updateOf(doc, () => restoreState(doc, 'proposal', state));
    expect(update.byteLength).toBeLessThan(60);
  });

  it('never cuts a character in two', () => {
    const doc = proposalOf('Hallo 👩‍🌾 im Garten 🏡');
    const { state, digest } = captureState(doc, 'proposal');
    textOf(doc, 0).delete(0, textOf(doc, 0).length);
    textOf(doc, 0).insert(0, 'Hallo 👩‍🚒 im Garten 🏠');
    restoreState(doc, 'proposal', state);
    expect(digestOf(doc, 'proposal')).toBe(digest);
  });

  it('comes back in time even where everything is different', () => {
    const many = (word: string) => Array.from({ length: 3000 }, (_, place) => `${word} ${place} `.repeat(5));
    const doc = proposalOf(...many('alt'));
    const { state, digest } = captureState(doc, 'proposal');
    doc.getXmlFragment(GOAL).delete(0, 3000);
    doc.getXmlFragment(GOAL).insert(0, many('neu').map(paragraph));
    const begun = performance.now();
    restoreState(doc, 'proposal', state);
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(digestOf(doc, 'proposal')).toBe(digest);
  }, 60_000);

  it('says beforehand which parts would change', () => {
    const doc = proposalOf('Eins.');
    const { state } = captureState(doc, 'proposal');
    expect(differenceTo(doc, 'proposal', state)).toEqual({ kind: 'proposal', fields: [] });
    textOf(doc, 0).insert(0, 'Noch ');
    doc.getXmlFragment('smart.messbar').insert(0, [paragraph('Zehn.')]);
    expect(differenceTo(doc, 'proposal', state)).toEqual({
      kind: 'proposal',
      fields: [GOAL, 'smart.messbar'],
    });
  });
});

describe('the digest of a document', () => {
  it('is the same for the same content, whatever happened on the way', () => {
    const doc = proposalOf('Eins.');
    const digest = digestOf(doc, 'proposal');
    textOf(doc, 0).insert(0, 'Noch ');
    expect(digestOf(doc, 'proposal')).not.toBe(digest);
    textOf(doc, 0).delete(0, 5);
    textOf(doc, 0).format(0, 4, { bold: {} });
    textOf(doc, 0).format(0, 4, { bold: null });
    expect(digestOf(doc, 'proposal')).toBe(digest);
    expect(digestOf(proposalOf('Eins.'), 'proposal')).toBe(digest);
  });

  it('does not depend on the order in which items came in', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    seedBoard(one, [ITEMS[0]]);
    other.getMap('meta').set('schema', BOARD_SCHEMA_VERSION);
    const { a } = one.getMap('items').toJSON() as Record<string, Record<string, unknown>>;
    const map = new Y.Map<unknown>();
    for (const [key, value] of Object.entries(a ?? {}).toReversed()) {
      map.set(key, key === 'text' ? new Y.Text(String(value)) : value);
    }
    other.getMap('items').set('a', map);
    expect(digestOf(other, 'board')).toBe(digestOf(one, 'board'));
  });
});
