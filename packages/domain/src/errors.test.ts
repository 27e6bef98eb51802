import { describe, expect, it } from 'vitest';

import { accepted, ERROR_CODES, ERROR_KINDS, errorKind, isErrorCode, refused } from './errors.ts';

describe('error codes', () => {
  it('are written in snake case and have a kind', () => {
    expect(ERROR_CODES.filter((code) => !/^[a-z]+(_[a-z]+)*$/.test(code))).toEqual([]);
    expect(ERROR_CODES.filter((code) => !ERROR_KINDS.includes(errorKind(code)))).toEqual([]);
  });

  it('keep outages apart from refusals: a guard is never an outage', () => {
    const outages = ERROR_CODES.filter((code) => errorKind(code) === 'outage');
    expect(outages).toEqual([
      'storage_unavailable',
      'mail_unavailable',
      'shutting_down',
      'unreachable',
      'answer_unreadable',
      'internal',
    ]);
  });

  it('are told from other words, inherited ones too', () => {
    expect(isErrorCode('unknown_id')).toBe(true);
    for (const other of ['toString', '', 'Unknown_id', null, 7]) expect(isErrorCode(other)).toBe(false);
  });

  it('carry details only when there are some', () => {
    expect(refused('unknown_id')).toEqual({ ok: false, refusal: { code: 'unknown_id' } });
    expect(refused('text_too_long', { limit: 80 })).toEqual({
      ok: false,
      refusal: { code: 'text_too_long', details: { limit: 80 } },
    });
    expect(accepted(1)).toEqual({ ok: true, value: 1 });
  });
});
