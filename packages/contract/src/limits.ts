/** Upper bounds of what a client may send, in UTF-16 code units unless said otherwise. */
export const LIMITS = {
  name: 80,
  email: 254,
  password: 200,
  passwordMinimum: 10,
  title: 160,
  summary: 600,
  reason: 1000,
  search: 120,
  versionName: 80,
  tokenName: 80,
  /** Living access tokens of one person. */
  tokens: 20,
  /** Versions in one answer. */
  versionPage: 50,
  /** Seconds a timer runs at most: four hours. */
  timer: 4 * 60 * 60,
  voteQuestion: 200,
  voteWords: 300,
  voteCandidates: 200,
  /** Points of one person. */
  votePoints: 20,
  /** People whose order is drawn at once. */
  drawn: 200,
  templateTitle: 80,
  templateHowTo: 1000,
  /** Templates one Manufaktur keeps. */
  templates: 60,
  boardTitle: 80,
  /** Boards of one Manufaktur that are not put away. */
  boards: 60,
  /** Base64 signs of what somebody has seen of a board. */
  seen: 60 * 1024,
  /** Writers asked for at once. */
  writers: 500,
  comment: 2000,
  /** People spoken to by name in one comment. */
  mentions: 20,
  /** Threads on one board, and comments in one thread. */
  threads: 10_000,
  threadComments: 200,
  /** Threads in one answer. */
  threadPage: 200,
  /** Mentions in one answer. */
  mentionPage: 50,
  silentQuestion: 200,
  /** Notes one person has in one silent round; more stay with their writer. */
  silentNotes: 60,
  /** Bytes of a picture as it is sent. */
  image: 10 * 1024 * 1024,
  /** Pictures one board keeps. */
  boardImages: 500,
  /** Bytes of one HTTP body; pictures have a limit of their own. */
  body: 64 * 1024,
  /** Bytes of one socket frame. */
  frame: 1024 * 1024,
} as const;
