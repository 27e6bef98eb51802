import { type BoardItem, type BoxItem, DEFAULT_SIZES, type FrameItem, isBoxItem } from './item.ts';

/** Where a note may lie, in world units. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Where notes are wanted: in a frame, around a point, or wherever nothing lies. */
export type Wanted =
  | { readonly frame: FrameItem }
  | { readonly near: { readonly x: number; readonly y: number } }
  | 'anywhere';

const SIDE = DEFAULT_SIZES.note.w;
/** Sides a note may have in a frame, so that all find room; below the last one words cannot be read. */
const SIDES = [SIDE, 136, 112, 96] as const;
/** Between two notes, and between a note and whatever else lies there. */
const GAP = 16;
/** From a frame's edge, and from its upper edge, where its title stands. */
const INSET = { side: 24, top: 56 };
/** Columns where nothing bounds them. */
const COLUMNS = 8;
/** Places looked at in one frame for each one wanted, so that a huge frame that is full costs no time. */
const LOOKS = 40;

/**
 * Places for so many notes, none over another nor over anything that lies there; frames lie below and do not count.
 * What finds no room in the frame comes to lie below everything.
 */
export function spreadNotes(items: Iterable<BoardItem>, count: number, wanted: Wanted): readonly Spot[] {
  const boxes = [...items].filter(isBoxItem);
  const solid = boxes.filter(({ kind }) => kind !== 'frame');
  if (wanted === 'anywhere') return below(boxes, count);
  if ('near' in wanted) return around(solid, count, wanted.near);
  const { frame } = wanted;
  const inside = solid.filter((box) => meets(spotOf(box), spotOf(frame), GAP));
  let best: readonly Spot[] = [];
  for (const side of SIDES) {
    best = within(spotOf(frame), inside, side, count);
    if (best.length === count) return best;
  }
  return [...best, ...below(boxes, count - best.length, frame.place.x)];
}

function within(frame: Spot, taken: readonly BoxItem[], side: number, count: number): readonly Spot[] {
  const step = side + GAP;
  const columns = Math.floor((frame.w - 2 * INSET.side + GAP) / step);
  const rows = Math.floor((frame.h - INSET.top - INSET.side + GAP) / step);
  const spots: Spot[] = [];
  const most = Math.min(Math.max(0, columns) * Math.max(0, rows), count * LOOKS);
  for (let place = 0; place < most && spots.length < count; place += 1) {
    const x = frame.x + INSET.side + (place % columns) * step;
    const y = frame.y + INSET.top + Math.floor(place / columns) * step;
    const spot = { x, y, w: side, h: side };
    if (!taken.some((box) => meets(spotOf(box), spot, GAP / 2))) spots.push(spot);
  }
  return spots;
}

/** Rows below everything that lies there. */
function below(boxes: readonly BoxItem[], count: number, left?: number): readonly Spot[] {
  const bottom = boxes.length === 0 ? 0 : Math.max(...boxes.map(({ place }) => place.y + place.h)) + 4 * GAP;
  const start = left ?? (boxes.length === 0 ? 0 : Math.min(...boxes.map(({ place }) => place.x)));
  return Array.from({ length: count }, (_, place) => ({
    x: start + (place % COLUMNS) * (SIDE + GAP),
    y: bottom + Math.floor(place / COLUMNS) * (SIDE + GAP),
    w: SIDE,
    h: SIDE,
  }));
}

/** In rings around a point, the nearest first. */
function around(
  taken: readonly BoxItem[],
  count: number,
  { x, y }: { readonly x: number; readonly y: number },
): readonly Spot[] {
  const spots: Spot[] = [];
  const step = SIDE + GAP;
  for (let ring = 0; spots.length < count && ring <= 40; ring += 1) {
    for (const [column, row] of ringAt(ring)) {
      const spot = { x: x - SIDE / 2 + column * step, y: y - SIDE / 2 + row * step, w: SIDE, h: SIDE };
      if (spots.length < count && !taken.some((box) => meets(spotOf(box), spot, GAP / 2))) spots.push(spot);
    }
  }
  return [...spots, ...below(taken, count - spots.length, x)];
}

/** The cells of a square ring, row by row. */
function ringAt(ring: number): readonly (readonly [number, number])[] {
  const cells: [number, number][] = [];
  for (let row = -ring; row <= ring; row += 1) {
    const whole = Math.abs(row) === ring;
    for (let column = -ring; column <= ring; column += whole || ring === 0 ? 1 : 2 * ring)
      cells.push([column, row]);
  }
  return cells;
}

/** What is turned may reach as far as its diagonal. */
function spotOf({ place }: BoxItem): Spot {
  const { x, y, w, h, angle } = place;
  if (angle === 0) return { x, y, w, h };
  const reach = Math.hypot(w, h);
  return { x: x + (w - reach) / 2, y: y + (h - reach) / 2, w: reach, h: reach };
}

function meets(one: Spot, other: Spot, margin: number): boolean {
  return (
    one.x < other.x + other.w + margin &&
    other.x < one.x + one.w + margin &&
    one.y < other.y + other.h + margin &&
    other.y < one.y + one.h + margin
  );
}
