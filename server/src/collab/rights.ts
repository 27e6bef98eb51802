import type { Access, DocumentAddress, PersonId } from '@geflecht/domain';

/** What people may do here. An answer may be a moment old, but never older than the last `lookAnew`. */
export interface Rights {
  accessOf(person: PersonId, address: DocumentAddress): Promise<Access | 'unknown'>;
  /** Whether a person may know what happens in the working spaces; who may not hears the public head counts only. */
  mayListen(person: PersonId): Promise<boolean>;
  /** Rights have changed; what is asked from now on is looked up. */
  lookAnew(): void;
  /** Grows with every change. Whoever has asked before one and acts after it asks again. */
  changes(): number;
}
