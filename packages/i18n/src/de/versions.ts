/** Earlier versions of boards and of proposals' texts. */
export const versions = {
  title: 'Fassungen',
  intro: {
    board:
      'So sah die Tafel früher aus. Ist nach einer Änderung eine Weile Ruhe, wird sie von selbst festgehalten.',
    proposal:
      'So lauteten Text und S.M.A.R.T.-Blatt früher. Ist nach einer Änderung eine Weile Ruhe, werden sie von selbst festgehalten.',
  },
  /** How a version is called in a sentence, after „Fassung". */
  named: (name: string): string => `„${name}“`,
  from: (when: string): string => `vom ${when}`,
  empty: {
    title: 'Noch keine Fassung',
    body: 'Die erste entsteht von selbst, sobald nach einer Änderung ein paar Minuten Ruhe ist.',
    orName: 'Den jetzigen Stand kannst du auch gleich benennen.',
  },
  list: 'Fassungen, neueste zuerst',
  older: 'Ältere zeigen',
  again: 'Noch einmal versuchen',
  show: (label: string): string => `Fassung ${label} ansehen`,
  origins: {
    automatic: 'von selbst festgehalten',
    before_restore: 'Stand vor der Wiederherstellung',
    person: 'von Hand festgehalten',
  },
  namedBy: (who: string): string => `benannt von ${who}`,
  writtenBy: (names: string): string => `Daran gearbeitet: ${names}`,
  naming: {
    now: 'Fassung benennen',
    this: 'Benennen',
    rename: 'Umbenennen',
    name: 'Name der Fassung',
    hint: 'Zum Beispiel „Nach dem Treffen im Mai“. Benannte Fassungen bleiben für immer.',
    hintNow: 'Hält den jetzigen Stand fest, zum Beispiel als „Nach dem Treffen im Mai“. Er bleibt für immer.',
    save: 'Benennen',
    cancel: 'Abbrechen',
    done: (name: string): string => `Die Fassung heißt jetzt „${name}“.`,
  },
  preview: {
    title: (label: string): string => `Fassung ${label}`,
    newer: 'Neuere',
    older: 'Ältere',
    board: (label: string): string =>
      `Die Tafel in der Fassung ${label}. Du kannst sie ansehen, aber nichts ändern. Als Liste steht sie darunter.`,
    outline: 'Alles darauf als Liste',
    emptyBoard: 'In dieser Fassung ist die Tafel leer.',
    emptyField: 'In dieser Fassung noch leer.',
    same: 'Das ist auch der jetzige Stand.',
    changed: 'anders als jetzt',
    readOnly: 'Wiederherstellen können alle, die hier mitschreiben.',
    restore: 'Wiederherstellen …',
  },
  confirm: {
    title: (label: string): string => `Fassung ${label} wiederherstellen?`,
    board: 'Die Tafel sieht danach für alle wieder aus wie in dieser Fassung:',
    back: (n: number): string => (n === 1 ? '1 Element kommt zurück' : `${n} Elemente kommen zurück`),
    gone: (n: number): string =>
      n === 1 ? '1 Element verschwindet von der Tafel' : `${n} Elemente verschwinden von der Tafel`,
    changed: (n: number): string =>
      n === 1 ? '1 Element wird wieder wie damals' : `${n} Elemente werden wieder wie damals`,
    proposal: 'Diese Teile lauten danach für alle wieder wie in dieser Fassung:',
    untouched: 'Titel, Angaben, Stand und Verknüpfungen bleiben, wie sie sind.',
    kept: 'Der jetzige Stand bleibt als eigene Fassung erhalten. Du kannst jederzeit zu ihm zurück.',
    confirm: 'Wiederherstellen',
    cancel: 'Abbrechen',
  },
  restored: (label: string): string => `Die Fassung ${label} ist wiederhergestellt.`,
  undo: 'Rückgängig',
  undone: 'Es ist wieder alles wie vor der Wiederherstellung.',
  already: 'Das ist schon der jetzige Stand. Es hat sich nichts geändert.',
  restoredBy: (who: string, label: string): string => `${who} hat die Fassung ${label} wiederhergestellt.`,
  someone: 'Jemand',
};
