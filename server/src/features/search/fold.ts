/** A text as it is compared, and where each of its characters came from. */
export interface Folded {
  readonly text: string;
  /** For every character of `text` the offset in the original, plus one entry for its end. */
  readonly origins: readonly number[];
}

const PLAIN = /^[a-z0-9 \n]*$/;

/** Lower case, without accents and umlaut dots, ß as ss: "Südradweg" → "sudradweg". */
export function fold(original: string): string {
  if (PLAIN.test(original)) return original;
  return original.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss');
}

/** As `fold`, keeping the way back to the original's offsets. */
export function foldWithOrigins(original: string): Folded {
  const origins: number[] = [];
  let text = '';
  let offset = 0;
  for (const character of original) {
    const folded = fold(character);
    text += folded;
    for (let index = 0; index < folded.length; index++) origins.push(offset);
    offset += character.length;
  }
  origins.push(offset);
  return { text, origins };
}
