import { describe, expect, it } from 'vitest';

import { DOCUMENT, verdictOf } from './document-status.ts';

describe('document status', () => {
  it('D3: a synced document outlives its channel, an unsynced one goes on loading', () => {
    expect(DOCUMENT.ready.channel_lost).toBe('offline');
    expect(DOCUMENT.offline.synced).toBe('ready');
    expect(DOCUMENT.loading.channel_lost).toBe('loading');
  });
  it('D5: only a new attempt leaves refused', () => {
    expect(DOCUMENT.refused).toEqual({
      synced: 'refused',
      channel_lost: 'refused',
      refused: 'refused',
      retried: 'loading',
    });
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
});
