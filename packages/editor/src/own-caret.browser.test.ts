import { seededRandom } from '@geflecht/testkit/random';
import type { Editor } from '@tiptap/core';
import { expect, it } from 'vitest';

import { editorOn, network, tab } from './editors.test-support.ts';
import { plainText } from './words.ts';

const FIELD = 'section.anlass';
const SEEDS = [1, 7, 42, 1_000_003, 20_271_122];

/** As a hand does: at the own caret, wherever it stands now. */
function typeLetter(editor: Editor, letter: string): void {
  editor.view.dispatch(editor.state.tr.insertText(letter));
}

function three(seed: number) {
  const random = seededRandom(seed);
  const sessions = [1, 2, 3].map((id) => tab(id));
  const wire = network(
    sessions.map(({ doc }) => doc),
    random,
  );
  const editors = sessions.map((session) => editorOn(session, FIELD));
  editors[0]!.commands.setContent('<p>Hier steht schon etwas.</p><p>Und hier auch.</p>');
  wire.all();
  wire.all();
  return { random, sessions, editors, wire };
}

function typeTogether(editors: readonly Editor[], random: () => number, exchange: () => void): string[] {
  // Letters of their own: where two equal ones meet, nobody can tell whose is whose.
  const sentences = ['abcdefgh', 'ijklmnop', 'qrstuvwx'].map((letters) => letters.repeat(10));
  const left = sentences.map((sentence) => Array.from(sentence));
  while (left.some((letters) => letters.length > 0)) {
    const who = Math.floor(random() * editors.length);
    const letter = left[who]!.shift();
    if (letter !== undefined) typeLetter(editors[who]!, letter);
    exchange();
  }
  return sentences;
}

it.each(SEEDS)('each sentence stays whole where all type into one paragraph (seed %i)', (seed) => {
  const { random, sessions, editors, wire } = three(seed);
  for (const editor of editors) editor.commands.setTextSelection(1 + 'Hier steht schon etwas.'.length);
  const sentences = typeTogether(editors, random, () => wire.some());
  wire.all();
  const text = plainText(sessions[0]!.fragment(FIELD));
  for (const sentence of sentences) expect(text).toContain(sentence);
});

it.each(SEEDS)(
  'each sentence stays whole where all begin a paragraph at the same place (seed %i)',
  (seed) => {
    const { random, sessions, editors, wire } = three(seed);
    for (const editor of editors) {
      editor.commands.focus('end');
      editor.commands.splitBlock();
      wire.some();
    }
    const sentences = typeTogether(editors, random, () => wire.some());
    wire.all();
    const text = plainText(sessions[0]!.fragment(FIELD));
    for (const sentence of sentences) expect(text).toContain(sentence);
  },
);

it('a selection stays around the same words while others write before, in and behind it', () => {
  const { editors, wire } = three(1);
  const [mine, other] = editors;
  const word = 'steht';
  const selected = (): string =>
    mine!.state.doc.textBetween(mine!.state.selection.from, mine!.state.selection.to);
  mine!.commands.setTextSelection({ from: 6, to: 6 + word.length });
  expect(selected()).toBe(word);
  other!.commands.insertContentAt(1, 'Gut: ');
  wire.all();
  expect(selected()).toBe(word);
  other!.commands.insertContentAt(13, '!');
  wire.all();
  expect(selected()).toBe('st!eht');
  other!.commands.insertContentAt(other!.state.doc.content.size - 1, ' Schluss.');
  wire.all();
  expect(selected()).toBe('st!eht');
});
