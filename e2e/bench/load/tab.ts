import { AUTHENTICATED, type Frames, framesFor, MESSAGE, Reader, STEP } from './frames.ts';
import { clientFrame, LeanSocket } from './lean-socket.ts';
import type { Ticket } from './subjects.ts';

/** What comes to a tab about its document. Bytes and readers are used again after the call. */
export interface TabEvents {
  /** The first answer to the tab's question: what it lacked. */
  synced?(update: Buffer): void;
  update?(update: Buffer): void;
  /** States of others, and the tab's own. */
  presence?(body: Reader): void;
  /** The server asks what it lacks; answered with nothing unless this answers. */
  asked?(vector: Buffer): Uint8Array | undefined;
  /** One of the tab's updates is accepted; they are in the order they were written. */
  acknowledged?(): void;
  /** The tab's answer to the server's question is accepted. */
  answerAcknowledged?(): void;
  refused?(): void;
  closed?(code: number): void;
}

const PONG = clientFrame(Uint8Array.of(MESSAGE.pong));

/** One tab: one socket, one document that it shows, and the hub where the server has one. */
export class Tab {
  readonly ticket: Ticket;
  readonly #events: TabEvents;
  readonly #socket: LeanSocket;
  readonly #reader = new Reader();
  #frames: Frames;
  #prefix: Buffer;
  #vector: Uint8Array | undefined;
  #isSynced = false;
  /** What was written and not acknowledged, oldest first. */
  #written: ('update' | 'answer')[] = [];

  /** @param vector what the tab has already, encoded as a state vector */
  constructor(ticket: Ticket, document: string, events: TabEvents, vector?: Uint8Array) {
    this.ticket = ticket;
    this.#events = events;
    this.#vector = vector;
    this.#frames = framesFor(ticket.dialect, document);
    this.#prefix = prefixOf(ticket, document);
    this.#socket = new LeanSocket(ticket.url(document), ticket.headers, {
      opened: () => this.#opened(),
      message: (bytes, start, end) => this.#message(bytes, start, end),
      closed: (code) => events.closed?.(code),
    });
  }

  get isSynced(): boolean {
    return this.#isSynced;
  }

  get isOpen(): boolean {
    return this.#socket.isOpen;
  }

  say(client: number, clock: number, json: string): void {
    this.#socket.write(this.#frames.presence(client, clock, json));
  }

  write(update: Uint8Array): void {
    this.#written.push('update');
    this.#socket.write(this.#frames.update(update));
  }

  /** Closes its document and opens another one on the same socket. */
  float(document: string): void {
    this.#socket.write(this.#frames.close());
    this.#frames = framesFor(this.ticket.dialect, document);
    this.#prefix = prefixOf(this.ticket, document);
    this.#vector = undefined;
    this.#isSynced = false;
    this.#written = [];
    this.#open();
    this.#place(document);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #opened(): void {
    const { hub } = this.ticket;
    if (hub !== undefined) {
      this.#socket.write(hub.auth(''));
      this.#socket.write(hub.step1());
      this.#place(this.#frames.document);
    }
    this.#open();
  }

  #place(document: string): void {
    const { hub } = this.ticket;
    const place = { manufaktur: document.slice(document.indexOf(':') + 1), view: 'tafel' };
    if (hub !== undefined)
      this.#socket.write(hub.stateless(JSON.stringify({ type: 'place', place, protocol: 1 })));
  }

  #open(): void {
    if (this.ticket.dialect === 'hocuspocus') this.#socket.write(this.#frames.auth(this.ticket.token));
    this.#socket.write(this.#frames.step1(this.#vector));
  }

  #message(bytes: Buffer, start: number, end: number): void {
    if (this.ticket.dialect === 'hocuspocus' && end - start === 1) {
      if (bytes[start] === MESSAGE.ping) this.#socket.write(PONG);
      return;
    }
    // What is not about the document is about the hub, or about one that was left.
    const prefix = this.#prefix;
    for (let i = 0; i < prefix.length; i += 1) if (bytes[start + i] !== prefix[i]) return;
    const reader = this.#reader.over(bytes, start + prefix.length, end);
    const kind = reader.varUint();
    if (kind === MESSAGE.presence) this.#events.presence?.(reader.into());
    else if (kind === MESSAGE.sync) this.#sync(reader);
    else if (kind === MESSAGE.status) {
      const what = this.#written.shift();
      if (reader.varUint() !== 1) this.#events.refused?.();
      else if (what === 'update') this.#events.acknowledged?.();
      else this.#events.answerAcknowledged?.();
    } else if (kind === MESSAGE.auth && reader.varUint() !== AUTHENTICATED)
      throw new Error(`${this.#frames.document} is refused: ${reader.string()}`);
  }

  #sync(reader: Reader): void {
    const step = reader.varUint();
    const body = reader.into().rest();
    if (step === STEP.one) {
      this.#written.push('answer');
      this.#socket.write(this.#frames.step2(this.#events.asked?.(body)));
    } else if (step === STEP.two && !this.#isSynced) {
      this.#isSynced = true;
      this.#events.synced?.(body);
    } else this.#events.update?.(body);
  }
}

function prefixOf({ dialect }: Ticket, document: string): Buffer {
  return dialect === 'hocuspocus'
    ? Buffer.concat([Buffer.of(document.length), Buffer.from(document)])
    : Buffer.alloc(0);
}
