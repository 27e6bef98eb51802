/**
 * Endings of plural and case, longest first, with the fewest letters that must be left. What remains has to say
 * something ("Bauer" is more than "Bau"), and the trigram index needs three letters.
 */
const ENDINGS: readonly (readonly [ending: RegExp, keeps: number])[] = [
  [/ern$/, 4],
  [/em$/, 4],
  [/er$/, 4],
  [/en$/, 3],
  [/es$/, 3],
  [/e$/, 3],
  [/(?<=[lr])n$/, 3],
  // After other letters ("Haus", "Fluss") a final s belongs to the word.
  [/(?<=[aiobdfghklmnrt])s$/, 3],
];

/**
 * The part of a folded German word that its forms share, as far as endings alone tell: "radwege" → "radweg",
 * "hauser" → "haus", "moderatorinnen" → "moderatorin". It only widens what a query finds; ranking puts the exact
 * word first.
 */
export function stem(word: string): string {
  if (word.endsWith('innen')) return word.slice(0, -'nen'.length);
  for (const [ending, keeps] of ENDINGS) {
    const stripped = word.replace(ending, '');
    if (stripped !== word && stripped.length >= keeps) return stripped;
  }
  return word;
}
