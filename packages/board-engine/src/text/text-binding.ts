import type { BoardText, TextStep } from '@geflecht/board-schema';

import { diffText, mapPosition, mapSplice } from './text-diff.ts';

/**
 * Keeps a text field and live words equal. What is typed goes out as the smallest splice; what others write comes
 * in with the caret staying at its letters. While an input method composes, the field belongs to it: others'
 * changes wait until the composition ends and are then merged.
 * Returns the way to let go.
 */
export function bindText(
  field: HTMLTextAreaElement,
  text: BoardText,
  /** So many letters have just become part of the words, from a place on. */
  sent: (at: number, letters: number) => void = () => undefined,
): () => void {
  /** What the field and the words last agreed on. */
  let agreed = text.read();
  let composing = false;
  let waiting: (readonly TextStep[])[] = [];
  field.value = agreed;

  const show = (start: number, end: number): void => {
    agreed = text.read();
    if (field.value !== agreed) field.value = agreed;
    field.setSelectionRange(start, end);
  };
  const send = (): void => {
    const splice = diffText(agreed, field.value, field.selectionStart);
    if (!splice) return;
    const mapped = mapSplice(splice, waiting);
    text.splice(mapped.index, mapped.remove, mapped.insert);
    agreed = field.value;
    sent(mapped.index, mapped.insert.length);
  };
  const onInput = (): void => {
    if (composing) return;
    send();
    // Only when the words were bounded does the field hold more than they do.
    if (text.read() !== field.value) show(field.selectionStart, field.selectionEnd);
  };
  const onCompositionStart = (): void => {
    composing = true;
  };
  const onCompositionEnd = (): void => {
    composing = false;
    const [start, end] = [field.selectionStart, field.selectionEnd];
    send();
    const steps = waiting;
    waiting = [];
    const map = (position: number): number => steps.reduce(mapPosition, position);
    show(map(start), map(end));
  };
  const stop = text.observe((steps, own) => {
    if (own) return;
    if (composing) {
      waiting.push(steps);
      return;
    }
    show(mapPosition(field.selectionStart, steps), mapPosition(field.selectionEnd, steps));
  });

  field.addEventListener('input', onInput);
  field.addEventListener('compositionstart', onCompositionStart);
  field.addEventListener('compositionend', onCompositionEnd);
  return () => {
    if (composing) onCompositionEnd();
    stop();
    field.removeEventListener('input', onInput);
    field.removeEventListener('compositionstart', onCompositionStart);
    field.removeEventListener('compositionend', onCompositionEnd);
  };
}
