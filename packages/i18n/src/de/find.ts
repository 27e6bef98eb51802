/** Finding something on a board. */
export const find = {
  open: 'Auf der Tafel finden',
  region: 'Auf der Tafel finden',
  field: 'Wonach suchst du?',
  next: 'Nächster Treffer',
  previous: 'Vorheriger Treffer',
  close: 'Suche schließen',
  where: (nr: number, all: number): string => `${nr} von ${all}`,
  count: (all: number): string => (all === 1 ? '1 Treffer' : `${all} Treffer`),
  none: 'Nichts gefunden',
  at: (nr: number, all: number, words: string): string => `Treffer ${nr} von ${all}: ${words}`,
};
