import type { ManufakturSlug, Membership, PersonId, Timestamp } from '@geflecht/domain';

export interface ManufakturenTables {
  manufakturen: ManufakturRow;
  memberships: MembershipRow;
  invitations: InvitationRow;
}

export interface ManufakturRow {
  slug: ManufakturSlug;
  number: number;
  name: string;
  description: string;
  work_structure: string;
  /** JSON: numbers. */
  sdgs: string;
  /** JSON: numbers. */
  sourced_sdgs: string;
  color: string;
}

export interface MembershipRow {
  person: PersonId;
  manufaktur: ManufakturSlug;
  state: Membership['state'];
  since: Timestamp;
}

export interface InvitationRow {
  /** SHA-256 of the token, hex; the token itself is never stored. */
  token_hash: string;
  manufaktur: ManufakturSlug;
  created_by: PersonId;
  created_at: Timestamp;
  expires_at: Timestamp;
}
