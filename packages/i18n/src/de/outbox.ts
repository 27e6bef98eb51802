/** Mails that could not leave the house, for the administration. */
export const outbox = {
  title: 'Postausgang',
  lead: 'Solange kein Mailserver eingerichtet ist, liegen E-Mails hier. Gib die Links den Menschen selbst weiter.',
  leadSent: 'Ein Mailserver ist eingerichtet. Hier liegt nur, was nicht verschickt wurde.',
  to: 'An',
  copy: 'Link kopieren',
  copied: 'Kopiert',
  empty: {
    title: 'Der Postausgang ist leer',
    body: 'Wenn sich jemand einen Anmelde-Link schicken lässt, erscheint die E-Mail hier.',
  },
  refresh: 'Neu laden',
};
