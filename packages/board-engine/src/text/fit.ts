import { type FontWeight, LINE_HEIGHT, type Measure } from './measure.ts';
import { type Line, wrap } from './wrap.ts';

/** Text laid out for a box: draw each line at `size`, `lineHeight` apart. */
export interface TextLayout {
  readonly size: number;
  readonly lineHeight: number;
  readonly lines: readonly Line[];
  /** Of the widest line. */
  readonly width: number;
  /** Of all lines. */
  readonly height: number;
}

/** Font sizes a note's words may take, in world units. */
const SMALLEST = 9;
const SIZES = [
  SMALLEST,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
  17,
  18,
  20,
  22,
  24,
  26,
  28,
  32,
  36,
  40,
  44,
  50,
  56,
  64,
  72,
  84,
  96,
];
/** Down to here a long word makes the letters smaller; below, it is rather broken. */
const SMALLEST_UNBROKEN = 11;

export interface FitOptions {
  readonly width: number;
  readonly height: number;
  readonly weight: FontWeight;
  readonly largest: number;
}

/**
 * The largest size at which all words fit. Whole words go before size down to 11 units; from there on words may
 * break. What does not fit at 9 units either ends with "…".
 */
export function fitText(text: string, options: FitOptions, measure: Measure): TextLayout {
  const { width, height, weight } = options;
  const sizes = SIZES.filter((size) => size <= options.largest);
  const at = (size: number, breaking: boolean): TextLayout | undefined => {
    const { lines, broken } = wrap(text, size, width, weight, measure);
    const fits = lines.length * size * LINE_HEIGHT <= height && (breaking || !broken);
    return fits ? layoutOf(lines, size) : undefined;
  };
  return (
    largestFitting(
      sizes.filter((size) => size >= SMALLEST_UNBROKEN),
      (size) => at(size, false),
    ) ??
    largestFitting(
      sizes.filter((size) => size <= SMALLEST_UNBROKEN),
      (size) => at(size, true),
    ) ??
    clipText(text, SMALLEST, options, measure)
  );
}

/** Text at one size in a given width; as high as it gets. */
export function flowText(
  text: string,
  size: number,
  width: number,
  weight: FontWeight,
  measure: Measure,
): TextLayout {
  return layoutOf(wrap(text, size, width, weight, measure).lines, size);
}

/** Text at one size, cut with "…" after what fits the height; at least one line. */
export function clipText(
  text: string,
  size: number,
  options: { readonly width: number; readonly height: number; readonly weight: FontWeight },
  measure: Measure,
): TextLayout {
  const { width, height, weight } = options;
  const { lines } = wrap(text, size, width, weight, measure);
  const room = Math.max(1, Math.floor(height / (size * LINE_HEIGHT) + 1e-6));
  if (lines.length <= room) return layoutOf(lines, size);
  const kept = lines.slice(0, room);
  let last = kept[room - 1]?.text ?? '';
  const widthOf = (line: string): number => (measure(line, weight) * size) / 100;
  while (last !== '' && widthOf(`${last}…`) > width) last = last.slice(0, -1).trimEnd();
  kept[room - 1] = { text: `${last}…`, width: widthOf(`${last}…`) };
  return layoutOf(kept, size);
}

/** Whether a text fits only grows as the size falls, so halving finds the largest. */
function largestFitting(
  sizes: readonly number[],
  layout: (size: number) => TextLayout | undefined,
): TextLayout | undefined {
  let low = 0;
  let high = sizes.length - 1;
  let best: TextLayout | undefined;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = layout(sizes[middle] as number);
    if (found) {
      best = found;
      low = middle + 1;
    } else high = middle - 1;
  }
  return best;
}

function layoutOf(lines: readonly Line[], size: number): TextLayout {
  const lineHeight = size * LINE_HEIGHT;
  const width = lines.reduce((widest, line) => Math.max(widest, line.width), 0);
  return { size, lineHeight, lines, width, height: lines.length * lineHeight };
}
