import type { Score } from '../vocabulary.ts';
import type { InBothLanguages } from './text.ts';

/** One point of the seven-point scale of interactions between goals (after Nilsson, Griggs and Visbeck 2016). */
export interface ScalePoint {
  readonly score: Score;
  readonly word: InBothLanguages;
  readonly meaning: InBothLanguages;
}

/** The scale from indivisible down to cancelling. */
export const SCALE: readonly ScalePoint[] = [
  {
    score: 3,
    word: { de: 'untrennbar', en: 'indivisible' },
    meaning: {
      de: 'Das eine Vorhaben ist ohne das andere nicht erreichbar.',
      en: 'The one cannot be achieved without the other.',
    },
  },
  {
    score: 2,
    word: { de: 'verstärkend', en: 'reinforcing' },
    meaning: {
      de: 'Fortschritt hier bringt das andere Vorhaben spürbar voran.',
      en: 'Progress here clearly moves the other one forward.',
    },
  },
  {
    score: 1,
    word: { de: 'ermöglichend', en: 'enabling' },
    meaning: {
      de: 'Fortschritt hier schafft günstige Bedingungen für das andere Vorhaben.',
      en: 'Progress here creates favourable conditions for the other one.',
    },
  },
  {
    score: 0,
    word: { de: 'konsistent', en: 'consistent' },
    meaning: { de: 'Keine nennenswerte Wechselwirkung.', en: 'No interaction worth mentioning.' },
  },
  {
    score: -1,
    word: { de: 'einschränkend', en: 'constraining' },
    meaning: {
      de: 'Fortschritt hier begrenzt die Möglichkeiten des anderen Vorhabens.',
      en: 'Progress here limits what the other one can do.',
    },
  },
  {
    score: -2,
    word: { de: 'gegenläufig', en: 'counteracting' },
    meaning: {
      de: 'Fortschritt hier arbeitet gegen das andere Vorhaben.',
      en: 'Progress here works against the other one.',
    },
  },
  {
    score: -3,
    word: { de: 'aufhebend', en: 'cancelling' },
    meaning: { de: 'Beide Vorhaben schließen einander aus.', en: 'The two rule each other out.' },
  },
];

export function scalePoint(score: Score): ScalePoint {
  const point = SCALE.find((each) => each.score === score);
  if (point === undefined) throw new RangeError(`No point ${score} on the scale`);
  return point;
}
