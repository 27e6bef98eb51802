import { seededRandom } from '@geflecht/testkit/random';

/**
 * A long evening: people who float between eight boards, move and write; memory must not grow, nobody must wait.
 * `npm run bench -- soak [--people 320] [--seconds 600] [--subject geflecht]`
 */
import { CursorTally } from './load/cursor-tally.ts';
import { Latencies } from './load/latencies.ts';
import { LetterTally } from './load/letter-tally.ts';
import { meter, pause } from './load/meter.ts';
import { beat } from './load/metronome.ts';
import { readOptions } from './load/options.ts';
import { clientsOf, cursorState, inTurn, noteClient, reached } from './load/people.ts';
import { plant } from './load/plant.ts';
import { Report } from './load/report.ts';
import { difference, lagPercentile } from './load/server-figures.ts';
import { type Figures, type Server, startSubject } from './load/subjects.ts';
import { Tab } from './load/tab.ts';
import { makeNote, Writer } from './load/writer.ts';

const BOARDS = 8;
const NOTES = 60;
const CURSOR_EVERY = 50;
const LETTER_EVERY = 2000;
/** Milliseconds that people stay at a board, between these. */
const STAY = { shortest: 10_000, spread: 40_000 };

const { people, seconds, rounds, seed } = readOptions({
  people: [320],
  seconds: 600,
  subjects: ['geflecht'],
});
const report = new Report('soak');
/** Seconds between two looks at the server. */
const LOOK_EVERY = Math.max(1, seconds / 60);

interface Board {
  readonly nr: number;
  readonly document: string;
  readonly cursors: CursorTally;
  readonly letters: LetterTally;
  /** Each visit has a client id of its own, as each opening of a page has. */
  visits: number;
}

interface Waits {
  readonly cursors: Latencies;
  readonly echoes: Latencies;
  readonly acknowledgements: Latencies;
}

/** One person with one tab, who is at one board after another. */
class Floater {
  readonly #slot: number;
  readonly #boards: readonly Board[];
  readonly #random: () => number;
  readonly #tab: Tab;
  #board: Board;
  #client = 0;
  #writer: Writer | undefined;
  #leaveAt = Number.POSITIVE_INFINITY;
  floats = 0;
  isClosed = false;

