import type { outbox as german } from '../de/outbox.ts';

export const outbox: typeof german = {
  title: 'Outbox',
  lead: 'As long as no mail server is set up, e-mails stay here. Hand the links on yourself.',
  leadSent: 'A mail server is set up. Only what was not sent lies here.',
  to: 'To',
  copy: 'Copy link',
  copied: 'Copied',
  empty: {
    title: 'The outbox is empty',
    body: 'When somebody asks for a sign-in link, the e-mail appears here.',
  },
  refresh: 'Reload',
};
