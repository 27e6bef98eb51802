import { ERROR_CODES } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';

import { DOCUMENT, type DocumentEvent, type DocumentStatus, verdictOf } from './document-status.ts';

const STATUSES = Object.keys(DOCUMENT) as DocumentStatus[];
const EVENTS = Object.keys(DOCUMENT.loading) as DocumentEvent[];

/** Cells in which the status changes. */
function moves(): string[] {
  return STATUSES.flatMap((status) =>
    EVENTS.filter((event) => DOCUMENT[status][event] !== status).map(
      (event) => `${status} ${event} ${DOCUMENT[status][event]}`,
    ),
  );
}

describe('document status', () => {
  it('D3 D5 D7: these are all the moves there are', () => {
    expect(moves().toSorted()).toEqual([
      'loading refused refused',
      'loading restored offline',
      'loading synced ready',
      'offline refused refused',
      'offline synced ready',
      'ready channel_lost offline',
      'ready refused refused',
      'refused admitted loading',
    ]);
  });
  it('D3: content that is here stays here, whatever happens to the channel', () => {
    for (const status of ['ready', 'offline'] as const) {
      for (const event of EVENTS) expect(DOCUMENT[status][event]).not.toBe('loading');
    }
  });
  it('D5: an outage is tried again, a refusal is not', () => {
    expect(verdictOf('storage_unavailable')).toBe('retry');
    expect(verdictOf('rate_limited')).toBe('retry');
    expect(verdictOf('unknown_id')).toBe('unknown_id');
    expect(verdictOf('not_permitted')).toBe('not_permitted');
    expect(verdictOf('permission-denied')).toBe('not_permitted');
    expect(verdictOf('__proto__')).toBe('not_permitted');
  });
  it('C5: a handshake without a session ends it', () => {
    expect(verdictOf('sign_in_required')).toBe('session_ended');
    expect(verdictOf('session_expired')).toBe('session_ended');
  });
  it('D5: every code of the product has its verdict', () => {
    for (const code of ERROR_CODES) expect(['session_ended', 'retry', code]).toContain(verdictOf(code));
  });
});
