/** `alone`: there is no other node. `down`: there may be, but they cannot hear each other just now. */
export type BusState = 'alone' | 'up' | 'down';

/** What the nodes call out to each other. Nothing depends on being heard: the truth is in the database. */
export interface Bus {
  /** Random id of this process. */
  readonly node: string;
  /** Whether there is nothing that could ever carry a message. */
  readonly isSilent: boolean;
  /** Sends and forgets; never throws. While the bus is down nothing is kept. */
  publish(channel: string, payload: Uint8Array): void;
  /**
   * Hears what other nodes say; never one's own.
   * @param hears called each time the channel can really be heard: some time after this call, and after every outage.
   *   What was said before has to be looked up.
   */
  subscribe(channel: string, listener: (payload: Uint8Array) => void, hears?: () => void): () => void;
  state(): BusState;
  /** `up` comes once every channel can be heard again. */
  onState(listener: (state: BusState) => void): () => void;
  close(): Promise<void>;
}

/**
 * Carries nothing: the bus of a process that has no fellows, or of one that would not hear them if it had.
 * @param state `down` where the database is one that other processes may work on, too: what they do is found there
 */
export function createSilentBus(state: 'alone' | 'down'): Bus {
  return {
    node: 'alone',
    isSilent: true,
    publish: () => undefined,
    subscribe: () => () => undefined,
    state: () => state,
    onState: () => () => undefined,
    close: async () => await Promise.resolve(),
  };
}
