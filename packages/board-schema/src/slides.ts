import type { BoardItem, FrameItem, ItemId } from './item.ts';
import { compareOrder, ordersAbove } from './order.ts';
import { readingOrder } from './outline.ts';

/** The frames in the order of a presentation: those with a place first, the others in reading order. */
export function slidesOf(items: ReadonlyMap<ItemId, BoardItem>): FrameItem[] {
  const frames = [...items.values()].filter((item) => item.kind === 'frame');
  const placed = frames.filter(({ slide }) => slide !== null);
  placed.sort((a, b) => compareOrder(a.slide ?? '', b.slide ?? '') || compareOrder(a.id, b.id));
  return [...placed, ...readingOrder(frames.filter(({ slide }) => slide === null))];
}

/**
 * The places that frames need for one of them to come so many steps later (or, below 0, earlier): of all those whose
 * place is not yet what it has to be. Empty where it cannot go any further.
 */
export function movedSlides(
  items: ReadonlyMap<ItemId, BoardItem>,
  id: ItemId,
  steps: number,
): readonly { readonly id: ItemId; readonly slide: string }[] {
  const slides = slidesOf(items);
  const from = slides.findIndex((frame) => frame.id === id);
  const to = Math.min(slides.length - 1, Math.max(0, from + steps));
  const [frame] = from === -1 || from === to ? [] : slides.splice(from, 1);
  if (frame === undefined) return [];
  slides.splice(to, 0, frame);
  const places = ordersAbove(undefined, slides.length);
  return slides.flatMap((each, nr) => {
    const slide = places[nr];
    return slide === undefined || slide === each.slide ? [] : [{ id: each.id, slide }];
  });
}
