/** The shapes a Manufaktur can wear, so that colour never stands alone. */
export const MARKS = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'hexagon',
  'pentagon',
  'drop',
  'ring',
] as const;
export type Mark = (typeof MARKS)[number];

/** The mark of a Manufaktur by its number (1-based); beyond the eighth they repeat, and the number tells them apart. */
export function markOf(number: number): Mark {
  const mark = MARKS[(number - 1) % MARKS.length];
  if (mark === undefined) throw new RangeError(`No mark for number ${number}`);
  return mark;
}
