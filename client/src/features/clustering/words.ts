/** German and English words that say nothing about a topic. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `aber alle allem allen aller alles als also am an andere anderen anderer auch auf aus bei beim bin bis bitte da
  dabei dadurch dafür damit dann darf das dass dazu dein dem den denn der des die dies diese diesem diesen dieser doch
  dort durch ein eine einem einen einer eines einfach er es etwas euch euer für gar geben gegen gibt ganz gerade gut
  haben habe hat hier hin ich ihr ihre ihren im immer in ins ist jede jeden jeder jedes jetzt kann kein keine keinen
  können könnte machen man mehr mein mit muss müssen nach neu neue neuen nicht noch nur ob oder ohne schon sehr sein
  seine sich sie sind so soll sollen sollte statt über um und uns unser unsere unter viel viele vom von vor was weil
  weniger wenn wer werden wie wieder will wir wird wo wollen wurde zu zum zur zwischen
  zwei drei vier fünf sechs sieben acht neun zehn elf zwölf one two three four five six seven eight nine ten
  about all and any are but can for from has have how into its more not our out should than that the their them then
  there they this was what when where which who will with would you your`.split(/\s+/),
);

/** Endings that tell forms of one word apart; the longest first. */
const ENDINGS = [
  'ungen',
  'innen',
  'ung',
  'ern',
  'end',
  'est',
  'en',
  'er',
  'es',
  'em',
  'in',
  'e',
  'n',
  's',
] as const;
/** A stem keeps so many letters. */
const SHORTEST_STEM = 4;

/** A word of a note: how it is written, and what its forms share. */
export interface Word {
  readonly written: string;
  readonly stem: string;
}

/** The words of a text that may say what it is about, in their order. */
export function wordsOf(text: string): readonly Word[] {
  return (text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).flatMap((written) => {
    const lower = written.toLocaleLowerCase('de');
    if (lower.length < 3 || EMPTY_WORDS.has(lower)) return [];
    return [{ written, stem: stemOf(lower) }];
  });
}

/** What the forms of a word share, roughly: Radweg, Radwege, Radwegen. */
function stemOf(word: string): string {
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST_STEM);
  return ending === undefined ? word : word.slice(0, -ending.length);
}
