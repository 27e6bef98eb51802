import { itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { bindText } from './text-binding.ts';

const note = itemId('note');

function setUp(text: string) {
  const [mine, theirs] = testBoards([{ id: note, kind: 'note', x: 0, y: 0, text }], 2);
  const own = mine.text(note);
  const other = theirs?.text(note);
  if (!own || !other) throw new Error('a note has words');
  const field = document.createElement('textarea');
  document.body.append(field);
  const release = bindText(field, own);
  const type = (letters: string): void => {
    const at = field.selectionStart;
    field.setRangeText(letters, at, field.selectionEnd);
    field.setSelectionRange(at + letters.length, at + letters.length);
    field.dispatchEvent(new Event('input'));
  };
  return { own, other, field, release, type, undo: mine.createUndo() };
}

let release: () => void = () => undefined;
beforeEach(() => {
  document.body.replaceChildren();
});
afterEach(() => {
  release();
  release = () => undefined;
});

describe('text field and live words', () => {
  test('what is typed arrives, what others write is shown, the caret stays at its letters', () => {
    const { own, other, field, type, release: stop } = setUp('Radweg');
    release = stop;
    field.setSelectionRange(3, 3);
    type('!');
    expect(other.read()).toBe('Rad!weg');
    other.splice(0, 0, 'Neuer ');
    expect(field.value).toBe('Neuer Rad!weg');
    expect(field.selectionStart).toBe(10);
    other.splice(0, 6, '');
    expect(field.selectionStart).toBe(4);
    expect(own.read()).toBe(field.value);
  });

  test('during a composition others wait, afterwards both are there', () => {
    const { other, field, release: stop } = setUp('ab');
    release = stop;
    field.setSelectionRange(2, 2);
    field.dispatchEvent(new Event('compositionstart'));
    field.value = 'ab^';
    field.setSelectionRange(3, 3);
    field.dispatchEvent(new Event('input'));
    other.splice(0, 0, 'XX');
    expect(field.value).toBe('ab^');
    expect(other.read()).toBe('XXab');
    field.value = 'abê';
    field.setSelectionRange(3, 3);
    field.dispatchEvent(new Event('compositionend'));
    expect(other.read()).toBe('XXabê');
    expect(field.value).toBe('XXabê');
    expect(field.selectionStart).toBe(5);
  });

  test('letting go in the middle of a composition loses nothing', () => {
    const { other, field, release: stop } = setUp('');
    field.dispatchEvent(new Event('compositionstart'));
    field.value = 'テ';
    field.setSelectionRange(1, 1);
    stop();
    expect(other.read()).toBe('テ');
    other.splice(0, 0, 'x');
    expect(field.value).toBe('テ');
  });

  test('undo is seen in the field', () => {
    const { field, type, undo, release: stop } = setUp('alt');
    release = stop;
    field.setSelectionRange(3, 3);
    type(' und neu');
    undo.undo();
    expect(field.value).toBe('alt');
  });

  test('words over the limit are cut in the field as well', () => {
    const { field, type, release: stop } = setUp('x'.repeat(9_999));
    release = stop;
    field.setSelectionRange(9_999, 9_999);
    type('abc');
    expect(field.value).toHaveLength(10_000);
    expect(field.value.endsWith('xa')).toBe(true);
  });
});
