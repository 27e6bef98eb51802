/** Frames of a board shown one after the other. */
export const presentation = {
  menu: 'Rahmen präsentieren',
  fromHere: 'Ab hier präsentieren',
  earlier: 'In der Präsentation früher',
  later: 'In der Präsentation später',
  region: 'Präsentation',
  slide: (nr: number, all: number, title: string): string => `Rahmen ${nr} von ${all}: ${title}`,
  count: (nr: number, all: number): string => `${nr} / ${all}`,
  unnamed: 'ohne Titel',
  next: 'Weiter',
  previous: 'Zurück',
  end: 'Beenden',
  fullscreen: 'Ganzer Bildschirm',
  everybody: 'Alle mitnehmen',
  alone: 'Nicht mehr mitnehmen',
  none: 'Noch liegt kein Rahmen auf der Tafel. Jeder Rahmen wird zu einer Seite der Präsentation.',
  moved: (nr: number): string => `Kommt jetzt an Stelle ${nr}`,
};
