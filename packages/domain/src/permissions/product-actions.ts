import type { Grant, TableAction } from './table.ts';

/** Where an action that the permission table does not name takes its right from. */
export interface ProductRule {
  /** The row of the table; `signed_in` for a person's own affairs. */
  readonly row: TableAction | 'signed_in';
  /** Only these grants of the row count; all of them when absent. */
  readonly only?: readonly Grant[];
  /** Asks for a lasting tie to the Manufaktur (guest, member, moderator, Pate) or a seat in the KK. */
  readonly tied?: true;
  /** Asks for an account one can sign in to again; a guest has a name alone. */
  readonly account?: true;
}

/**
 * The actions of the product that the permission table does not name, each with the row it stands on.
 *
 * | Action | Row | Why |
 * |--|--|--|
 * | `create_proposal` | Card, comment | A proposal begins as a card; a mere visitor first becomes a guest. |
 * | `edit_proposal_header` | Co-edit text | The header says the same thing as the text. |
 * | `join_manufaktur` | Read working space | Joining opens what it closes, so it needs the right to look in. |
 * | `leave_manufaktur`, `change_profile` | own affair | Nobody else decides about it. |
 * | `keep_access_tokens` | own affair | A guest has none: once the browser forgets them, nobody could end their tokens. |
 * | `read_people`, `search_workspace` | Read working space | They show the working space. |
 * | `invite_guest` | Address list | Inviting means handling other people's addresses. |
 * | `keep_milestone` | Monitoring report | Both say how far the work has come. |
 * | `read_version` | Read working space | A version is what everybody there could read. |
 * | `keep_board_version` | Card, comment | Naming and restoring change the board. |
 * | `keep_text_version` | Co-edit text | Naming and restoring change the text. |
 * | `keep_template` | Card, comment | A template is made of cards; a mere visitor takes one and leaves none. |
 * | `tend_templates` | Set maturity | Others’ templates are looked after by who steers the work. |
 * | `make_board` | Card, comment | Anybody of the group begins a board for a part of it; a mere visitor does not. |
 * | `tend_boards` | Set maturity | Others’ boards are named and put away by who steers the work. |
 * | `moderate_board` | Set maturity | Both are the moderation's part in the group's own work. |
 * | `assign_roles` | Roles, backup | The roles' half of the row. |
 * | `run_backup`, `read_outbox` | Roles, backup | The technical half of the row. |
 */
export const PRODUCT_ACTIONS = {
  create_proposal: { row: 'write_card', tied: true },
  edit_proposal_header: { row: 'co_edit_text' },
  join_manufaktur: { row: 'read_workspace' },
  leave_manufaktur: { row: 'signed_in' },
  change_profile: { row: 'signed_in' },
  keep_access_tokens: { row: 'signed_in', account: true },
  read_people: { row: 'read_workspace' },
  search_workspace: { row: 'read_workspace' },
  invite_guest: { row: 'use_address_list' },
  keep_milestone: { row: 'report_monitoring', only: ['yes', 'own', 'propose'] },
  read_version: { row: 'read_workspace' },
  keep_board_version: { row: 'write_card' },
  keep_text_version: { row: 'co_edit_text' },
  keep_template: { row: 'write_card', tied: true },
  make_board: { row: 'write_card', tied: true },
  tend_boards: { row: 'set_maturity', only: ['yes', 'own'] },
  moderate_board: { row: 'set_maturity', only: ['yes', 'own'] },
  tend_templates: { row: 'set_maturity', only: ['yes', 'own'] },
  assign_roles: { row: 'roles_backup', only: ['yes', 'roles'] },
  run_backup: { row: 'roles_backup', only: ['yes'] },
  read_outbox: { row: 'roles_backup', only: ['yes'] },
} as const satisfies Record<string, ProductRule>;

export type ProductAction = keyof typeof PRODUCT_ACTIONS;
export const PRODUCT_ACTION_NAMES = Object.keys(PRODUCT_ACTIONS) as readonly ProductAction[];

export function isProductAction(action: string): action is ProductAction {
  return Object.hasOwn(PRODUCT_ACTIONS, action);
}
