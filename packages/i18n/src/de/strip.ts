/** The strip of Manufakturen and the trail of floats. */
export const strip = {
  label: 'Manufakturen',
  /** Names short enough for the strip; others are cut from the full name. */
  short: {
    'klima-energie': 'Klima',
    mobilitaet: 'Mobilität',
    stadtentwicklung: 'Stadt',
    'wirtschaft-arbeit': 'Wirtschaft',
    'ernaehrung-gesundheit': 'Ernährung',
    bildung: 'Bildung',
    gerechtigkeit: 'Gerechtigkeit',
    beteiligung: 'Beteiligung',
  } as Readonly<Record<string, string>>,
  /** Translated full names; empty here because the names themselves are German. */
  name: {} as Readonly<Record<string, string>>,
  heads: (count: number): string =>
    count === 0 ? 'niemand da' : count === 1 ? '1 Person da' : `${count} Personen da`,
  headsTotal: (count: number): string => (count === 1 ? '1 Person unterwegs' : `${count} Personen unterwegs`),
  news: 'Neues seit deinem letzten Besuch',
  shortcut: (number: number): string => `Alt+${number}`,
  open: 'Manufakturen zeigen',
  sheetTitle: 'Wohin?',
  overview: 'Übersicht',
  here: 'hier',
  trail: {
    label: 'Weg',
    back: 'zurück',
    backTo: (place: string): string => `Zurück nach ${place}`,
  },
};
