import { ERROR_CODES, ERRORS, type ErrorCode, type ErrorKind } from '@geflecht/domain';

import { CLOSE } from './socket.ts';

/** How a refusal looks on the wire. */
export interface ProblemForm {
  /** HTTP status. */
  readonly status: number;
  /** Close code when it ends a socket or refuses a live document. */
  readonly closeCode: number;
  /** True when the very same request may succeed later without anybody changing anything. */
  readonly retryable: boolean;
}

/** Try again later, RFC 6455's registry: the server is restarting or cannot serve now. */
const TRY_AGAIN_LATER = 1013;
const POLICY_VIOLATION = 1008;
const MESSAGE_TOO_BIG = 1009;
const SERVICE_RESTART = 1012;

/** What every code of a kind has in common. */
const FORM_OF_KIND: Record<ErrorKind, ProblemForm> = {
  invalid: { status: 400, closeCode: POLICY_VIOLATION, retryable: false },
  missing: { status: 404, closeCode: CLOSE.unknownDocument, retryable: false },
  unauthenticated: { status: 401, closeCode: CLOSE.unauthenticated, retryable: false },
  refusal: { status: 403, closeCode: CLOSE.forbidden, retryable: false },
  conflict: { status: 409, closeCode: POLICY_VIOLATION, retryable: false },
  limited: { status: 429, closeCode: CLOSE.tooMany, retryable: true },
  outage: { status: 503, closeCode: TRY_AGAIN_LATER, retryable: true },
};

/** A step of a process that cannot be taken now: the request is right, the state of the thing is not. */
const WRONG_STATE = { status: 409 } as const;

/** Where a code differs from its kind. */
const OWN_FORM: Partial<Record<ErrorCode, Partial<ProblemForm>>> = {
  unsupported_media_type: { status: 415 },
  upgrade_required: { status: 426 },
  session_expired: { closeCode: CLOSE.sessionEnded },
  link_token_used: { status: 410 },
  link_token_expired: { status: 410 },
  invitation_expired: { status: 410 },
  link_token_unknown: { status: 404 },
  invitation_unknown: { status: 404 },
  client_outdated: { closeCode: CLOSE.forbidden },
  payload_too_large: { status: 413, closeCode: MESSAGE_TOO_BIG, retryable: false },
  image_too_large: { status: 413, closeCode: MESSAGE_TOO_BIG, retryable: false },
  image_type_unknown: { status: 415 },
  document_too_large: { status: 413, closeCode: MESSAGE_TOO_BIG, retryable: false },
  invalid_document_name: { closeCode: CLOSE.unknownDocument },
  transition_unknown: WRONG_STATE,
  shutting_down: { closeCode: SERVICE_RESTART },
  // A bug is not cured by asking again at once; a person may still try.
  internal: { status: 500, closeCode: 1011 },
};

function formOf(code: ErrorCode): ProblemForm {
  const guard = code.startsWith('guard_') ? WRONG_STATE : {};
  return { ...FORM_OF_KIND[ERRORS[code]], ...guard, ...OWN_FORM[code] };
}

/** The one table from a code of the domain to its form on HTTP and on the socket; it has every code. */
export const PROBLEMS = Object.freeze(
  Object.fromEntries(ERROR_CODES.map((code) => [code, Object.freeze(formOf(code))])),
) as Readonly<Record<ErrorCode, ProblemForm>>;

/** Media type of RFC 9457. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** The `type` of a problem: a name, not an address, so that it never breaks. */
export function problemType(code: ErrorCode): string {
  return `urn:geflecht:problem:${code}`;
}
