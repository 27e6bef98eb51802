/** Writing notes without the canvas, and moving things by name. */
export const capture = {
  title: 'Schnell erfassen',
  words: 'Was soll auf den Zettel?',
  hint: 'Mit der Eingabetaste kommt er auf die Tafel. Mehrere Zeilen werden mehrere Zettel.',
  where: 'Wohin?',
  anywhere: 'An eine freie Stelle',
  add: (count: number): string => (count > 1 ? `${count} Zettel anlegen` : 'Zettel anlegen'),
  added: (count: number, where: string | null): string => {
    const what = count === 1 ? '1 Zettel angelegt' : `${count} Zettel angelegt`;
    return where === null ? what : `${what}: ${where}`;
  },
  own: (count: number): string => (count === 1 ? 'Ein Zettel von eben' : `${count} Zettel von eben`),
  empty: 'ohne Text',
  takeBack: 'Zurücknehmen',
  takeBackOf: (words: string): string => `Zettel „${words}“ zurücknehmen`,
  place: {
    title: 'In einen Rahmen legen',
    menu: 'In Rahmen oder Spalte legen …',
    where: 'Rahmen oder Spalte',
    none: 'Auf dieser Tafel gibt es noch keinen Rahmen und keine Tabelle.',
    button: 'Hineinlegen',
    cancel: 'Abbrechen',
    undo: 'Rückgängig',
    placed: (name: string): string => `Liegt jetzt in „${name}“.`,
    frame: 'Rahmen ohne Namen',
    table: 'Tabelle',
    column: (nr: number): string => `Spalte ${nr}`,
  },
};
