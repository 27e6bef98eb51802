import { type BoardItem, type ItemId, outlineOf, walkOutline } from '@geflecht/board-schema';
import type { ProposalId } from '@geflecht/domain';

/** Letters as they are compared: without case, dots and accents; ß is ss. */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('de').replaceAll('ß', 'ss');
}

/**
 * What on a board says all the words of a question, in reading order; arrows by their labels come last. A question
 * without letters finds nothing.
 * @param titleOf title of the proposal a card stands for
 */
export function hitsOn(
  items: ReadonlyMap<ItemId, BoardItem>,
  question: string,
  titleOf: (proposal: ProposalId) => string | undefined,
): readonly ItemId[] {
  const words = folded(question)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const says = (text: string): boolean => {
    const there = folded(text);
    return words.every((word) => there.includes(word));
  };
  const hits: ItemId[] = [];
  for (const node of walkOutline(outlineOf(items))) {
    if (node.kind === 'connector') continue;
    const title = node.proposal === undefined ? undefined : titleOf(node.proposal);
    if (says([title ?? node.text, ...(node.columns ?? [])].join('\n'))) hits.push(node.id);
  }
  for (const item of items.values()) if (item.kind === 'connector' && says(item.text)) hits.push(item.id);
  return hits;
}
