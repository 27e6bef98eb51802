/**
 * What sort of "no" a code is. Only `outage` means that nothing was decided: the same request may
 * succeed later, and a person must never read it as a refusal.
 */
export const ERROR_KINDS = [
  'refusal',
  'invalid',
  'missing',
  'unauthenticated',
  'conflict',
  'limited',
  'outage',
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** The closed list of error codes of the product; nothing else may reach a person. */
export const ERRORS = {
  // Input
  invalid_body: 'invalid',
  invalid_query: 'invalid',
  malformed_json: 'invalid',
  unsupported_media_type: 'invalid',
  upgrade_required: 'invalid',
  required: 'invalid',
  text_too_long: 'invalid',
  name_invalid: 'invalid',
  email_invalid: 'invalid',
  password_too_short: 'invalid',
  reason_required: 'invalid',
  score_invalid: 'invalid',
  same_manufaktur: 'invalid',
  same_proposal: 'invalid',
  image_type_unknown: 'invalid',
  image_broken: 'invalid',
  image_too_many_pixels: 'invalid',

  // Things that are not there
  unknown_id: 'missing',
  unknown_route: 'missing',

  // Who is asking
  sign_in_required: 'unauthenticated',
  wrong_credentials: 'unauthenticated',
  session_expired: 'unauthenticated',
  token_invalid: 'unauthenticated',
  not_permitted: 'refusal',
  foreign_origin: 'refusal',
  account_suspended: 'refusal',
  demo_off: 'refusal',
  setup_closed: 'refusal',
  setup_code_wrong: 'refusal',
  link_token_unknown: 'refusal',
  link_token_used: 'refusal',
  link_token_expired: 'refusal',
  invitation_unknown: 'refusal',
  invitation_expired: 'refusal',

  // Somebody else was there first
  already_linked: 'conflict',
  email_taken: 'conflict',
  id_taken: 'conflict',
  silent_round_running: 'conflict',
  version_conflict: 'conflict',
  client_outdated: 'conflict',
  too_many_tokens: 'conflict',
  too_many_templates: 'conflict',
  too_many_boards: 'conflict',
  board_of_manufaktur: 'refusal',
  vote_running: 'conflict',
  vote_over: 'conflict',
  points_spent: 'conflict',
  too_many_comments: 'conflict',
  too_many_images: 'conflict',

  // Too much at once
  rate_limited: 'limited',
  payload_too_large: 'limited',
  image_too_large: 'limited',
  too_many_connections: 'limited',
  document_too_large: 'limited',

  // Live documents
  invalid_document_name: 'invalid',
  invalid_message: 'invalid',
  foreign_document: 'refusal',
  document_read_only: 'refusal',
  too_many_versions: 'conflict',

  // Steps of a process
  transition_unknown: 'refusal',
  guard_smart: 'refusal',
  guard_sdg: 'refusal',
  guard_referat: 'refusal',
  guard_opinion: 'refusal',
  guard_nomination_cap: 'refusal',
  guard_source: 'refusal',
  guard_reason: 'refusal',
  guard_successor: 'refusal',
  guard_parts: 'refusal',
  guard_previous_state: 'refusal',
  guard_candidates: 'refusal',
  guard_statements: 'refusal',
  guard_dissent_settled: 'refusal',
  guard_dissent_open: 'refusal',
  guard_kk_decision: 'refusal',
  guard_frozen_version: 'refusal',
  guard_kk_needed: 'refusal',
  guard_kk_not_needed: 'refusal',
  guard_seat_free: 'refusal',
  guard_term_ending: 'refusal',
  guard_term_over: 'refusal',
  guard_new_term: 'refusal',
  guard_interim_over: 'refusal',
  guard_seat_empty: 'refusal',
  guard_preview: 'refusal',
  guard_reversible: 'refusal',
  guard_own_score: 'refusal',
  guard_text_changed: 'refusal',
  guard_invitation: 'refusal',
  guard_own_account: 'refusal',
  guard_due: 'refusal',
  guard_city_statement: 'refusal',

  // Outages: nothing was decided
  storage_unavailable: 'outage',
  mail_unavailable: 'outage',
  shutting_down: 'outage',
  unreachable: 'outage',
  answer_unreadable: 'outage',
  internal: 'outage',
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;
/** The codes a guard of a state machine may refuse with. */
export type GuardCode = Extract<ErrorCode, `guard_${string}`>;

export const ERROR_CODES = Object.keys(ERRORS) as readonly ErrorCode[];

export function errorKind(code: ErrorCode): ErrorKind {
  return ERRORS[code];
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}

/** Plain facts that make a sentence more exact, e.g. `{ limit: 2 }`; never text for people. */
export type RefusalDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** An expected "no": a value, not an exception. */
export interface Refusal<Code extends ErrorCode = ErrorCode> {
  readonly code: Code;
  readonly details?: RefusalDetails;
}

/** What a command answers when "no" is one of its regular answers. */
export type Result<Value, Code extends ErrorCode = ErrorCode> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal<Code> };

export function accepted<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refused<Code extends ErrorCode>(
  code: Code,
  details?: RefusalDetails,
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: details === undefined ? { code } : { code, details } };
}
