import { seededRandom } from '@geflecht/testkit/random';
import type { Editor } from '@tiptap/core';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { editorOn, network, tab } from './editors.test-support.ts';
import { plainText } from './words.ts';

const SEEDS = [1, 7, 42, 1_000_003, 20_271_122];

function typeAt(editor: Editor, words: string, random: () => number): void {
  const end = Math.max(1, editor.state.doc.content.size - 1);
  const position = random() < 0.7 ? end : 1 + Math.floor(random() * (end - 1));
  // A resolved position may lie between blocks, where words have no place.
  const near = editor.state.doc.resolve(position).parent.isTextblock ? position : end;
  editor.view.dispatch(editor.state.tr.insertText(words, near));
}

it.each(SEEDS)('three editors typing at once end with the same text and every word (seed %i)', (seed) => {
  const random = seededRandom(seed);
  const sessions = [1, 2, 3].map((id) => tab(id));
  const editors = sessions.map((session) => editorOn(session, 'section.ziel'));
  const wire = network(
    sessions.map(({ doc }) => doc),
    random,
  );
  const typed: string[] = [];
  for (let i = 0; i < 60; i += 1) {
    const who = Math.floor(random() * 3);
    const editor = editors[who]!;
    const letter = `‹${who}${String(i).padStart(2, '0')}›`;
    // Letter by letter at the own place, so that the others' words come in between.
    typed.push(letter);
    typeAt(editor, letter, () => 0);
    if (random() < 0.15) editor.commands.splitBlock();
    if (random() < 0.1) editor.commands.toggleBold();
    wire.some();
  }
  wire.all();

  const texts = sessions.map((session) => plainText(session.fragment('section.ziel')));
  expect(texts[1]).toBe(texts[0]);
  expect(texts[2]).toBe(texts[0]);
  for (const [index, editor] of editors.entries()) {
    expect(editor.getText({ blockSeparator: '\n' })).toBe(texts[index]);
  }
  expect(typed.filter((word) => !texts[0]!.includes(word))).toEqual([]);
  expect(editors[1]!.getJSON()).toEqual(editors[0]!.getJSON());
});

it('two fields of one document do not touch each other', () => {
  const session = tab(1);
  const goal = editorOn(session, 'section.ziel');
  const smart = editorOn(session, 'smart.messbar', 'line');
  goal.commands.insertContent('Weniger Hitze');
  smart.commands.insertContent('−2 Grad bis 2030');
  expect(plainText(session.fragment('section.ziel'))).toBe('Weniger Hitze');
  expect(plainText(session.fragment('smart.messbar'))).toBe('−2 Grad bis 2030');
});

it('undo takes back one’s own words alone, over all fields, and outlives an editor', () => {
  const mine = tab(1);
  const theirs = tab(2);
  mine.doc.on('update', (update: Uint8Array) => Y.applyUpdate(theirs.doc, update, 'wire'));
  theirs.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'wire') Y.applyUpdate(mine.doc, update, 'wire');
  });
  const goal = editorOn(mine, 'section.ziel');
  const cause = editorOn(mine, 'section.anlass');
  const other = editorOn(theirs, 'section.ziel');
  goal.commands.insertContentAt(1, 'meins');
  mine.undo.stopCapturing();
  other.commands.insertContentAt(1, 'deins ');
  cause.commands.insertContentAt(1, 'auch meins');

  const undone: (readonly string[])[] = [];
  mine.onHistory((fields) => undone.push(fields));
  cause.destroy();
  goal.commands.undo();
  expect(plainText(mine.fragment('section.anlass'))).toBe('');
  goal.commands.undo();
  expect(plainText(mine.fragment('section.ziel'))).toBe('deins ');
  expect(undone).toEqual([['section.anlass'], ['section.ziel']]);
  goal.commands.redo();
  expect(plainText(theirs.fragment('section.ziel'))).toContain('meins');
});
