import type { Bus } from '../bus/index.ts';
import type { NodePeople } from '../roster.ts';

/** Milliseconds between two signs of life, and of silence after which a node counts as gone. */
const BEAT = 2000;
const SILENT = 10_000;

/** What nodes say of themselves to each other, as JSON. */
type Said =
  | { readonly type: 'people'; readonly node: string; readonly told: NodePeople }
  | { readonly type: 'here'; readonly node: string }
  /** Asks everybody for everybody of theirs. */
  | { readonly type: 'who'; readonly node: string }
  | { readonly type: 'bye'; readonly node: string };

/** Makes the rosters of the nodes one, and notices which nodes there are. */
export interface RosterLink {
  tell(told: NodePeople): void;
  /** The nodes heard of lately, without this one. */
  nodes(): readonly string[];
  /** Says goodbye, so that nobody has to wait for the silence. */
  stop(): void;
}

export interface RosterLinkOptions {
  readonly bus: Bus;
  /** Milliseconds on a clock that only grows. */
  readonly clock: () => number;
  readonly own: () => NodePeople;
  readonly hearNode: (node: string, told: NodePeople) => void;
  /** A node said goodbye or fell silent: nobody is there any more, nor any cursor. */
  readonly loseNode: (node: string) => void;
}

export function createRosterLink({ bus, clock, own, hearNode, loseNode }: RosterLinkOptions): RosterLink {
  const { node } = bus;
  const heardAt = new Map<string, number>();

  function say(said: Said): void {
    bus.publish('nodes', Buffer.from(JSON.stringify(said)));
  }

  function sayAll(): void {
    say({ type: 'people', node, told: own() });
  }

  function hear(payload: Uint8Array): void {
    const said = JSON.parse(Buffer.from(payload).toString()) as Said;
    if (said.type === 'bye') {
      if (heardAt.delete(said.node)) loseNode(said.node);
      return;
    }
    const isNew = !heardAt.has(said.node);
    heardAt.set(said.node, clock());
    if (said.type === 'people') hearNode(said.node, said.told);
    if (said.type === 'who') sayAll();
    // It told what it has to tell before it could be heard, or before it was given up.
    else if (isNew && !(said.type === 'people' && said.told.whole)) say({ type: 'who', node });
  }

  function lookForSilence(): void {
    const now = clock();
    for (const [other, at] of heardAt) {
      if (now - at < SILENT) continue;
      heardAt.delete(other);
      loseNode(other);
    }
  }

  const stopHearing = bus.subscribe('nodes', hear, () => {
    sayAll();
    say({ type: 'who', node });
  });
  const beating = setInterval(() => {
    say({ type: 'here', node });
    lookForSilence();
  }, BEAT).unref();

  return {
    tell: (told) => say({ type: 'people', node, told }),
    nodes: () => [...heardAt.keys()],
    stop() {
      clearInterval(beating);
      stopHearing();
      say({ type: 'bye', node });
    },
  };
}
