import { isErrorCode, refused, type ErrorCode, type RefusalDetails, type Result } from '@geflecht/domain';
import * as v from 'valibot';

type Part = 'body' | 'query' | 'params';

/** What a part is refused with when its schema names no better code. */
const GENERAL: Record<Part, ErrorCode> = {
  body: 'invalid_body',
  query: 'invalid_query',
  // An address with a malformed id is an address of nothing.
  params: 'unknown_id',
};

/** Reads one part of a request; the first thing that is wrong becomes the refusal, with the field it stands in. */
export function read<Schema extends v.GenericSchema>(
  part: Part,
  schema: Schema,
  input: unknown,
): Result<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, input, { abortPipeEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output };
  const [issue] = parsed.issues;
  return refused(part === 'params' ? GENERAL.params : codeOf(issue, schema, GENERAL[part]), detailsOf(issue));
}

function codeOf(issue: v.BaseIssue<unknown>, schema: v.GenericSchema, general: ErrorCode): ErrorCode {
  if (isErrorCode(issue.message)) return issue.message;
  if (isMissingKey(issue)) return codeOfMissing(issue, schema);
  if (issue.type === 'max_length') return 'text_too_long';
  return general;
}

/** valibot reports a missing key in its own words; the field itself knows what to say about nothing. */
function codeOfMissing(issue: v.BaseIssue<unknown>, schema: v.GenericSchema): ErrorCode {
  const key = String(issue.path?.at(-1)?.key);
  const field = 'entries' in schema ? (schema.entries as Record<string, v.GenericSchema>)[key] : undefined;
  const message = field === undefined ? undefined : v.safeParse(field, undefined).issues?.[0].message;
  return isErrorCode(message) ? message : 'required';
}

function isMissingKey(issue: v.BaseIssue<unknown>): boolean {
  return (
    issue.type === 'strict_object' && issue.path?.at(-1)?.origin === 'key' && issue.received === 'undefined'
  );
}

function detailsOf(issue: v.BaseIssue<unknown>): RefusalDetails | undefined {
  const field = v.getDotPath(issue);
  const limit = issue.type === 'max_length' ? issue.requirement : undefined;
  if (field === null) return undefined;
  return typeof limit === 'number' ? { field, limit } : { field };
}
