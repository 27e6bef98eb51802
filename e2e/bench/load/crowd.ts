import { CursorTally } from './cursor-tally.ts';
import { Latencies } from './latencies.ts';
import { LetterTally } from './letter-tally.ts';
import { type Beat, beat } from './metronome.ts';
import { clientsOf, cursorState, inTurn, noteClient, reached } from './people.ts';
import { closedWith, plant } from './plant.ts';
import type { Server } from './subjects.ts';
import { Tab } from './tab.ts';
import { makeNote, Writer } from './writer.ts';

export interface CrowdOptions {
  readonly server: Server;
  readonly people: number;
  /** People are spread evenly over so many documents. */
  readonly documents: number;
  /** Milliseconds between two movements of a cursor; left out: nobody moves. */
  readonly cursorEvery?: number;
  /** Milliseconds between two letters of one person; left out: nobody writes. */
  readonly letterEvery?: number;
  readonly random: () => number;
}

interface Table {
  readonly document: string;
  readonly cursors: CursorTally;
  readonly letters: LetterTally;
}

interface Person {
  readonly table: Table;
  readonly tab: Tab;
  readonly client: number;
  readonly writer: Writer | undefined;
}

/** What a crowd has seen of itself. */
export interface CrowdFigures {
  readonly cursors: Tallied;
  readonly letters: Tallied;
  readonly acknowledgements: Latencies;
  readonly closedSockets: number;
  /** Letters that came before the one they follow. */
  readonly gaps: number;
}

export interface Tallied {
  /** Each counted once for every receiver. */
  readonly offered: number;
  readonly delivered: number;
  readonly received: number;
  readonly latencies: Latencies;
}

/** People at documents who move their cursors and write. */
export class Crowd {
  readonly #tables: Table[] = [];
  readonly #people: Person[] = [];
  readonly #keepers: Tab[] = [];
  readonly #cursorLatencies = new Latencies();
  readonly #echoes = new Latencies();
  readonly #acknowledgements = new Latencies();
  readonly #options: CrowdOptions;
  #closedSockets = 0;
  #stopBeats: (() => void)[] = [];

  private constructor(options: CrowdOptions) {
    this.#options = options;
  }

  static async gather(options: CrowdOptions): Promise<Crowd> {
    const crowd = new Crowd(options);
    const seats = Math.ceil(options.people / options.documents);
    for (let nr = 0; nr < options.documents; nr += 1) await crowd.#lay(nr, seats);
    await inTurn(options.people, async (nr) => await crowd.#seat(nr));
    return crowd;
  }

  /** Everybody begins to move and write, each at their own moment. */
  begin(): void {
    const { random, cursorEvery, letterEvery } = this.#options;
    if (cursorEvery !== undefined) this.#every(cursorEvery, random, (person) => () => move(person));
    if (letterEvery !== undefined) this.#every(letterEvery, random, (person) => () => write(person));
  }

  count(): void {
    for (const { cursors, letters } of this.#tables) {
      cursors.isCounting = true;
      letters.begin();
    }
  }

  /** Everybody pauses; what is on its way may still come, for so many seconds at most. */
  async settle(within: number): Promise<CrowdFigures> {
    for (const stop of this.#stopBeats) stop();
    await reached(() => this.#isComplete(), within);
    for (const { cursors, letters } of this.#tables) {
      cursors.close();
      letters.close();
    }
    const sum = (of: (table: Table) => number): number =>
      this.#tables.reduce((total, table) => total + of(table), 0);
    const delivered = sum(({ letters }) => letters.delivered);
    return {
      cursors: {
        offered: sum(({ cursors }) => cursors.offered),
        delivered: sum(({ cursors }) => cursors.delivered),
        received: sum(({ cursors }) => cursors.received),
        latencies: this.#cursorLatencies,
      },
      letters: {
        offered: delivered + sum(({ letters }) => letters.missing),
        delivered,
        received: delivered,
        latencies: this.#echoes,
      },
      acknowledgements: this.#acknowledgements,
      closedSockets: this.#closedSockets,
      gaps: sum(({ letters }) => letters.gaps),
    };
  }

  leave(): void {
    for (const { tab } of this.#people) tab.destroy();
    for (const keeper of this.#keepers) keeper.destroy();
  }

  #isComplete(): boolean {
    const { acknowledges } = this.#options.server;
    return this.#tables.every(
      ({ cursors, letters }) =>
        cursors.isComplete() &&
        letters.outstanding() === 0 &&
        (!acknowledges || letters.unacknowledged() === 0),
    );
  }

  async #lay(nr: number, seats: number): Promise<void> {
    const { server, letterEvery } = this.#options;
    const document = server.documents[nr] as string;
    const base = clientsOf(nr);
    const latencies = { echoes: this.#echoes, acknowledgements: this.#acknowledgements };
    this.#tables.push({
      document,
      cursors: new CursorTally(base, seats, this.#cursorLatencies),
      letters: new LetterTally(base, seats, latencies),
    });
    const notes =
      letterEvery === undefined
        ? []
        : Array.from({ length: seats }, (_, seat) => makeNote(noteClient(nr, seat), seat));
    this.#keepers.push(await plant(server, document, notes));
  }

  async #seat(nr: number): Promise<void> {
    const { server, documents, letterEvery, cursorEvery } = this.#options;
    const table = this.#tables[nr % documents] as Table;
    const { cursors, letters } = table;
    const seat = Math.floor(nr / documents);
    const client = clientsOf(nr % documents) + seat;
    const tab = await new Promise<Tab>((resolve, reject) => {
      const made: Tab = new Tab(server.ticket(nr), table.document, {
        synced: () => resolve(made),
        presence: (body) => cursors.read(seat, body, performance.now()),
        update: (update) => letters.read(seat, update, performance.now()),
        acknowledged: () => letters.acknowledged(client, performance.now()),
        refused: () => reject(new Error(`${server.name} refused an update.`)),
        closed: (code) => {
          this.#closedSockets += 1;
          reject(closedWith(server, code));
        },
      });
    });
    if (cursorEvery !== undefined) {
      cursors.enter(client, seat);
      cursors.attend(seat);
    }
    if (letterEvery !== undefined) {
      letters.enter(client, seat);
      letters.attend(seat);
    }
    const writer =
      letterEvery === undefined
        ? undefined
        : new Writer(client, makeNote(noteClient(nr % documents, seat), seat));
    this.#people.push({ table, tab, client, writer });
  }

  #every(period: number, random: () => number, act: (person: Person) => () => void): void {
    const beats: Beat[] = this.#people.map((person) => ({ phase: random() * period, act: act(person) }));
    this.#stopBeats.push(beat(period, beats));
  }
}

function move({ table, tab, client }: Person): void {
  const now = performance.now();
  const clock = table.cursors.sent(client, now);
  tab.say(client, clock, cursorState(tab.ticket.person, client, clock));
}

function write({ table, tab, client, writer }: Person): void {
  if (writer === undefined) return;
  const update = writer.type();
  table.letters.sent(client, performance.now());
  tab.write(update);
}
