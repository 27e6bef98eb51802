/** What a key does in a presentation; others are left alone. */
export type Turn = 'next' | 'previous' | 'first' | 'last' | 'end';

const KEYS: Readonly<Record<string, Turn>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ' ': 'next',
  Enter: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  Backspace: 'previous',
  Home: 'first',
  End: 'last',
  Escape: 'end',
};

/** The turn of a key; keys with Ctrl, Alt or ⌘ are the browser's. */
export function turnOf({
  key,
  ctrlKey,
  altKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>): Turn | undefined {
  return ctrlKey || altKey || metaKey ? undefined : KEYS[key];
}

/** Where a turn leads, from 0; the ends hold. */
export function turned(turn: Exclude<Turn, 'end'>, nr: number, count: number): number {
  const to = { next: nr + 1, previous: nr - 1, first: 0, last: count - 1 }[turn];
  return Math.max(0, Math.min(count - 1, to));
}

/** A finger that goes so far sideways, in CSS pixels, turns; one that hardly moves taps. */
const SWIPE = 40;
const TAP = 10;

/** What a press on the page means: a swipe turns its way, a tap turns on, at the left edge back. */
export function turnOfPress(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  width: number,
): 'next' | 'previous' | undefined {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (Math.abs(dx) >= SWIPE && Math.abs(dx) > Math.abs(dy)) return dx < 0 ? 'next' : 'previous';
  if (Math.hypot(dx, dy) > TAP) return undefined;
  return from.x < width / 4 ? 'previous' : 'next';
}
