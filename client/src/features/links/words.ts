import { SCORES, type Score } from '@geflecht/domain';
import { type Language, scoreMeaning, scoreWord } from '@geflecht/i18n';

type ByScore = Readonly<Record<`${Score}`, string>>;

function byScore(word: (score: Score) => string): ByScore {
  return Object.fromEntries(SCORES.map((score) => [String(score), word(score)])) as ByScore;
}

/** The words of the scale for `ScoreScale`. */
export function scaleWords(language: Language): { readonly words: ByScore; readonly meanings: ByScore } {
  return {
    words: byScore((score) => scoreWord(language, score)),
    meanings: byScore((score) => scoreMeaning(language, score)),
  };
}
