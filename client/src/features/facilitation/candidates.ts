import { type Board, type ItemId, outlineOf, walkOutline } from '@geflecht/board-schema';
import type { VoteCandidate } from '@geflecht/contract';
import { LIMITS } from '@geflecht/contract';
import type { ProposalId } from '@geflecht/domain';

/**
 * What can be voted on among the chosen things and what lies in them; without a choice everything on the board. In
 * reading order, with the words of now, as many as a vote takes.
 */
export function candidatesOf(
  board: Board,
  chosen: readonly ItemId[],
  titleOf: (proposal: ProposalId) => string | undefined,
): readonly VoteCandidate[] {
  const nodes = [...walkOutline(outlineOf(board.items()))];
  const wanted = new Set(chosen);
  for (const node of nodes) {
    if (wanted.has(node.id)) for (const inner of walkOutline(node.children)) wanted.add(inner.id);
  }
  return nodes
    .filter(({ id, kind }) => (wanted.size === 0 || wanted.has(id)) && (kind === 'note' || kind === 'card'))
    .flatMap(({ id, text, proposal }) => {
      const words = (proposal === undefined ? text : (titleOf(proposal) ?? '')).replace(/\s+/g, ' ').trim();
      return words === '' ? [] : [{ item: id, words: words.slice(0, LIMITS.voteWords).trim() }];
    })
    .slice(0, LIMITS.voteCandidates);
}
