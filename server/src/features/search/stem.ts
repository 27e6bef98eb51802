/** What is left of a word must still say something, and the trigram index needs three letters. */
const SHORTEST = 3;

/** Endings of plural and case, longest first. */
const ENDINGS = ['ern', 'em', 'en', 'er', 'es', 'e', 'n'] as const;

/** A final s is an ending after these; after others ("Haus", "Fluss") it belongs to the word. */
const BEFORE_S = /[aiobdfghklmnrt]s$/;

/**
 * The part of a folded German word that its forms share, as far as endings alone tell: "radwege" → "radweg",
 * "hauser" → "haus", "moderatorinnen" → "moderatorin". It only widens what a query finds; ranking puts the exact
 * word first.
 */
export function stem(word: string): string {
  if (word.endsWith('innen')) return word.slice(0, -'nen'.length);
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST);
  if (ending !== undefined) return word.slice(0, -ending.length);
  return BEFORE_S.test(word) && word.length > SHORTEST ? word.slice(0, -1) : word;
}
