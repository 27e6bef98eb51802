import type { strip as german } from '../de/strip.ts';

export const strip: typeof german = {
  label: 'Manufakturen',
  short: {
    'klima-energie': 'Climate',
    mobilitaet: 'Mobility',
    stadtentwicklung: 'City',
    'wirtschaft-arbeit': 'Economy',
    'ernaehrung-gesundheit': 'Food',
    bildung: 'Education',
    gerechtigkeit: 'Equality',
    beteiligung: 'Participation',
  },
  name: {
    'klima-energie': 'Climate action and renewable energy',
    mobilitaet: 'Transport and mobility',
    stadtentwicklung: 'Sustainable urban development and environment, land policy, housing and rents',
    'wirtschaft-arbeit': 'Economy and the world of work',
    'ernaehrung-gesundheit': 'Food and farming, health, water and consumption',
    bildung: 'Education for sustainable development and global learning',
    gerechtigkeit: 'Fighting inequality and poverty, promoting gender justice and human rights',
    beteiligung: 'Citizen participation',
  },
  heads: (count) => (count === 0 ? 'nobody here' : count === 1 ? '1 person here' : `${count} people here`),
  headsTotal: (count) => (count === 1 ? '1 person around' : `${count} people around`),
  news: 'News since your last visit',
  shortcut: (number) => `Alt+${number}`,
  open: 'Show the Manufakturen',
  sheetTitle: 'Where to?',
  overview: 'Overview',
  here: 'here',
  trail: {
    label: 'Trail',
    back: 'back',
    backTo: (place) => `Back to ${place}`,
  },
};
