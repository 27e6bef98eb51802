import type { Board, Proposal } from '../entities.ts';
import type { ManufakturSlug, PersonId, SharedAddress } from '../ids.ts';
import type { Actor } from './actor.ts';
import { may, type Target } from './may.ts';

/** What a person may do with a live document; it is one right for the whole document. */
export type Access = 'write' | 'read' | 'none';

/** Access to a board: who may put up cards writes, who may look in reads; on a board that is put away nobody writes. */
export function boardAccess(
  actor: Actor,
  board: Pick<Board, 'manufaktur' | 'archivedAt'>,
  invited = false,
): Access {
  const target: Target = { manufaktur: board.manufaktur, invited };
  if (board.archivedAt === null && may(actor, 'write_card', target) === 'yes') return 'write';
  return may(actor, 'read_workspace', target) === 'yes' ? 'read' : 'none';
}

/**
 * Whether somebody may rename a board, put it away or take it out again: who steers the work of its Manufaktur, and who
 * made it as long as they may make boards there.
 */
export function mayTendBoard(actor: Actor, board: Pick<Board, 'manufaktur' | 'madeBy'>): boolean {
  const target: Target = { manufaktur: board.manufaktur };
  if (may(actor, 'tend_boards', target) === 'yes') return true;
  return actor.person !== null && board.madeBy === actor.person && may(actor, 'make_board', target) === 'yes';
}

/**
 * Access to a proposal's text. Who may only suggest changes reads the text: suggestions are documents
 * of their own. Nobody reads it who may not look into the working space.
 */
export function proposalTextAccess(actor: Actor, manufaktur: ManufakturSlug, invited = false): Access {
  const target: Target = { manufaktur, invited };
  if (may(actor, 'co_edit_text', target) === 'yes') return 'write';
  return may(actor, 'read_workspace', target) === 'yes' ? 'read' : 'none';
}

/**
 * Access to the private notes beside a board: their writer's alone, whatever office somebody holds, and never more than
 * to the board itself.
 */
export function privateNotesAccess(actor: Actor, owner: PersonId, board: Access): Access {
  return actor.person === owner ? board : 'none';
}

/**
 * What a person may do with the versions of a document: who reads it reads them, who writes it names and restores them.
 * Whether a hidden proposal is there at all is asked before.
 */
export function versionAccess(
  actor: Actor,
  kind: SharedAddress['kind'],
  manufaktur: ManufakturSlug,
  invited = false,
): Access {
  const target: Target = { manufaktur, invited };
  const keep = kind === 'board' ? 'keep_board_version' : 'keep_text_version';
  if (may(actor, keep, target) === 'yes') return 'write';
  return may(actor, 'read_version', target) === 'yes' ? 'read' : 'none';
}

/** Whether a proposal is there for this person. Hidden ones are there only for those who may hide and show them. */
export function mayReadProposal(actor: Actor, proposal: Pick<Proposal, 'manufaktur' | 'state'>): boolean {
  const target: Target = { manufaktur: proposal.manufaktur };
  const action = proposal.state === 'verborgen' ? 'hide_unlawful' : 'read_workspace';
  return may(actor, action, target) === 'yes';
}
