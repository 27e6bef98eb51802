import type { Access, DocumentAddress, PersonId } from '@geflecht/domain';

/** Whose rights may have changed: somebody's everywhere, several people's, or everybody's to one document. */
export type Concerned =
  | { readonly person: PersonId }
  | { readonly people: ReadonlySet<PersonId> }
  | { readonly document: DocumentAddress };

/** What people may do here. An answer may be a moment old, but never older than the last `lookAnew` that concerns it. */
export interface Rights {
  accessOf(person: PersonId, address: DocumentAddress): Promise<Access | 'unknown'>;
  /** Whether a person may know what happens in the working spaces; who may not hears the public head counts only. */
  mayListen(person: PersonId): Promise<boolean>;
  /** Rights have changed; what is asked from now on about those concerned is looked up. */
  lookAnew(of: Concerned): void;
  /** Grows with every change, of whomever. Whoever has asked before one and acts after it asks again. */
  changes(): number;
}
