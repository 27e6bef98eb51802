import { seededRandom } from '@geflecht/testkit/random';
/**
 * Many come at once: people opening eight boards of 500 KB within two seconds, while somebody writes on each board.
 * `npm run bench -- storm [--people 300] [--seconds 2] [--rounds 1] [--subject geflecht,hocuspocus,y-websocket]`
 */
import * as Y from 'yjs';

import { Latencies } from './load/latencies.ts';
import { LetterTally } from './load/letter-tally.ts';
import { meter, pause } from './load/meter.ts';
import { beat } from './load/metronome.ts';
import { readOptions } from './load/options.ts';
import { clientsOf, noteClient, reached } from './load/people.ts';
import { plant, witness } from './load/plant.ts';
import { Report } from './load/report.ts';
import { type Server, startSubject, SUBJECTS, type SubjectName } from './load/subjects.ts';
import { Tab } from './load/tab.ts';
import { fillBoard, makeNote, Writer } from './load/writer.ts';

const BOARDS = 8;
const BYTES = 500_000;
const LETTER_EVERY = 200;
/** Seconds in which a server has done all it does with a new board: it is opening boards that is measured. */
const AT_REST = 12;
/** Seconds after which nobody waits for the last one any longer. */
const PATIENCE = 60;
const { people, seconds, rounds, subjects, seed } = readOptions({
  people: [300],
  seconds: 2,
  subjects: SUBJECTS,
});
const report = new Report('storm');

/** One board, what it must hold, and what those who opened it were given. */
interface Board {
  readonly document: string;
  readonly letters: LetterTally;
  readonly write: () => void;
  readonly tabs: readonly Tab[];
  /** Different answers, each once. */
  readonly answers: Buffer[];
}

async function lay(
  server: Server,
  nr: number,
  latencies: { readonly echoes: Latencies; readonly acknowledgements: Latencies },
): Promise<Board> {
  const document = server.documents[nr] as string;
  const client = clientsOf(nr);
  const note = makeNote(noteClient(nr, 0), 0);
  const keeper = await plant(server, document, [...fillBoard(noteClient(nr, 1), BYTES), note]);
  const letters = new LetterTally(client, 2, latencies);
  const writer = new Writer(client, note);
  const reader = await opened(server, nr, document, (update) => letters.read(1, update, performance.now()));
  const { tab } = await witness(server, document);
  letters.enter(client, 0);
  letters.attend(1);
  return {
    document,
    letters,
    tabs: [keeper, reader, tab],
    answers: [],
    write() {
      const update = writer.type();
      letters.sent(client, performance.now());
      tab.write(update);
    },
  };
}

async function opened(
  server: Server,
  nr: number,
  document: string,
  update: (update: Buffer) => void,
): Promise<Tab> {
  return await new Promise((resolve) => {
    const tab: Tab = new Tab(server.ticket(nr), document, { synced: () => resolve(tab), update });
  });
}

async function measure(subject: SubjectName, size: number): Promise<void> {
  const name = `${size} people, ${BOARDS} boards of ${BYTES / 1000} KB`;
  const server = await startSubject(subject);
  const random = seededRandom(seed);
  const latencies = { echoes: new Latencies(), acknowledgements: new Latencies() };
  const boards: Board[] = [];
  for (let nr = 0; nr < BOARDS; nr += 1) boards.push(await lay(server, nr, latencies));
  await pause(AT_REST);
  const stopWriting = beat(
    LETTER_EVERY,
    boards.map(({ write }) => ({ phase: random() * LETTER_EVERY, act: write })),
  );
  await pause(2);

  for (const { letters } of boards) letters.begin();
  const joins = new Latencies();
  const tabs: Tab[] = [];
  const timers: NodeJS.Timeout[] = [];
  let closedSockets = 0;
  let bytes = 0;
  let lastAt = Number.NaN;
  const end = meter(server);
  const begun = performance.now();
  for (let nr = 0; nr < size; nr += 1) {
    const board = boards[nr % BOARDS] as Board;
    const join = (): void => {
      const at = performance.now();
      tabs.push(
        new Tab(server.ticket(nr), board.document, {
          synced(update) {
            lastAt = performance.now();
            joins.add(lastAt - at);
            bytes += update.length;
            if (!board.answers.some((known) => known.equals(update))) board.answers.push(Buffer.from(update));
          },
          closed: () => void (closedSockets += 1),
        }),
      );
    };
    timers.push(setTimeout(join, random() * seconds * 1000));
  }
  const isWhole = await reached(() => joins.count === size, PATIENCE);
  const cost = end();
  for (const timer of timers) clearTimeout(timer);
  stopWriting();
  await reached(() => boards.every(({ letters }) => letters.outstanding() === 0), 10);
  for (const { letters } of boards) letters.close();

  report.add(
    name,
    subject,
    'all synced after',
    isWhole ? (lastAt - begun) / 1000 : Number.POSITIVE_INFINITY,
    's',
  );
  report.add(name, subject, 'server cpu', cost.cpuSeconds, 's');
  for (const share of [0.5, 0.95, 1])
    report.add(
      name,
      subject,
      share === 1 ? 'wait max' : `wait p${share * 100}`,
      joins.percentile(share),
      'ms',
    );
  report.add(name, subject, 'echo p95', latencies.echoes.percentile(0.95), 'ms');
  report.add(name, subject, 'echo max', latencies.echoes.max(), 'ms');
  report.add(
    name,
    subject,
    'letters missing',
    boards.reduce((sum, { letters }) => sum + letters.missing, 0),
    '',
  );
  report.add(name, subject, 'answers of wrong content', wrongAnswers(boards), '');
  report.add(name, subject, 'sent', bytes / 1e6, 'MB');
  report.add(name, subject, 'memory', cost.memory, 'MB');
  report.add(name, subject, 'closed sockets', closedSockets, '');
  report.add(name, subject, 'load cpu', cost.loadCpu, '%');
  for (const tab of [...tabs, ...boards.flatMap((board) => board.tabs)]) tab.destroy();
  await server.stop();
}

/** Every answer is opened as a page would open it, and must hold every note of the board. */
function wrongAnswers(boards: readonly Board[]): number {
  let wrong = 0;
  for (const { answers } of boards) {
    const notes = answers.map((answer) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, answer);
      const { size } = doc.getMap('items');
      doc.destroy();
      return size;
    });
    wrong += notes.filter((count) => count < Math.max(...notes)).length;
    if (notes.every((count) => count < 100)) wrong += notes.length;
  }
  return wrong;
}

report.say(`seed ${seed}`);
for (let round = 1; round <= rounds; round += 1)
  for (const size of people)
    for (const subject of subjects) {
      report.say(`round ${round} of ${rounds}: ${size} people, ${subject}`);
      await measure(subject, size);
    }

const name = `${Math.max(...people)} people, ${BOARDS} boards of ${BYTES / 1000} KB`;
report.finish(
  [
    `People come at random moments of ${seconds} s. Wait: from the beginning of the connection to the whole board. Server cpu: from the\n` +
      'first connection to the last whole board. Echo: of letters written meanwhile, from the sending to the arrival.',
  ],
  [
    {
      text: `all synced within ${seconds + 0.5} s`,
      reached: report.value(name, 'geflecht', 'all synced after'),
      unit: 's',
    },
    {
      text: 'no more than 0.2 of the processor time of Hocuspocus',
      reached: report.ratio(name, 'server cpu', 'geflecht', 'hocuspocus'),
      unit: 'of it',
    },
  ],
);
process.exit();
