/** Suggesting groups of notes. */
export const clustering = {
  menu: 'Nach Inhalt gruppieren …',
  title: 'Nach Inhalt gruppieren',
  lead: 'Das ist ein Vorschlag. Er entsteht auf deinem Gerät, und nichts bewegt sich, bevor du es sagst.',
  by: 'Gruppieren nach',
  byWords: 'Gemeinsame Wörter',
  bySdgs: 'Nachhaltigkeitsziele',
  noWords: 'Diese Zettel haben keine Wörter gemeinsam. Ordnet sie von Hand.',
  noSdgs: 'Keiner nennt ein Nachhaltigkeitsziel. Schreib zum Beispiel „SDG 11“ auf den Zettel.',
  count: (count: number): string => (count === 1 ? '1 Zettel' : `${count} Zettel`),
  nameOf: (nr: number): string => `Name der Gruppe ${nr}`,
  rest: (count: number): string =>
    count === 1 ? 'Ein Zettel bleibt, wo er ist.' : `${count} Zettel bleiben, wo sie sind.`,
  arrange: 'So ordnen',
  cancel: 'Abbrechen',
  arranged: (count: number): string =>
    count === 1 ? 'In einen Rahmen geordnet.' : `In ${count} Rahmen geordnet.`,
  undo: 'Rückgängig',
};
