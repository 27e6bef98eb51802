import type { ImageId } from '@geflecht/domain';

import { type Board } from './board.ts';
import { isBoxItem, type ItemId } from './item.ts';
import { FILLS, ITEM_COLORS, PENS, ROUTES, SHAPES, STAMPS, TEXT_ALIGNS } from './look.ts';
import { TEXT_MARKS } from './marks.ts';
import { packPoints } from './points.ts';
import type { BoardUndo } from './undo/undo.ts';

const IMAGE = '0190b3a0-0000-7000-8000-000000000001' as ImageId;

/** One writer of a board, as far as a random operation needs it. */
export interface Writer {
  readonly board: Board;
  readonly undo: BoardUndo;
}

/** One of everything people do with boards, chosen by `next` (0 ≤ n < 1). */
export function act({ board, undo }: Writer, next: () => number): void {
  const ids = [...board.items().keys()];
  const of = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const pick = (): ItemId => of(ids);
  const at = (): number => Math.round(next() * 2000 - 1000);
  const size = (): number => 20 + Math.round(next() * 900);
  const words = (): string => of(['Radweg', '', 'zwei\nZeilen', 'Dach 🏡', ' ', 'x'.repeat(300)]);
  const spot = () => ({ x: at(), y: at() });
  const box = () => ({ ...spot(), w: size(), h: size() });
  const operations: readonly (() => void)[] = [
    () => board.add({ kind: 'note', ...spot(), text: words(), look: { color: of(ITEM_COLORS) } }),
    () => board.add({ kind: 'text', ...box(), text: words(), look: { align: of(TEXT_ALIGNS) } }),
    () => board.add({ kind: 'shape', ...box(), look: { shape: of(SHAPES), fill: of(FILLS) }, angle: at() }),
    () => board.add({ kind: 'frame', ...box(), text: words() }),
    () =>
      board.add({
        kind: 'table',
        ...box(),
        columns: Array.from({ length: 1 + of([0, 1, 4]) }, () => ({ title: words() })),
      }),
    () => board.add({ kind: 'stamp', ...spot(), look: { stamp: of(STAMPS) } }),
    () => {
      const points = packPoints([spot(), spot(), spot()].map((point) => ({ ...point, pressure: next() })));
      board.add({ kind: 'stroke', ...box(), points, look: { pen: of(PENS) } });
    },
    () => board.add({ kind: 'image', ...box(), image: IMAGE, text: words() }),
    () => board.connect(pick(), pick(), { route: of(ROUTES) }),
    () => board.add({ kind: 'connector', ends: { from: { item: pick() }, to: spot() }, text: words() }),
    () => board.remove([pick()]),
    () => board.setLook([pick(), pick()], { color: of(ITEM_COLORS), route: of(ROUTES) }),
    () =>
      board.setColumns(
        pick(),
        Array.from({ length: 1 + of([0, 2]) }, () => ({ title: words() })),
      ),
    () => board.setSlide(pick(), of(['a0', 'a1', null])),
    () => board.lock([pick()], next() < 0.5),
    () => board.group([pick(), pick(), pick()]),
    () => board.ungroup([pick()]),
    () => board.duplicate([pick(), pick()], at(), at()),
    () => board.bringToFront([pick(), pick()]),
    () => board.sendToBack([pick()]),
    () => board.turnIntoCard(pick(), 'M1-01' as never),
    () => board.text(pick())?.splice(Math.floor(next() * 6), Math.floor(next() * 3), 'äb '),
    () => board.text(pick())?.mark(0, 1 + Math.floor(next() * 4), of(TEXT_MARKS), next() < 0.6),
    () =>
      board.setPlace([
        { id: pick(), ...spot() },
        { id: pick(), w: size(), angle: at() },
      ]),
    () =>
      board.batch(() => {
        const [one, other] = [pick(), pick()];
        board.setPlace([{ id: one, ...spot() }]);
        board.bringToFront([one, other]);
        board.lock([other], false);
        board.remove([board.add({ kind: 'note', ...spot() })]);
      }),
    () => undo.undo(),
    () => undo.redo(),
    () => undo.step(),
  ];
  const boxes = ids.filter((id) => {
    const item = board.get(id);
    return item !== undefined && isBoxItem(item);
  });
  if (boxes.length < 3) (operations[0] as () => void)();
  else of(operations)();
}
