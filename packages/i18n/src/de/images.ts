/** Pictures on a board. */
export const images = {
  add: 'Bild einfügen',
  describe: 'Bild beschreiben',
  undescribed: 'Bild ohne Beschreibung',
  drop: 'Bilder hier ablegen',
  sending: (nr: number, all: number): string =>
    all === 1 ? 'Das Bild ist unterwegs' : `Bild ${nr} von ${all} ist unterwegs`,
  percent: (share: number): string => `${Math.round(share * 100)} %`,
  cancel: 'Abbrechen',
  cancelled: 'Abgebrochen. Auf der Tafel hat sich nichts geändert.',
  added: (count: number): string =>
    count === 1 ? 'Das Bild liegt auf der Tafel.' : `${count} Bilder liegen auf der Tafel.`,
  describeThem: 'Beschreiben',
  failed: (name: string, why: string): string => `„${name}“ kam nicht auf die Tafel. ${why}`,
  tooMany: (most: number): string => `Es gehen höchstens ${most} Bilder auf einmal.`,
  notTaken: 'Die Bilder gehören zu einer anderen Tafel und ließen sich nicht mitnehmen.',
  dialog: {
    title: 'Was ist zu sehen?',
    hint: 'Wer das Bild nicht sehen kann, hört diese Worte. Auch die Suche findet es daran.',
    field: 'Beschreibung',
    save: 'Sichern',
    later: 'Später',
  },
};
