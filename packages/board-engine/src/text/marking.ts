import { type BoardText, TEXT_MARKS, type TextMark } from '@geflecht/board-schema';

import { BOLD_LINE, isMarked, marksAt } from './runs.ts';

/**
 * Marks in the text field over an item. A field shows all its words alike, so marked ones are shown by a sheet above it
 * that is written the same way; the field itself then only shows caret and selection.
 */
export class Marking {
  /** Lies above the field and follows its style; never in the way of a pointer, never read out. */
  readonly sheet: HTMLElement;
  readonly #field: HTMLTextAreaElement;
  #text: BoardText | undefined;
  /** Marks that what is typed next gets or loses, from where it begins. */
  #next: { readonly at: number; readonly marks: ReadonlyMap<TextMark, boolean> } | undefined;

  constructor(field: HTMLTextAreaElement) {
    this.#field = field;
    this.sheet = field.ownerDocument.createElement('div');
    this.sheet.setAttribute('aria-hidden', 'true');
    this.sheet.hidden = true;
  }

  open(text: BoardText): void {
    this.#text = text;
    this.#next = undefined;
  }

  close(): void {
    this.#text = undefined;
    this.#next = undefined;
    this.sheet.hidden = true;
    this.sheet.replaceChildren();
  }

  /** What is set off where the caret stands, or all over what is selected. */
  active(): readonly TextMark[] {
    const text = this.#text;
    if (!text) return [];
    const spans = text.marks();
    const { selectionStart: from, selectionEnd: to } = this.#field;
    if (from < to) return TEXT_MARKS.filter((mark) => isMarked(spans, from, to, mark));
    const here = marksAt(spans, from - 1);
    const next = this.#next?.at === from ? this.#next.marks : undefined;
    return TEXT_MARKS.filter((mark) => next?.get(mark) ?? here.includes(mark));
  }

  /** Sets what is selected off, or no longer; without a selection what is typed next. */
  toggle(mark: TextMark): void {
    const text = this.#text;
    if (!text) return;
    const isOn = !this.active().includes(mark);
    const { selectionStart: from, selectionEnd: to } = this.#field;
    if (from < to) {
      text.mark(from, to, mark, isOn);
      return;
    }
    const before = this.#next?.at === from ? this.#next.marks : [];
    this.#next = { at: from, marks: new Map([...before, [mark, isOn]]) };
  }

  /** So many letters were typed at a place: there they get the marks chosen for them. */
  typed(at: number, letters: number): void {
    const next = this.#next;
    this.#next = undefined;
    if (next?.at !== at) return;
    for (const [mark, isOn] of next.marks) this.#text?.mark(at, at + letters, mark, isOn);
  }

  /** Writes the words anew with their marks in the style the field has just taken on. */
  show(ink: string): void {
    const text = this.#text;
    const spans = text?.marks() ?? [];
    this.sheet.hidden = spans.length === 0;
    this.#field.style.color = spans.length === 0 ? ink : 'transparent';
    this.#field.style.caretColor = ink;
    if (spans.length === 0) return;
    const words = this.#field.value;
    const cuts = new Set([0, words.length, ...spans.flatMap(({ from, to }) => [from, to])]);
    const edges = [...cuts].filter((at) => at <= words.length).sort((a, b) => a - b);
    const { ownerDocument } = this.sheet;
    const parts = edges.slice(0, -1).map((from, nr) => {
      const part = ownerDocument.createElement('span');
      part.textContent = words.slice(from, edges[nr + 1]);
      const marks = marksAt(spans, from);
      // Neither changes a width, so that caret and letters stay together.
      if (marks.includes('bold')) part.style.setProperty('-webkit-text-stroke', `${BOLD_LINE}em`);
      if (marks.includes('italic')) part.style.fontStyle = 'italic';
      if (marks.includes('strike')) part.style.textDecoration = 'line-through';
      return part;
    });
    this.sheet.replaceChildren(...parts);
    const { style } = this.sheet;
    // All that decides where the letters lie is the field's own.
    style.cssText = this.#field.style.cssText;
    style.color = ink;
    style.background = 'transparent';
    style.pointerEvents = 'none';
  }
}
