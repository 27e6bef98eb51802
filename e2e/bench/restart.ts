import { seededRandom } from '@geflecht/testkit/random';
/**
 * The server goes and comes back while people write: everybody has to be there again, and no acknowledged letter gone.
 * `npm run bench -- restart [--people 1000] [--rounds 1] [--signal SIGTERM|SIGKILL]`
 * The product alone: the peers store nothing, so there would be nothing to come back to.
 */
import * as Y from 'yjs';

import { Latencies } from './load/latencies.ts';
import { LetterTally } from './load/letter-tally.ts';
import { meter, pause } from './load/meter.ts';
import { beat } from './load/metronome.ts';
import { readOptions } from './load/options.ts';
import { clientsOf, inTurn, noteClient, reached } from './load/people.ts';
import { plant, seen, vectorOf } from './load/plant.ts';
import { Report } from './load/report.ts';
import { type Server, startSubject } from './load/subjects.ts';
import { Tab } from './load/tab.ts';
import { makeNote, Writer } from './load/writer.ts';

const BOARDS = 8;
const LETTER_EVERY = 2000;
/** Seconds after which nobody waits for the last one any longer. */
const PATIENCE = 60;
/** Milliseconds: how the product's own client comes back, as it is set in packages/sync. */
const COME_BACK = { shortest: 300, spread: 1000, longest: 10_000 };

const { people, seconds, rounds, seed, signal } = readOptions({
  people: [1000],
  seconds: 3,
  subjects: ['geflecht'],
});
const report = new Report('restart');

interface Board {
  readonly document: string;
  readonly letters: LetterTally;
  /** What the board held before anybody wrote. */
  readonly before: ReadonlyMap<number, number>;
}

/** One person at a board, who comes back by themselves whenever the socket falls. */
class Person {
  readonly client: number;
  readonly #nr: number;
  readonly #seat: number;
  readonly #board: Board;
  readonly #writer: Writer;
  readonly #random: () => number;
  /** Clocks up to which the outstanding acknowledgements will reach, oldest first. */
  #awaited: number[] = [];
  #tab: Tab | undefined;
  #attempts = 0;
  #isAnswered = false;
  /** Acknowledged letters that the server no longer knew of when it came back. */
  lost = 0;
  backAt = Number.NaN;
  server: Server;

