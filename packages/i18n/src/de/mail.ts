/** Mails the product writes. */
export const mail = {
  signIn: {
    subject: 'Dein Link zum Anmelden bei Geflecht',
    text: (link: string, minutes: number): string =>
      [
        'Hallo,',
        '',
        'mit diesem Link meldest du dich bei Geflecht an:',
        link,
        '',
        `Er gilt ${minutes} Minuten und nur einmal. Wenn du ihn nicht angefordert hast, kannst du diese E-Mail einfach löschen.`,
      ].join('\n'),
  },
};
