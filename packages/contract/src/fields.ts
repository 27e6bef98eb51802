import { PROPOSAL_TYPES, type Score } from '@geflecht/domain';
import * as v from 'valibot';

import { LIMITS } from './limits.ts';

/**
 * Signs that are not seen and may not stand in a line: controls, format signs, halves of a character, line and
 * paragraph ends. Let through are the soft hyphen, which pasted words bring, and a joiner where it joins something:
 * parts of one emoji, or two letters.
 */
const IN_ONE_LINE =
  /^(?:[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\u00AD|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=[\p{Extended_Pictographic}♀♂])|(?<=\p{L})\u200C(?=\p{L}))*$/u;

/** Something that can be seen; the four letters of Hangul that only fill a place cannot. */
const SEEN = /(?![\u115F\u1160\u3164\uFFA0])[\p{L}\p{N}\p{P}\p{S}]/u;

/** One line of plain words: trimmed, not empty, without what cannot be seen. */
export function line(maximum: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'required'),
    v.maxLength(maximum, 'text_too_long'),
    v.regex(IN_ONE_LINE, 'name_invalid'),
    v.regex(SEEN, 'required'),
  );
}

/** What no text may hold: control characters (line breaks and tabs aside) and signs that turn the reading direction. */
const SPANNING_LINES =
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\u061C\u202A-\u202E\u2066-\u2069\p{Cs}]*$/u;

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
const sdgNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(17));
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
