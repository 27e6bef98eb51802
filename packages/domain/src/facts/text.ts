/** A word that is a fact of its own, such as an official title, and not part of the interface. */
export interface InBothLanguages {
  readonly de: string;
  readonly en: string;
}
