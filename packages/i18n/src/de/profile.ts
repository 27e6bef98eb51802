/** A person's own account. */
export const profile = {
  title: 'Mein Profil',
  name: 'Name',
  nameHint: 'So sehen dich die anderen.',
  save: 'Name speichern',
  saved: 'Gespeichert.',
  noEmail: 'Gastkonto ohne E-Mail-Adresse',
  example:
    'Eine Person der Beispieldaten. Alle, die Geflecht ausprobieren, teilen sie; darum lässt sie sich nicht ändern.',
  roles: 'Was du bist',
  noRoles: 'Du bist noch in keiner Manufaktur. Schau dich um und mach irgendwo mit.',
  passwordTitle: 'Passwort ändern',
  current: 'Bisheriges Passwort',
  currentHint: 'Leer lassen, wenn du noch keines hast.',
  next: 'Neues Passwort',
  nextHint: (minimum: number): string => `Mindestens ${minimum} Zeichen. Drei, vier Wörter sind gut.`,
  change: 'Passwort ändern',
  changed: 'Dein Passwort ist geändert. Andere Geräte sind abgemeldet.',
  outTitle: 'Abmelden',
  outBody: 'Hast du dich an einem fremden Gerät angemeldet? Dann melde dich überall ab.',
  here: 'Hier abmelden',
  everywhere: 'Überall abmelden',
};
