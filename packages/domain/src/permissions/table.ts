/** The columns of the permission table, from the public to the city contact. */
export const ROLES = ['public', 'guest', 'participant', 'moderator', 'pate', 'kk', 'admin', 'city'] as const;
export type Role = (typeof ROLES)[number];

/**
 * What a cell of the table grants, strongest first.
 *
 * - `yes` everywhere
 * - `own` in the own Manufaktur
 * - `own_consented` in the own Manufaktur, limited to people who consented
 * - `invited` where the person was invited
 * - `roles` the roles' half of "Roles, backup"
 * - `co` together with the Koordinierungskreis, not alone
 * - `propose` may suggest it, somebody else decides
 * - `opinion` gives an opinion that is recorded beside the scores
 * - `statement` adds a statement to it
 * - `report` points somebody to it who may act
 * - `no`
 */
export const GRANTS = [
  'yes',
  'own',
  'own_consented',
  'invited',
  'roles',
  'co',
  'propose',
  'opinion',
  'statement',
  'report',
  'no',
] as const;
export type Grant = (typeof GRANTS)[number];

type Row = readonly [Grant, Grant, Grant, Grant, Grant, Grant, Grant, Grant];

/** Who may do what, cell by cell, in the order of `ROLES`. */
export const PERMISSION_TABLE = {
  read_published: ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  read_workspace: ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'invited'],
  write_card: ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'invited'],
  co_edit_text: ['no', 'propose', 'own', 'own', 'propose', 'propose', 'no', 'propose'],
  propose_link: ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'propose'],
  answer_link: ['no', 'no', 'no', 'own', 'no', 'no', 'no', 'no'],
  set_maturity: ['no', 'no', 'propose', 'own', 'no', 'no', 'no', 'no'],
  nominate: ['no', 'no', 'propose', 'own', 'no', 'no', 'no', 'no'],
  score: ['no', 'no', 'opinion', 'yes', 'no', 'yes', 'no', 'no'],
  state_in_round: ['no', 'no', 'no', 'yes', 'no', 'no', 'no', 'no'],
  decide_leuchttuerme: ['no', 'no', 'no', 'no', 'no', 'yes', 'no', 'no'],
  draft_publication: ['no', 'no', 'propose', 'own', 'own', 'yes', 'no', 'no'],
  release_publication: ['no', 'no', 'no', 'no', 'own', 'yes', 'no', 'no'],
  appoint: ['no', 'no', 'no', 'no', 'propose', 'yes', 'no', 'no'],
  decide_recut: ['no', 'no', 'propose', 'propose', 'propose', 'yes', 'no', 'no'],
  run_cross_meeting: ['no', 'no', 'no', 'co', 'co', 'yes', 'no', 'no'],
  report_monitoring: ['no', 'no', 'propose', 'own', 'no', 'yes', 'no', 'statement'],
  use_address_list: ['no', 'no', 'no', 'own_consented', 'own', 'yes', 'no', 'no'],
  roles_backup: ['no', 'no', 'no', 'no', 'no', 'roles', 'yes', 'no'],
  hide_unlawful: ['report', 'report', 'report', 'own', 'own', 'yes', 'yes', 'report'],
} as const satisfies Record<string, Row>;

/** An action the permission table names. */
export type TableAction = keyof typeof PERMISSION_TABLE;
export const TABLE_ACTIONS = Object.keys(PERMISSION_TABLE) as readonly TableAction[];

export function cell(action: TableAction, role: Role): Grant {
  const row: Row = PERMISSION_TABLE[action];
  return row[ROLES.indexOf(role) as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7];
}

const LOCAL: ReadonlySet<TableAction> = new Set(
  TABLE_ACTIONS.filter((action) => {
    const row: Row = PERMISSION_TABLE[action];
    return row.includes('own') || row.includes('own_consented');
  }),
);

/** True when some role holds the action for the own Manufaktur only; then "own" is asked of every role. */
export function isLocal(action: TableAction): boolean {
  return LOCAL.has(action);
}
