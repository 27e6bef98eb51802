/** Width of a run of text at a font size of 100, in the units of that size. */
export type Measure = (text: string, weight: FontWeight) => number;
export type FontWeight = 400 | 600;

/** Distance of base lines as a multiple of the font size. */
export const LINE_HEIGHT = 1.25;
/** More different words than any board shows at once; then the memory starts afresh. */
const CACHE_LIMIT = 50_000;

/**
 * Measures with a canvas and remembers every word: boards repeat words, and layout asks for the same ones at
 * many sizes. Measured at 100 px because widths are proportional to the size.
 */
export function canvasMeasure(ctx: CanvasRenderingContext2D, font: string): Measure {
  const widths = { 400: new Map<string, number>(), 600: new Map<string, number>() };
  return (text, weight) => {
    const known = widths[weight].get(text);
    if (known !== undefined) return known;
    ctx.font = `${weight} 100px ${font}`;
    const { width } = ctx.measureText(text);
    if (widths[weight].size >= CACHE_LIMIT) widths[weight].clear();
    widths[weight].set(text, width);
    return width;
  };
}
