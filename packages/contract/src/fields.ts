import { PROPOSAL_TYPES, type Score } from '@geflecht/domain';
import * as v from 'valibot';

import { LIMITS } from './limits.ts';

/** One line of plain words: trimmed, not empty, without control characters. */
export function line(maximum: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'required'),
    v.maxLength(maximum, 'text_too_long'),
    // oxlint-disable-next-line no-control-regex -- control characters are what is refused
    v.regex(/^[^\u0000-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2066-\u2069]*$/u, 'name_invalid'),
  );
}

/** What no text may hold: control characters (line breaks and tabs aside) and signs that turn the reading direction. */
// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const SPANNING_LINES = /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]*$/u;

/** Plain words that may span lines; trimmed, may be empty. */
export function prose(maximum: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(maximum, 'text_too_long'),
    v.regex(SPANNING_LINES, 'name_invalid'),
  );
}

/** A reason is mandatory wherever it is asked for. */
export const reason = v.pipe(
  v.string('reason_required'),
  v.trim(),
  v.minLength(1, 'reason_required'),
  v.maxLength(LIMITS.reason, 'text_too_long'),
  v.regex(SPANNING_LINES, 'name_invalid'),
);

export const score = v.pipe(
  v.number('score_invalid'),
  v.integer('score_invalid'),
  v.minValue(-3, 'score_invalid'),
  v.maxValue(3, 'score_invalid'),
  v.transform((value) => value as Score),
);
export const sdgNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(17));
export const sdgList = v.pipe(
  v.array(sdgNumber),
  v.maxLength(17),
  v.transform((list) => [...new Set(list)].toSorted((a, b) => a - b)),
);
export const referatList = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^[A-ZÄÖÜ]{2,4}$/))),
  v.maxLength(20),
  v.transform((list) => [...new Set(list)]),
);
export const priority = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));
/** What somebody looks for. */
export const searchWords = prose(LIMITS.search);
export const proposalType = v.picklist(PROPOSAL_TYPES);
export const email = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(LIMITS.email, 'text_too_long'),
  v.email('email_invalid'),
);
export const password = v.pipe(
  v.string(),
  v.minLength(LIMITS.passwordMinimum, 'password_too_short'),
  v.maxLength(LIMITS.password, 'text_too_long'),
);
