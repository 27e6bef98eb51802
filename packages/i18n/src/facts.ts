import { REFERATE, scalePoint, type Score, type SdgNumber, sdgOf } from '@geflecht/domain';

import type { Language } from './language.ts';

/** The official short title of a Sustainable Development Goal. */
export function sdgTitle(language: Language, number: SdgNumber): string {
  return sdgOf(number).title[language];
}

/** The word of a point on the link scale, e.g. "verstärkend". */
export function scoreWord(language: Language, score: Score): string {
  return scalePoint(score).word[language];
}

/** What a point on the link scale means, as a sentence. */
export function scoreMeaning(language: Language, score: Score): string {
  return scalePoint(score).meaning[language];
}

/** The name of a city department; a code that is not in the list stands for itself. */
export function referatName(language: Language, code: string): string {
  return REFERATE.find((referat) => referat.code === code)?.name[language] ?? code;
}
