import { type BoardText, itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { afterEach, describe, expect, it } from 'vitest';

import { Marking } from './marking.ts';
import { bindText } from './text-binding.ts';

const id = itemId('note');
let close: () => void = () => undefined;
afterEach(() => close());

function setUp(words: string) {
  const [board, other] = testBoards([{ id, kind: 'note', x: 0, y: 0, text: words }], 2);
  const field = document.createElement('textarea');
  document.body.append(field);
  const marking = new Marking(field);
  const text = board.text(id) as BoardText;
  const release = bindText(field, text, (at, letters) => marking.typed(at, letters));
  marking.open(text);
  close = () => {
    release();
    field.remove();
  };
  const type = (typed: string): void => {
    const at = field.selectionStart;
    field.setRangeText(typed, at, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input'));
  };
  return { marking, field, text, other, type };
}

describe('marking in the text field', () => {
  it('sets off what is selected, and takes it back', () => {
    const { marking, field, text } = setUp('mehr Bäume');
    field.setSelectionRange(5, 10);
    marking.toggle('bold');
    expect(text.marks()).toEqual([{ from: 5, to: 10, mark: 'bold' }]);
    expect(marking.active()).toEqual(['bold']);
    field.setSelectionRange(0, 10);
    expect(marking.active()).toEqual([]);
    marking.toggle('bold');
    expect(text.marks()).toEqual([{ from: 0, to: 10, mark: 'bold' }]);
    marking.toggle('bold');
    expect(text.marks()).toEqual([]);
  });

  it('without a selection sets off what is typed next, until it is switched off again', () => {
    const { marking, field, text, type } = setUp('mehr');
    field.setSelectionRange(4, 4);
    marking.toggle('italic');
    expect(marking.active()).toEqual(['italic']);
    type(' B');
    type('äume');
    expect(text.marks()).toEqual([{ from: 4, to: 10, mark: 'italic' }]);
    marking.toggle('italic');
    expect(marking.active()).toEqual([]);
    type(' bald');
    expect(text.read()).toBe('mehr Bäume bald');
    expect(text.marks()).toEqual([{ from: 4, to: 10, mark: 'italic' }]);
  });

  it('forgets what was chosen when one goes on elsewhere', () => {
    const { marking, field, text, type } = setUp('mehr Bäume');
    field.setSelectionRange(4, 4);
    marking.toggle('bold');
    field.setSelectionRange(10, 10);
    expect(marking.active()).toEqual([]);
    type('!');
    expect(text.marks()).toEqual([]);
  });

  it('shows marked words on a sheet above the field, plain ones in the field itself', () => {
    const { marking, field, other, type } = setUp('mehr Bäume');
    marking.show('black');
    expect(marking.sheet.hidden).toBe(true);
    expect(field.style.color).toBe('black');
    other?.text(id)?.mark(0, 4, 'strike', true);
    marking.show('black');
    expect(marking.sheet.hidden).toBe(false);
    expect(field.style.color).toBe('transparent');
    expect([...marking.sheet.children].map((part) => part.textContent)).toEqual(['mehr', ' Bäume']);
    field.setSelectionRange(10, 10);
    type(' <b>');
    marking.show('black');
    expect(marking.sheet.textContent).toBe('mehr Bäume <b>');
    expect(marking.sheet.querySelector('b')).toBeNull();
    marking.close();
    expect(marking.sheet.hidden).toBe(true);
  });
});
