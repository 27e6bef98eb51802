import { expect, it } from 'vitest';

import { rowsAround, sizeOnBoard } from './row.ts';
import { unfit } from './send-file.ts';

it('puts pictures down at a size one can look at, never larger than they are', () => {
  expect(sizeOnBoard({ width: 2400, height: 1200 })).toEqual({ w: 420, h: 210 });
  expect(sizeOnBoard({ width: 100, height: 50 })).toEqual({ w: 100, h: 50 });
  expect(sizeOnBoard({ width: 4000, height: 1 })).toEqual({ w: 420, h: 16 });
});

it('lays several side by side around a point, none over another', () => {
  const sizes = [
    { w: 100, h: 50 },
    { w: 40, h: 90 },
    { w: 420, h: 210 },
    { w: 60, h: 60 },
    { w: 10, h: 400 },
  ];
  const middles = rowsAround(sizes, { x: 1000, y: -500 });
  expect(middles).toHaveLength(5);
  const boxes = middles.map(({ x, y }, nr) => {
    const { w, h } = sizes[nr] ?? { w: 0, h: 0 };
    return { left: x - w / 2, right: x + w / 2, top: y - h / 2, bottom: y + h / 2 };
  });
  for (const [nr, one] of boxes.entries())
    for (const other of boxes.slice(nr + 1)) {
      const apart =
        one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top;
      expect(apart).toBe(true);
    }
  expect(rowsAround([{ w: 10, h: 10 }], { x: 5, y: 6 })).toEqual([{ x: 5, y: 6 }]);
});

it('does not even send what cannot become a picture', () => {
  expect(unfit({ type: 'image/png', size: 10 })).toBeUndefined();
  expect(unfit({ type: 'image/png', size: 11 * 1024 * 1024 })).toBe('image_too_large');
  expect(unfit({ type: 'image/svg+xml', size: 10 })).toBe('image_type_unknown');
  expect(unfit({ type: '', size: 10 })).toBe('image_type_unknown');
});
