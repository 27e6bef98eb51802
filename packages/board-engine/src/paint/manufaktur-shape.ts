/** The eight shapes that stand for Manufakturen wherever people and groups are marked. */
export type ManufakturShape =
  | 'circle'
  | 'square'
  | 'triangle'
  | 'diamond'
  | 'hexagon'
  | 'pentagon'
  | 'drop'
  | 'ring';

/** Draws a shape filled in the current `fillStyle` into the square around (x, y) with half side `r`. */
export function paintManufakturShape(
  ctx: CanvasRenderingContext2D,
  shape: ManufakturShape,
  x: number,
  y: number,
  r: number,
): void {
  ctx.beginPath();
  switch (shape) {
    case 'circle':
      ctx.arc(x, y, r, 0, Math.PI * 2);
      break;
    case 'ring':
      ctx.arc(x, y, r, 0, Math.PI * 2);
      ctx.arc(x, y, r * 0.5, 0, Math.PI * 2, true);
      break;
    case 'square':
      ctx.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76);
      break;
    case 'triangle':
      polygon(ctx, 3, x, y + r * 0.2, r * 1.15);
      break;
    case 'diamond':
      polygon(ctx, 4, x, y, r * 1.1);
      break;
    case 'pentagon':
      polygon(ctx, 5, x, y, r * 1.05);
      break;
    case 'hexagon':
      polygon(ctx, 6, x, y, r * 1.05);
      break;
    case 'drop':
      ctx.moveTo(x, y - r * 1.15);
      ctx.bezierCurveTo(x + r * 0.5, y - r * 0.45, x + r * 0.85, y - r * 0.05, x + r * 0.85, y + r * 0.3);
      ctx.arc(x, y + r * 0.3, r * 0.85, 0, Math.PI);
      ctx.bezierCurveTo(x - r * 0.85, y - r * 0.05, x - r * 0.5, y - r * 0.45, x, y - r * 1.15);
      break;
  }
  ctx.fill();
}

function polygon(ctx: CanvasRenderingContext2D, corners: number, x: number, y: number, r: number): void {
  for (let i = 0; i < corners; i++) {
    const angle = -Math.PI / 2 + (i * 2 * Math.PI) / corners;
    ctx.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  ctx.closePath();
}
