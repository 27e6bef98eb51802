import type { demo as german } from '../de/demo.ts';

export const demo: typeof german = {
  banner: 'Example data',
  bannerBody: 'Everything here is invented. Try it out.',
  label: 'Example data',
  enterAs: 'Enter as …',
  as: (name) => `You are ${name}.`,
  switch: 'Change person',
  title: 'As whom would you like to enter?',
  body: 'One click is enough. Several people side by side: a browser profile or private window for each.',
  roles: {
    participant: 'Participants',
    moderator: 'Moderators',
    pate: 'Pate',
    kk: 'Coordination circle',
    city: 'City contact',
    admin: 'Administration',
  },
  does: {
    participant: 'adds notes, writes, connects',
    moderator: 'leads a Manufaktur, answers links',
    pate: 'keeps in touch with the network',
    kk: 'coordinates across all Manufakturen',
    city: 'reads along where invited',
    admin: 'looks after accounts and the outbox',
  },
  enter: (name) => `Enter as ${name}`,
  enterShort: 'Enter',
  already: 'That is you',
  others: 'Choose another person',
  setup: 'Set up Geflecht',
  none: 'Nobody in the example data has this role.',
};
