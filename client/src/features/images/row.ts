/** Longer side of a picture that was just put down, in world units. */
const LONGEST = 420;
const GAP = 24;

export interface Size {
  readonly w: number;
  readonly h: number;
}

/** How large a picture of so many pixels is put down, in world units. */
export function sizeOnBoard({ width, height }: { readonly width: number; readonly height: number }): Size {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return { w: Math.max(16, width * scale), h: Math.max(16, height * scale) };
}

/** Middles of pictures side by side around a point, in their order; as many a row as make it about square. */
export function rowsAround(
  sizes: readonly Size[],
  { x, y }: { readonly x: number; readonly y: number },
): readonly { readonly x: number; readonly y: number }[] {
  const perRow = Math.ceil(Math.sqrt(sizes.length));
  const rows = Array.from({ length: Math.ceil(sizes.length / perRow) }, (_, nr) =>
    sizes.slice(nr * perRow, (nr + 1) * perRow),
  );
  const heights = rows.map((row) => Math.max(...row.map(({ h }) => h)));
  let top = y - (heights.reduce((sum, h) => sum + h, 0) + GAP * (rows.length - 1)) / 2;
  return rows.flatMap((row, nr) => {
    const height = heights[nr] ?? 0;
    let left = x - (row.reduce((sum, { w }) => sum + w, 0) + GAP * (row.length - 1)) / 2;
    const middles = row.map(({ w }) => {
      const at = { x: left + w / 2, y: top + height / 2 };
      left += w + GAP;
      return at;
    });
    top += height + GAP;
    return middles;
  });
}
