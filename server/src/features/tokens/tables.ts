import type { AccessTokenId, PersonId, Timestamp, TokenScope } from '@geflecht/domain';

export interface TokensTables {
  access_tokens: AccessTokenRow;
}

export interface AccessTokenRow {
  id: AccessTokenId;
  person: PersonId;
  name: string;
  scope: TokenScope;
  /** SHA-256 of the secret half, hex; the secret itself is never stored. */
  secret_hash: string;
  /** 1: made by somebody who had entered as one of the example people; it ends with the demo. */
  example: 0 | 1;
  created_at: Timestamp;
  expires_at: Timestamp;
  /** Written at most once an hour. */
  last_used_at: Timestamp | null;
}
