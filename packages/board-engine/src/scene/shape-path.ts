import type { Shape } from '@geflecht/board-schema';

import type { Box } from '../geometry.ts';

/** What a shape's outline is drawn with: a canvas, or whatever else knows these steps. */
export type PathTarget = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'moveTo' | 'lineTo' | 'closePath' | 'roundRect' | 'ellipse'
>;

/** Corners of the shapes that have some, in shares of the box, clockwise from the upper left. */
export const SHAPE_CORNERS: Readonly<
  Record<Exclude<Shape, 'rectangle' | 'ellipse'>, readonly (readonly [number, number])[]>
> = {
  diamond: [
    [0.5, 0],
    [1, 0.5],
    [0.5, 1],
    [0, 0.5],
  ],
  triangle: [
    [0.5, 0],
    [1, 1],
    [0, 1],
  ],
  hexagon: [
    [0.25, 0],
    [0.75, 0],
    [1, 0.5],
    [0.75, 1],
    [0.25, 1],
    [0, 0.5],
  ],
  arrow: [
    [0, 0.25],
    [0.65, 0.25],
    [0.65, 0],
    [1, 0.5],
    [0.65, 1],
    [0.65, 0.75],
    [0, 0.75],
  ],
};

/** The outline of a shape, for painting and for what is just being drawn. */
export function shapePath(target: PathTarget, shape: Shape, { x, y, w, h }: Box): void {
  target.beginPath();
  if (shape === 'rectangle') target.roundRect(x, y, w, h, Math.min(6, w / 4, h / 4));
  else if (shape === 'ellipse') target.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, Math.PI * 2);
  else {
    SHAPE_CORNERS[shape].forEach(([cx, cy], nr) => {
      if (nr === 0) target.moveTo(x + cx * w, y + cy * h);
      else target.lineTo(x + cx * w, y + cy * h);
    });
    target.closePath();
  }
}

/** Whether a point, in shares of the box, lies inside a shape. */
export function insideShape(shape: Shape, x: number, y: number): boolean {
  if (x < 0 || x > 1 || y < 0 || y > 1) return false;
  if (shape === 'rectangle') return true;
  if (shape === 'ellipse') return (2 * x - 1) ** 2 + (2 * y - 1) ** 2 <= 1;
  const corners = SHAPE_CORNERS[shape];
  let isInside = false;
  corners.forEach(([ax, ay], nr) => {
    const [bx, by] = corners[(nr + 1) % corners.length] as readonly [number, number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
  });
  return isInside;
}
