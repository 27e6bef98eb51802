const SIDE = 128;

/** A sign the typeface does not have, painted by the browser with whatever it has: a square PNG, as a `data:` address. */
export function paintSign(letters: string): string | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const ctx = canvas.getContext('2d');
  if (!ctx) return undefined;
  ctx.font = `${SIDE * 0.8}px sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(letters, SIDE / 2, SIDE * 0.85, SIDE);
  return canvas.toDataURL('image/png');
}