  constructor(server: Server, board: Board, nr: number, random: () => number) {
    this.server = server;
    this.#board = board;
    this.#nr = nr;
    this.#seat = Math.floor(nr / BOARDS);
    this.#random = random;
    const place = nr % BOARDS;
    this.client = clientsOf(place) + this.#seat;
    this.#writer = new Writer(this.client, makeNote(noteClient(place, this.#seat), this.#seat));
    board.letters.enter(this.client, this.#seat);
    board.letters.attend(this.#seat);
  }

  get isBack(): boolean {
    return this.#tab?.isSynced === true && this.#isAnswered;
  }

  connect(): void {
    const { letters, before, document } = this.#board;
    this.#isAnswered = false;
    this.#awaited = [];
    const vector = new Map([...before, ...letters.vectorOf(this.#seat)]);
    const acknowledged = (): void => {
      const clock = this.#awaited.shift();
      if (clock !== undefined) letters.acknowledgedUpTo(this.client, clock);
    };
    const take = (update: Buffer): void => {
      letters.read(this.#seat, update, performance.now());
      this.#noteReturn();
    };
    this.#tab = new Tab(
      this.server.ticket(this.#nr),
      document,
      {
        synced: take,
        update: take,
        asked: (known) => this.#answer(known),
        acknowledged,
        answerAcknowledged: acknowledged,
        closed: () => this.#comeBack(),
      },
      Y.encodeStateVector(vector),
    );
  }

  type(): void {
    const { letters } = this.#board;
    const update = this.#writer.type();
    letters.sent(this.client, performance.now());
    // Whoever is away writes on; it is told when the server asks.
    if (!this.#isAnswered || this.#tab?.isOpen !== true) return;
    this.#awaited.push(letters.sentBy(this.client));
    this.#tab.write(update);
  }

  leave(): void {
    this.#tab?.destroy();
  }

  #answer(known: Buffer): Uint8Array | undefined {
    const { letters } = this.#board;
    const has = Y.decodeStateVector(Uint8Array.from(known)).get(this.client) ?? 0;
    this.lost += Math.max(0, letters.acknowledgedOf(this.client) - has);
    this.#awaited.push(letters.sentBy(this.client));
    this.#isAnswered = true;
    this.#noteReturn();
    return this.#writer.since(has);
  }

  #noteReturn(): void {
    if (this.isBack && Number.isNaN(this.backAt)) this.backAt = performance.now();
    if (this.isBack) this.#attempts = 0;
  }

  #comeBack(): void {
    this.backAt = Number.NaN;
    this.#isAnswered = false;
    const { shortest, spread, longest } = COME_BACK;
    const bound = Math.min(longest, (shortest + this.#random() * spread) * 2 ** this.#attempts);
    this.#attempts += 1;
    setTimeout(() => this.connect(), shortest + this.#random() * Math.max(0, bound - shortest));
  }
}

async function measure(size: number): Promise<void> {
  const name = `${size} people, ${signal}`;
  const random = seededRandom(seed);
  let server = await startSubject('geflecht');
  const seats = Math.ceil(size / BOARDS);
  const latencies = { echoes: new Latencies(), acknowledgements: new Latencies() };
  const boards: Board[] = [];
  for (let nr = 0; nr < BOARDS; nr += 1) {
    const document = server.documents[nr] as string;
    const notes = Array.from({ length: seats }, (_, seat) => makeNote(noteClient(nr, seat), seat));
    const keeper = await plant(server, document, notes);
    const before = vectorOf(await seen(server, document, vectorOf(Y.mergeUpdates(notes))));
    boards.push({ document, before, letters: new LetterTally(clientsOf(nr), seats, latencies) });
    keeper.destroy();
  }
  const crowd = Array.from(
    { length: size },
    (_, nr) => new Person(server, boards[nr % BOARDS] as Board, nr, random),
  );
  await inTurn(size, async (nr) => {
    const person = crowd[nr] as Person;
    person.connect();
    if (!(await reached(() => person.isBack, PATIENCE))) throw new Error('Somebody could not come in.');
  });
  const stopTyping = beat(
    LETTER_EVERY,
    crowd.map((person) => ({ phase: random() * LETTER_EVERY, act: () => person.type() })),
  );
  await pause(seconds);
  for (const { letters } of boards) letters.begin();

  const acknowledgedBefore = sum(crowd, (person) => acknowledgedOf(boards, person));
  const begun = performance.now();
  server = await server.restart(signal);
  const up = performance.now();
  for (const person of crowd) person.server = server;
  const end = meter(server);
  const isWhole = await reached(() => crowd.every(({ isBack }) => isBack), PATIENCE);
  const cost = end();
  const lastBack = Math.max(...crowd.map(({ backAt }) => backAt));

  await pause(2);
  stopTyping();
  const isSettled = await reached(
    () => boards.every(({ letters }) => letters.unacknowledged() === 0 && letters.outstanding() === 0),
    30,
  );
  for (const { letters } of boards) letters.close();
  const written = sum(crowd, ({ client }) => sentBy(boards, client));
  const found = await foundIn(server, boards, crowd);

  report.add(name, 'geflecht', 'away', up - begun, 'ms');
  report.add(name, 'geflecht', 'all synced', isWhole ? lastBack - begun : Number.POSITIVE_INFINITY, 'ms');
  report.add(
    name,
    'geflecht',
    'all synced after it answers',
    isWhole ? lastBack - up : Number.POSITIVE_INFINITY,
    'ms',
  );
  const backs = new Latencies();
  for (const { backAt } of crowd) backs.add(backAt - begun);
  report.add(name, 'geflecht', 'back p50', backs.percentile(0.5), 'ms');
  report.add(name, 'geflecht', 'back p95', backs.percentile(0.95), 'ms');
  report.add(name, 'geflecht', 'acknowledged before', acknowledgedBefore, 'letters');
  report.add(
    name,
    'geflecht',
    'acknowledged and lost',
    sum(crowd, ({ lost }) => lost),
    'letters',
  );
  report.add(name, 'geflecht', 'written', written, 'letters');
  report.add(name, 'geflecht', 'written and not found at the end', written - found, 'letters');
  report.add(name, 'geflecht', 'everybody has everything', isSettled ? 1 : 0, '');
  report.add(name, 'geflecht', 'server cpu until all synced', cost.cpuSeconds, 's');
  report.add(name, 'geflecht', 'memory', cost.memory, 'MB');
  report.add(name, 'geflecht', 'load cpu', cost.loadCpu, '%');
  for (const person of crowd) person.leave();
  await server.stop();
}

function sum<T>(of: readonly T[], value: (one: T) => number): number {
  return of.reduce((total, one) => total + value(one), 0);
}

function acknowledgedOf(boards: readonly Board[], { client }: Person): number {
  return sum(boards, ({ letters }) => letters.acknowledgedOf(client));
}

function sentBy(boards: readonly Board[], client: number): number {
  return sum(boards, ({ letters }) => letters.sentBy(client));
}

/** Letters of the crowd that somebody new finds on the boards. */
async function foundIn(server: Server, boards: readonly Board[], crowd: readonly Person[]): Promise<number> {
  const clients = new Set(crowd.map(({ client }) => client));
  let found = 0;
  for (const { document, before } of boards) {
    const has = vectorOf(await seen(server, document, before));
    for (const [client, clock] of has) if (clients.has(client)) found += clock;
  }
  return found;
}

report.say(`seed ${seed}`);
for (let round = 1; round <= rounds; round += 1)
  for (const size of people) {
    report.say(`round ${round} of ${rounds}: ${size} people, ${signal}`);
    await measure(size);
  }

const name = `${Math.max(...people)} people, ${signal}`;
const synced = report.value(name, 'geflecht', 'all synced');
report.finish(
  [
    `Everybody writes a letter every ${LETTER_EVERY / 1000} s, also while away, and comes back as the product’s own client does. All synced:\n` +
      'from the signal until the last one has all it lacked and has told all that the server lacked. Lost: letters that had\n' +
      'been acknowledged and that the server did not know of when their writer came back. At the end somebody new looks\n' +
      'for every letter.',
  ],
  [
    {
      text: 'all synced within 15 s',
      reached: synced === undefined ? undefined : synced / 1000,
      unit: 's',
    },
    {
      text: 'nothing acknowledged is lost',
      reached: report.value(name, 'geflecht', 'acknowledged and lost'),
      unit: 'letters lost',
    },
  ],
);
process.exit();
