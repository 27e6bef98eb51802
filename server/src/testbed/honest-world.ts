import type { DocumentAddress, PersonId } from '@geflecht/domain';
import type { Random } from '@geflecht/testkit/random';
import * as Y from 'yjs';

import { judgeUpdate } from '../collab/guard/index.ts';
import { boardHands, type Hands, proposalHands } from './honest-hands.ts';
import { loadedAnew, unitsOf, wouldFallApart } from './same-document.ts';

/** Sessions whose words the server has not heard; a page that has more sends them in several frames. */
const MOST_UNHEARD_SESSIONS = 8;

type Message =
  | { readonly type: 'ask'; readonly state: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array };

/** What a browser keeps of the document between its sessions. */
interface Device {
  readonly person: PersonId;
  stored: Y.Doc;
  readonly tabs: Tab[];
}

interface Tab {
  readonly device: Device;
  readonly hands: Hands;
  /** On their way; gone when the line is. */
  toServer: Message[];
  toTab: Message[];
  isOnline: boolean;
}

const NETWORK = Symbol('network');

/**
 * Honest people at one document: some without network for long, some with two tabs, pages that are loaded anew and find
 * what earlier sessions left, a server that is started anew. Every message the server gets is judged.
 */
export class HonestWorld {
  readonly #kind: DocumentAddress['kind'];
  readonly #dice: Random;
  readonly #devices: Device[];
  readonly #leases = new Map<number, PersonId>();
  #server = new Y.Doc();
  #nextClient = 1;
  /** Messages judged, those that told of something still missing, and those of which Yjs would fall apart. */
  readonly counts = { judged: 0, gaps: 0, sessions: 0, unsound: 0 };

  constructor(kind: DocumentAddress['kind'], dice: Random) {
    this.#kind = kind;
    this.#dice = dice;
    this.#watch();
    this.#devices = ['ada', 'ada', 'ben', 'cid'].map((person) => ({
      person: person as PersonId,
      stored: new Y.Doc(),
      tabs: [],
    }));
    for (const device of this.#devices) this.#open(device);
  }

  /** One thing happens. @throws when an honest message is refused that does no harm */
  step(): void {
    const dice = this.#dice;
    const tab = dice.pick(this.#tabs());
    const kind = dice.below(100);
    if (kind < 45) tab.hands.act();
    else if (kind < 65) this.#deliver(tab, tab.toServer);
    else if (kind < 85) this.#deliver(tab, tab.toTab);
    else if (kind < 88) this.#cut(tab);
    else if (kind < 92) this.#connect(tab);
    else if (kind < 96) this.#reload(tab);
    else if (kind < 98 && tab.device.tabs.length < 2) this.#open(tab.device);
    else if (kind === 99) this.#restart();
  }

  /** Everybody comes back and hears everything. @throws when they do not hold the same then */
  settle(): void {
    for (const device of this.#devices) if (device.tabs.length === 0) this.#open(device);
    for (let round = 0; round < 4; round += 1) {
      for (const tab of this.#tabs()) this.#connect(tab);
      while (this.#tabs().some((tab) => tab.toServer.length + tab.toTab.length > 0)) {
        for (const tab of this.#tabs()) {
          this.#deliver(tab, tab.toServer);
          this.#deliver(tab, tab.toTab);
        }
      }
    }
    const held = unitsOf(this.#server, true);
    if (unitsOf(loadedAnew(this.#server)) !== unitsOf(this.#server))
      throw new Error('the server would load something else');
    for (const { hands, device } of this.#tabs())
      if (unitsOf(hands.doc, true) !== held) throw new Error(`${device.person} holds something else`);
  }

  #tabs(): Tab[] {
    return this.#devices.flatMap((device) => device.tabs);
  }

  /** A page: it begins with what the browser kept, under a client id of its own. */
  #open(device: Device): void {
    const doc = new Y.Doc();
    doc.clientID = this.#nextClient * 7919 + this.#dice.below(5000);
    this.#nextClient += 1;
    this.counts.sessions += 1;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(device.stored), NETWORK);
    const hands = (this.#kind === 'board' ? boardHands : proposalHands)(doc, this.#dice);
    const tab: Tab = { device, hands, toServer: [], toTab: [], isOnline: false };
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      Y.applyUpdate(device.stored, update);
      if (origin !== NETWORK && tab.isOnline) tab.toServer.push({ type: 'update', update });
    });
    device.tabs.push(tab);
    if (this.#dice.chance(0.5)) this.#connect(tab);
  }

  /** What this browser kept cannot be merged by anybody: it is thrown away. */
  #startOver(device: Device): void {
    device.stored = loadedAnew(this.#server);
    device.tabs.length = 0;
    this.#open(device);
  }

  #reload(tab: Tab): void {
    const { tabs, stored } = tab.device;
    const known = Y.decodeStateVector(Y.encodeStateVector(this.#server));
    const unheard = [...stored.store.clients.keys()].filter(
      (client) => Y.getState(stored.store, client) > (known.get(client) ?? 0),
    );
    if (unheard.length >= MOST_UNHEARD_SESSIONS) return;
    tabs.splice(tabs.indexOf(tab), 1);
    this.#open(tab.device);
  }

  #connect(tab: Tab): void {
    this.#cut(tab);
    tab.isOnline = true;
    tab.toServer.push({ type: 'ask', state: Y.encodeStateVector(tab.hands.doc) });
    tab.toTab.push({ type: 'ask', state: Y.encodeStateVector(this.#server) });
  }

  #cut(tab: Tab): void {
    tab.isOnline = false;
    tab.toServer = [];
    tab.toTab = [];
  }

  #restart(): void {
    for (const tab of this.#tabs()) this.#cut(tab);
    this.#server = loadedAnew(this.#server);
    this.#watch();
  }

  #watch(): void {
    this.#server.on('update', (update: Uint8Array, origin: unknown) => {
      for (const tab of this.#tabs())
        if (tab.isOnline && tab !== origin) tab.toTab.push({ type: 'update', update });
    });
  }

  #deliver(tab: Tab, queue: Message[]): void {
    const message = queue.shift();
    if (message === undefined) return;
    const isForServer = queue === tab.toServer;
    const doc = isForServer ? this.#server : tab.hands.doc;
    if (message.type === 'ask') {
      const answer: Message = { type: 'update', update: Y.encodeStateAsUpdate(doc, message.state) };
      (isForServer ? tab.toTab : tab.toServer).push(answer);
    } else if (isForServer) this.#judge(tab, message.update);
    else Y.applyUpdate(tab.hands.doc, message.update, NETWORK);
  }

  #judge(tab: Tab, update: Uint8Array): void {
    const { person } = tab.device;
    const room = { doc: this.#server, kind: this.#kind, leases: this.#leases, person };
    const judged = judgeUpdate(update, room);
    this.counts.judged += 1;
    switch (judged.verdict) {
      case 'broken':
        if (!wouldFallApart(this.#server, update))
          throw new Error(`${person} was refused: ${judged.cause}`, { cause: { update, room } });
        this.counts.unsound += 1;
        this.#startOver(tab.device);
        return;
      case 'gap':
        this.counts.gaps += 1;
        tab.toTab.push({ type: 'ask', state: Y.encodeStateVector(this.#server) });
        return;
      case 'empty':
        return;
      case 'fine':
        for (const client of judged.newClients) this.#leases.set(client, person);
        Y.applyUpdate(this.#server, update, tab);
        if (this.#server.store.pendingStructs !== null || this.#server.store.pendingDs !== null)
          throw new Error('something is left waiting');
    }
  }
}
