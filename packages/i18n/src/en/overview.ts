import type { overview as german } from '../de/overview.ts';

export const overview: typeof german = {
  title: 'What Munich is weaving',
  lead: 'Eight Manufakturen, one web: people from all over the city work here on proposals for the Sustainable Development Goals.',
  now: {
    meeting: (title, day, time) => `${day} at ${time}: ${title}`,
    today: 'Today',
    tomorrow: 'Tomorrow',
    onDay: (day) => `On ${day}`,
    busy: (people, places) =>
      places === 1
        ? `${people === 1 ? 'One person is' : `${people} people are`} working in one Manufaktur right now.`
        : `${people} people are working in ${places} Manufakturen right now.`,
    moved: (manufaktur, what, ago) => `Latest in ${manufaktur}: ${what}, ${ago}.`,
    quiet: 'It is quiet right now. A good moment to read.',
    standing: (proposals, links) =>
      `${proposals} proposals are in the making, held together by ${links} links.`,
  },
  list: 'Manufakturen',
  proposals: (count) => (count === 0 ? 'no proposal yet' : count === 1 ? '1 proposal' : `${count} proposals`),
  members: (count) => (count === 1 ? '1 member' : `${count} members`),
  links: (count) => (count === 1 ? '1 link' : `${count} links`),
  groups: {
    collecting: (count) => (count === 1 ? '1 idea' : `${count} ideas`),
    working: (count) => `${count} in progress`,
    ready: (count) => `${count} worked out`,
    chosen: (count) => (count === 1 ? '1 lighthouse' : `${count} lighthouses`),
    underway: (count) => `${count} under way`,
    done: (count) => `${count} completed`,
    resting: (count) => `${count} resting`,
  },
  none: 'No proposals yet. The first one starts as a note on the board.',
  headsNow: (count) =>
    count === 0 ? 'nobody here right now' : count === 1 ? '1 person here' : `${count} people here`,
  lastMove: 'Latest',
  nothingMoved: 'Nothing has happened yet',
  peek: 'Sign in to enter the working spaces.',
  nextMeeting: 'Next meeting',
  meetingAt: (date, time, place) => `${date}, ${time}, ${place}`,
  noMeeting: 'No meeting is planned yet.',
  sdgs: 'Sustainable Development Goals',
  assumed: (goal) => `${goal} (assumed, without a source)`,
  empty: 'No Manufaktur has been set up yet.',
};
