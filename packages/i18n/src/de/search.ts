/** Search across all Manufakturen. */
export const search = {
  title: 'Suche',
  open: 'Suche',
  label: 'In allen Manufakturen suchen',
  placeholder: 'Wonach suchst du?',
  start: {
    title: 'Suche in allen Manufakturen',
    body: 'In Vorschlägen und auf den Tafeln. „Radweg“ findet auch „Radwege“.',
  },
  none: {
    title: (query: string): string => `Nichts zu „${query}“ gefunden`,
    body: 'Versuch es mit einem kürzeren oder verwandten Wort.',
  },
  hits: (count: number): string =>
    count === 0 ? 'keine Treffer' : count === 1 ? '1 Treffer' : `${count} Treffer`,
  kinds: { proposal: 'Vorschlag', board_item: 'auf der Tafel' },
  all: 'Alle Treffer zeigen',
  places: 'Orte',
  searching: 'Suche läuft …',
  hint: '↑↓ wählen, Enter öffnen, Esc schließen',
};
