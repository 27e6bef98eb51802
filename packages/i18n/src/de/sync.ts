/** The live connection, as far as screens speak of it. */
export const sync = {
  loading: 'Der Text wird geladen',
  offlineText:
    'Gerade keine Verbindung. Du kannst weiterschreiben; alles wird nachgetragen, sobald sie wieder da ist.',
  refusedTitle: 'Dieser Text lässt sich nicht öffnen',
  readOnlyNow:
    'Deine letzten Änderungen konnten nicht gespeichert werden, weil du hier nicht mehr schreiben darfst. Kopier sie dir, wenn du sie behalten willst.',
  leaveQuestion: 'Es ist noch nicht alles gespeichert.',
};
