import type { PersonId, Timestamp } from '@geflecht/domain';

/** How people prove who they are; kept apart from `people`, so that a name never lies beside a secret. */
export interface AuthTables {
  sessions: SessionRow;
  credentials: CredentialRow;
  mail_links: MailLinkRow;
  settings: SettingRow;
}

export interface SessionRow {
  id: string;
  person: PersonId;
  /** SHA-256 of the secret half of the cookie, hex. */
  secret_hash: string;
  /** 1: entered as one of the example people; such a session ends with the demo. */
  example: 0 | 1;
  created_at: Timestamp;
  expires_at: Timestamp;
}

export interface CredentialRow {
  person: PersonId;
  /** Trimmed and in lower case, as the contract normalises it. */
  email: string;
  /** argon2id in PHC form; null for a person who signs in by e-mail link only. */
  password_hash: string | null;
}

export interface MailLinkRow {
  /** SHA-256 of the token, hex. */
  token_hash: string;
  person: PersonId;
  expires_at: Timestamp;
  used_at: Timestamp | null;
}

export interface SettingRow {
  key: string;
  value: string;
}
