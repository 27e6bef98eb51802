import { ERROR_CODES, errorKind } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';

import { PROBLEMS, problemType } from './problems.ts';

/** Standard close codes a server may send, and the range left to applications. */
function isSendable(code: number): boolean {
  return [1000, 1001, 1008, 1009, 1011, 1012, 1013].includes(code) || (code >= 4000 && code < 5000);
}

describe('table of problems', () => {
  it('has every code of the domain and no other', () => {
    expect(Object.keys(PROBLEMS).toSorted()).toEqual([...ERROR_CODES].toSorted());
  });

  it.each(ERROR_CODES)('%s has a status, a close code and a type that can be sent', (code) => {
    const { status, closeCode } = PROBLEMS[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(isSendable(closeCode)).toBe(true);
    expect(problemType(code)).toBe(`urn:geflecht:problem:${code}`);
  });

  it.each(ERROR_CODES)('%s is a 5xx exactly when it is an outage', (code) => {
    expect(PROBLEMS[code].status >= 500).toBe(errorKind(code) === 'outage');
  });

  it('calls worth repeating what was not decided, and what was only too fast', () => {
    const retryable = ERROR_CODES.filter((code) => PROBLEMS[code].retryable);
    const expected = ERROR_CODES.filter((code) => ['outage', 'limited'].includes(errorKind(code))).filter(
      (code) => !code.endsWith('_too_large'),
    );
    expect(retryable).toEqual(expected);
  });

  it('keeps apart who is asking, what is not allowed, and what cannot be done now', () => {
    expect(PROBLEMS.sign_in_required.status).toBe(401);
    expect(PROBLEMS.not_permitted.status).toBe(403);
    expect(PROBLEMS.guard_nomination_cap.status).toBe(409);
    expect(PROBLEMS.transition_unknown.status).toBe(409);
    expect(PROBLEMS.storage_unavailable.status).toBe(503);
  });

  it('ends a socket of an expired session with the code the client waits for', () => {
    expect(PROBLEMS.session_expired.closeCode).toBe(4410);
    expect(PROBLEMS.document_read_only.closeCode).toBe(4403);
  });
});
