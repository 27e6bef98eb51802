/** The live connection, as far as screens speak of it. */
export const sync = {
  refusedTitle: 'Dieser Text lässt sich nicht öffnen',
  pause: {
    storage:
      'Gerade kann nicht gespeichert werden. Du kannst alles lesen. Schreiben geht von selbst weiter, sobald es wieder klappt.',
    page_outdated: 'Neue Version: bitte neu laden. Bis dahin kannst du hier lesen, aber nicht schreiben.',
    server_outdated: 'Geflecht wird gerade erneuert. Gleich kannst du hier wieder schreiben.',
    reload: 'Neu laden',
  },
  stranded: {
    banner: (count: number): string =>
      count === 1
        ? 'Eine Änderung von dir konnte nicht gespeichert werden. Sie ist noch auf diesem Gerät.'
        : `${count} Änderungen von dir konnten nicht gespeichert werden. Sie sind noch auf diesem Gerät.`,
    look: 'Ansehen',
    title: 'Nicht gespeicherte Änderungen',
    lead: 'So steht es auf diesem Gerät, mit deinen Änderungen. Kopier oder sicher dir, was du behalten willst.',
    board: 'Tafel',
    proposal: 'Vorschlag',
    notes: 'Meine Zettel',
    named: (kind: string, title: string): string => `${kind} „${title}“`,
    gone: 'Das gibt es in Geflecht nicht mehr. Deshalb konnte nichts davon gespeichert werden.',
    notPermitted:
      'Du darfst hier nicht mehr schreiben. Frag die Moderation, ob jemand deine Worte übernimmt.',
    tooLarge: 'Die Änderung ist zu groß, um sie auf einmal zu speichern. Füg sie in kleineren Stücken ein.',
    notTaken: 'Der Server konnte die Änderung nicht lesen.',
    noWords: 'Darin stehen keine Worte.',
    words: 'Worte auf diesem Gerät',
    copy: 'Text kopieren',
    copied: 'Kopiert',
    file: 'Als Datei sichern',
    fileName: (id: string): string => `geflecht-${id}.txt`,
    discard: 'Änderungen verwerfen',
    discardTitle: 'Diese Änderungen verwerfen?',
    discardBody: 'Was nicht gespeichert ist, verschwindet dann auch von diesem Gerät.',
    discardNow: 'Verwerfen',
    keep: 'Behalten',
    discarded: 'Die Änderungen sind verworfen.',
  },
  signOut: {
    title: (count: number): string =>
      count === 1
        ? 'Eine Änderung ist noch nicht gespeichert'
        : `${count} Änderungen sind noch nicht gespeichert`,
    body: 'Was fehlt, hat Geflecht noch nicht erreicht. Bleib angemeldet, bis oben „Gespeichert“ steht, dann geht nichts verloren.',
    kept: 'Du kannst es auch auf diesem Gerät aufheben: Wenn du dich hier wieder anmeldest, wird es gesendet. Tu das nur auf einem eigenen Gerät.',
    unreachable:
      'Gerade ist keine Verbindung da, und ohne sie geht das Abmelden nicht. Sobald sie wieder da ist, kannst du dich hier abmelden.',
    offlineTitle: 'Abmelden braucht eine Verbindung',
    savedTitle: 'Alles ist gespeichert',
    savedBody: 'Nichts geht verloren, wenn du dich jetzt abmeldest.',
    leave: 'Abmelden',
    stay: 'Angemeldet bleiben',
    leaveKeeping: 'Abmelden und aufheben',
    leaveDiscarding: 'Abmelden und verwerfen',
  },
};
