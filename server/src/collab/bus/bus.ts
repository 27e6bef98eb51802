/** `alone`: there is no other node. `down`: there may be, but they cannot hear each other just now. */
export type BusState = 'alone' | 'up' | 'down';

/** What the nodes call out to each other. Nothing depends on being heard: the truth is in the database. */
export interface Bus {
  /** Random id of this process. */
  readonly node: string;
  /** Sends and forgets; while the bus is down nothing is kept. */
  publish(channel: string, payload: Uint8Array): void;
  /** Hears what other nodes say; never one's own. */
  subscribe(channel: string, listener: (payload: Uint8Array) => void): () => void;
  state(): BusState;
  onState(listener: (state: BusState) => void): () => void;
  close(): Promise<void>;
}

/** The bus of a process that has no fellows. */
export function createLocalBus(): Bus {
  return {
    node: 'alone',
    publish: () => undefined,
    subscribe: () => () => undefined,
    state: () => 'alone',
    onState: () => () => undefined,
    close: async () => await Promise.resolve(),
  };
}
