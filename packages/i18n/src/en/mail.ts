import type { mail as german } from '../de/mail.ts';

export const mail: typeof german = {
  signIn: {
    subject: 'Your link to sign in to Geflecht',
    text: (link, minutes) =>
      [
        'Hello,',
        '',
        'This link signs you in to Geflecht:',
        link,
        '',
        `It works for ${minutes} minutes and only once. If you did not ask for it, simply delete this e-mail.`,
      ].join('\n'),
  },
};
