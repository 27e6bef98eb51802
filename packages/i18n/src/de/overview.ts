/** The public overview of all Manufakturen. */
export const overview = {
  title: 'Was München gerade webt',
  lead: 'Acht Manufakturen, ein Geflecht: Hier arbeiten Menschen aus der ganzen Stadt an Vorschlägen für die Nachhaltigkeitsziele.',
  now: {
    meeting: (title: string, day: string, time: string): string => `${day} um ${time} Uhr: ${title}`,
    today: 'Heute',
    tomorrow: 'Morgen',
    onDay: (day: string): string => `Am ${day}`,
    busy: (people: number, places: number): string =>
      places === 1
        ? `${people === 1 ? 'Eine Person arbeitet' : `${people} Personen arbeiten`} gerade in einer Manufaktur.`
        : `Gerade arbeiten ${people} Personen in ${places} Manufakturen.`,
    moved: (manufaktur: string, what: string, ago: string): string =>
      `Zuletzt in ${manufaktur}: ${what}, ${ago}.`,
    quiet: 'Gerade ist es ruhig. Ein guter Moment, um nachzulesen.',
    standing: (proposals: number, links: number): string =>
      `${proposals} Vorschläge sind in Arbeit, ${links} Verknüpfungen halten sie zusammen.`,
  },
  list: 'Manufakturen',
  proposals: (count: number): string =>
    count === 0 ? 'noch kein Vorschlag' : count === 1 ? '1 Vorschlag' : `${count} Vorschläge`,
  members: (count: number): string => (count === 1 ? '1 Mitglied' : `${count} Mitglieder`),
  links: (count: number): string => (count === 1 ? '1 Verknüpfung' : `${count} Verknüpfungen`),
  groups: {
    collecting: (count: number): string => (count === 1 ? '1 Idee' : `${count} Ideen`),
    working: (count: number): string => `${count} in Arbeit`,
    ready: (count: number): string => `${count} ausgearbeitet`,
    chosen: (count: number): string => (count === 1 ? '1 Leuchtturm' : `${count} Leuchttürme`),
    underway: (count: number): string => `${count} in Umsetzung`,
    done: (count: number): string => `${count} abgeschlossen`,
    resting: (count: number): string => (count === 1 ? '1 ruht' : `${count} ruhen`),
  },
  none: 'Noch keine Vorschläge. Der erste beginnt als Zettel auf der Tafel.',
  headsNow: (count: number): string =>
    count === 0 ? 'gerade niemand da' : count === 1 ? '1 Person da' : `${count} Personen da`,
  lastMove: 'Zuletzt',
  nothingMoved: 'Noch nichts passiert',
  peek: 'Melde dich an, um in die Arbeitsräume zu gehen.',
  nextMeeting: 'Nächstes Treffen',
  meetingAt: (date: string, time: string, place: string): string => `${date}, ${time} Uhr, ${place}`,
  noMeeting: 'Noch kein Treffen geplant.',
  sdgs: 'Nachhaltigkeitsziele',
  assumed: (goal: string): string => `${goal} (angenommen, nicht belegt)`,
  empty: 'Hier ist noch keine Manufaktur angelegt.',
};