  constructor(server: Server, boards: readonly Board[], slot: number, random: () => number) {
    this.#slot = slot;
    this.#boards = boards;
    this.#random = random;
    this.#board = boards[slot % BOARDS] as Board;
    this.#tab = new Tab(server.ticket(slot), this.#board.document, {
      synced: () => this.#arrive(),
      presence: (body) => this.#board.cursors.read(slot, body, performance.now()),
      update: (update) => this.#board.letters.read(slot, update, performance.now()),
      acknowledged: () => this.#board.letters.acknowledged(this.#client, performance.now()),
      closed: () => void (this.isClosed = true),
    });
  }

  get isThere(): boolean {
    return this.#writer !== undefined;
  }

  move(): void {
    if (!this.isThere || this.isClosed) return;
    const { cursors } = this.#board;
    const clock = cursors.sent(this.#client, performance.now());
    this.#tab.say(this.#client, clock, cursorState(this.#tab.ticket.person, this.#client, clock));
  }

  type(): void {
    if (this.#writer === undefined || this.isClosed) return;
    // Who wants to go waits until everything is stored, as the product's own page does.
    if (performance.now() > this.#leaveAt) return this.#float();
    const update = this.#writer.type();
    this.#board.letters.sent(this.#client, performance.now());
    this.#tab.write(update);
  }

  leave(): void {
    this.#tab.destroy();
  }

  #arrive(): void {
    const { nr, cursors, letters } = this.#board;
    this.#client = clientsOf(nr) + this.#board.visits;
    this.#board.visits += 1;
    const note = this.#slot % NOTES;
    this.#writer = new Writer(this.#client, makeNote(noteClient(nr, note), note));
    cursors.enter(this.#client, this.#slot);
    cursors.attend(this.#slot);
    letters.enter(this.#client, this.#slot);
    letters.attend(this.#slot);
    this.#leaveAt = performance.now() + STAY.shortest + this.#random() * STAY.spread;
  }

  #float(): void {
    const { cursors, letters } = this.#board;
    if (letters.acknowledgedOf(this.#client) < letters.sentBy(this.#client)) return;
    const now = performance.now();
    this.#writer = undefined;
    cursors.depart(this.#slot, now);
    cursors.leave(this.#client);
    letters.depart(this.#slot, now);
    letters.leave(this.#client);
    const step = 1 + Math.floor(this.#random() * (BOARDS - 1));
    this.#board = this.#boards[(this.#board.nr + step) % BOARDS] as Board;
    this.floats += 1;
    this.#tab.float(this.#board.document);
  }
}

/** One look at the server. */
interface Look {
  /** Bytes in use on the server's heap as it tells itself, or of its resident memory where it does not. */
  readonly memory: number;
  readonly figures: Figures | undefined;
}

async function look(server: Server): Promise<Look> {
  const figures = await server.figures();
  return { memory: figures?.get('nodejs_heap_size_used_bytes') ?? server.process.memory(), figures };
}

/** The heap rises and falls as garbage is collected; its lowest points tell what is really held. */
function floor(looks: readonly Look[]): number {
  return Math.min(...looks.map(({ memory }) => memory)) / 1e6;
}

async function measure(size: number): Promise<void> {
  const name = `${size} people, ${seconds} s`;
  const random = seededRandom(seed);
  const server = await startSubject('geflecht');
  const waits: Waits = {
    cursors: new Latencies(),
    echoes: new Latencies(),
    acknowledgements: new Latencies(),
  };
  const boards: Board[] = [];
  for (let nr = 0; nr < BOARDS; nr += 1) {
    const document = server.documents[nr] as string;
    const notes = Array.from({ length: NOTES }, (_, note) => makeNote(noteClient(nr, note), note));
    const keeper = await plant(server, document, notes);
    keeper.destroy();
    const base = clientsOf(nr);
    boards.push({
      nr,
      document,
      cursors: new CursorTally(base, size, waits.cursors),
      letters: new LetterTally(base, size, waits),
      visits: 0,
    });
  }
  const crowd: Floater[] = [];
  await inTurn(size, async (slot) => {
    const floater = new Floater(server, boards, slot, random);
    crowd.push(floater);
    if (!(await reached(() => floater.isThere, 60))) throw new Error('Somebody could not come in.');
  });
  const stopMoving = beat(
    CURSOR_EVERY,
    crowd.map((floater) => ({ phase: random() * CURSOR_EVERY, act: () => floater.move() })),
  );
  const stopTyping = beat(
    LETTER_EVERY,
    crowd.map((floater) => ({ phase: random() * LETTER_EVERY, act: () => floater.type() })),
  );
  await pause(Math.min(10, seconds / 10));
  for (const { cursors, letters } of boards) {
    cursors.isCounting = true;
    letters.begin();
  }

  const looks: Look[] = [await look(server)];
  let worstLag = Number.NaN;
  const end = meter(server);
  while (looks.length <= seconds / LOOK_EVERY) {
    await pause(LOOK_EVERY);
    const now = await look(server);
    const before = looks.at(-1)?.figures;
    const lag =
      now.figures === undefined || before === undefined
        ? Number.NaN
        : lagPercentile(difference(now.figures, before), 0.99);
    worstLag = Number.isNaN(worstLag) ? lag : Math.max(worstLag, lag);
    looks.push(now);
    if (looks.length % 10 === 0)
      report.say(`  ${Math.round((looks.length - 1) * LOOK_EVERY)} s: ${Math.round(now.memory / 1e6)} MB`);
  }
  const cost = end();
  stopMoving();
  stopTyping();
  await reached(
    () => boards.every(({ cursors, letters }) => cursors.isComplete() && letters.outstanding() === 0),
    10,
  );
  for (const { cursors, letters } of boards) {
    cursors.close();
    letters.close();
  }

  const third = Math.ceil(looks.length / 3);
  const [first, last] = [floor(looks.slice(0, third)), floor(looks.slice(-third))];
  const total = (of: (board: Board) => number): number => boards.reduce((sum, board) => sum + of(board), 0);
  const delivered = total(({ letters }) => letters.delivered);
  const add = (metric: string, value: number, unit: string): void =>
    report.add(name, 'geflecht', metric, value, unit);
  add('server cpu', cost.cpu, '%');
  add('echo p95', waits.echoes.percentile(0.95), 'ms');
  add('echo p99', waits.echoes.percentile(0.99), 'ms');
  add('ack p95', waits.acknowledgements.percentile(0.95), 'ms');
  add('cursor p95', waits.cursors.percentile(0.95), 'ms');
  add(
    'cursors delivered',
    (100 * total(({ cursors }) => cursors.delivered)) / total(({ cursors }) => cursors.offered),
    '%',
  );
  add('letters delivered', (100 * delivered) / (delivered + total(({ letters }) => letters.missing)), '%');
  const [opening, closing] = [looks[0]?.figures, looks.at(-1)?.figures];
  if (opening !== undefined && closing !== undefined) {
    const told = difference(closing, opening);
    add('loop lag p99', lagPercentile(told, 0.99), 'ms');
    add('loop lag p99, worst look', worstLag, 'ms');
    add('dropped readers', told.get('geflecht_dropped_readers_total') ?? 0, '');
  }
  add('heap, lowest of the first third', first, 'MB');
  add('heap, lowest of the last third', last, 'MB');
  add('heap growth', last - first, 'MB');
  add('resident memory at most', cost.memory, 'MB');
  add(
    'floats',
    crowd.reduce((sum, { floats }) => sum + floats, 0),
    '',
  );
  add('closed sockets', crowd.filter(({ isClosed }) => isClosed).length, '');
  add('load cpu', cost.loadCpu, '%');
  for (const floater of crowd) floater.leave();
  await server.stop();
}

report.say(`seed ${seed}`);
for (let round = 1; round <= rounds; round += 1)
  for (const size of people) {
    report.say(`round ${round} of ${rounds}: ${size} people, ${seconds} s`);
    await measure(size);
  }

const name = `${Math.max(...people)} people, ${seconds} s`;
report.finish(
  [
    'Everybody moves 20 times a second, writes a letter every two seconds and floats to another board after 10 to 50 s.\n' +
      'Heap: as the server tells it, at its lowest, because garbage comes and goes; what people wrote stays and is part of\n' +
      'the growth. Loop lag: to the precision of the server’s buckets.',
  ],
  [
    { text: 'p95 echo below 100 ms', reached: report.value(name, 'geflecht', 'echo p95'), unit: 'ms' },
    { text: 'loop lag p99 below 50 ms', reached: report.value(name, 'geflecht', 'loop lag p99'), unit: 'ms' },
    { text: 'a flat heap', reached: report.value(name, 'geflecht', 'heap growth'), unit: 'MB of growth' },
  ],
);
process.exit();
