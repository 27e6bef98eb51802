/** The live connection, as far as screens speak of it. */
export const sync = {
  refusedTitle: 'Dieser Text lässt sich nicht öffnen',
  readOnlyNow:
    'Deine letzten Änderungen konnten nicht gespeichert werden, weil du hier nicht mehr schreiben darfst. Kopier sie dir, wenn du sie behalten willst.',
};
