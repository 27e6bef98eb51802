import { openBoard } from '@geflecht/board-schema';
import * as Y from 'yjs';

/** Somebody who types into a note of their own, as the product's own editor does: real updates of real documents. */
export class Writer {
  readonly client: number;
  readonly #doc: Y.Doc;
  readonly #text: Y.Text;
  readonly #sent: Uint8Array[] = [];

  /** @param note the update that made the note */
  constructor(client: number, note: Uint8Array) {
    this.client = client;
    this.#doc = new Y.Doc();
    this.#doc.clientID = client;
    Y.applyUpdate(this.#doc, note);
    const [item] = this.#doc.getMap('items').values();
    const text = item instanceof Y.Map ? item.get('text') : undefined;
    if (!(text instanceof Y.Text)) throw new Error('The note has no words.');
    this.#text = text;
    this.#doc.on('update', (update: Uint8Array) => this.#sent.push(update));
  }

  /** Types one letter; answers the update that says so. */
  type(): Uint8Array {
    this.#text.insert(this.#text.length, String.fromCharCode(97 + (this.#sent.length % 26)));
    return this.#sent.at(-1) as Uint8Array;
  }

  /** All letters from a clock on, in one update; `undefined` when there are none. */
  since(clock: number): Uint8Array | undefined {
    const rest = this.#sent.slice(clock);
    return rest.length === 0 ? undefined : Y.mergeUpdates(rest);
  }
}

/** A note that rests on nothing else, made by a client id of its own. */
export function makeNote(client: number, nr: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  const [x, y] = [(nr % 40) * 180, Math.floor(nr / 40) * 180];
  openBoard(doc).add({ kind: 'note', x, y });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

const WORDS = ['Radweg', 'Solardach', 'Werkstatt', 'Nachbarschaft', 'Garten', 'Schule', 'Wärme', 'Quartier'];

/** Updates that together make a board of notes with eight words each, of about so many encoded bytes. */
export function fillBoard(client: number, bytes: number): readonly Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const board = openBoard(doc);
  let nr = 0;
  let size = 0;
  while (size < bytes) {
    board.addMany(
      Array.from({ length: 100 }, () => {
        nr += 1;
        const text = Array.from({ length: 8 }, (_, i) => WORDS[(nr * 7 + i * 3) % WORDS.length]).join(' ');
        return { kind: 'note' as const, x: (nr % 60) * 180, y: Math.floor(nr / 60) * 180, text };
      }),
    );
    size += updates.at(-1)?.length ?? 0;
  }
  doc.destroy();
  return updates;
}
