/**
 * The socket's life as a total table; see SPEC.md, rules C1–C7.
 *
 * - `starting`: nothing was ever heard of the server, nothing ever failed
 * - `open`: the socket stands
 * - `offline`: it fell or could not be had; attempts go on
 * - `ended`: the session is over; no attempts until somebody signs in again
 * - `closed`: the tab let go of it
 */
export type ConnectionState = 'starting' | 'open' | 'offline' | 'ended' | 'closed';

export type ConnectionEvent =
  /** The socket stands. */
  | 'opened'
  /** The socket fell, or an attempt failed. */
  | 'lost'
  /** The browser says the network is gone. */
  | 'network_gone'
  /** The browser says the network is back. */
  | 'network_back'
  /** Something sent has had no answer for too long. */
  | 'stalled'
  /** The rights may have changed: shake hands anew. */
  | 'renew'
  /** The server says the session is over. */
  | 'session_ended'
  /** The same person has signed in again. */
  | 'session_begun'
  | 'destroyed';

/** What the step asks of the socket: `drop` lets it fall and tries again at once, `stop` ends all attempts, `resume` takes them up. */
export type ConnectionEffect = 'none' | 'drop' | 'connect_now' | 'stop' | 'resume';

export interface ConnectionStep {
  readonly next: ConnectionState;
  readonly effect: ConnectionEffect;
}

function step(next: ConnectionState, effect: ConnectionEffect = 'none'): ConnectionStep {
  return { next, effect };
}

type Row = Readonly<Record<ConnectionEvent, ConnectionStep>>;

const over = (state: 'ended' | 'closed'): Row => ({
  opened: step(state, 'stop'),
  lost: step(state),
  network_gone: step(state),
  network_back: step(state),
  stalled: step(state),
  renew: step(state),
  session_ended: step(state),
  session_begun: step(state),
  destroyed: step('closed', 'stop'),
});

/** Every state meets every event; `Record` makes a missing cell a type error. */
export const CONNECTION: Readonly<Record<ConnectionState, Row>> = {
  starting: {
    opened: step('open'),
    lost: step('offline'),
    network_gone: step('offline', 'drop'),
    network_back: step('starting', 'connect_now'),
    stalled: step('starting'),
    renew: step('starting'),
    session_ended: step('ended', 'stop'),
    session_begun: step('starting'),
    destroyed: step('closed', 'stop'),
  },
  open: {
    opened: step('open'),
    lost: step('offline'),
    network_gone: step('offline', 'drop'),
    network_back: step('open'),
    stalled: step('offline', 'drop'),
    renew: step('offline', 'drop'),
    session_ended: step('ended', 'stop'),
    session_begun: step('open'),
    destroyed: step('closed', 'stop'),
  },
  offline: {
    opened: step('open'),
    lost: step('offline'),
    network_gone: step('offline'),
    network_back: step('offline', 'connect_now'),
    stalled: step('offline'),
    renew: step('offline', 'connect_now'),
    session_ended: step('ended', 'stop'),
    session_begun: step('offline'),
    destroyed: step('closed', 'stop'),
  },
  ended: { ...over('ended'), session_begun: step('offline', 'resume') },
  closed: over('closed'),
};

/** How far what was typed here has come; shown to the person and always true. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** `waiting`: changes made here that the server has not yet acknowledged. */
  | { readonly kind: 'offline'; readonly waiting: number };

/** What one document contributes to the save state. */
export interface DocumentLoad {
  /** Changes made here and not acknowledged. */
  readonly unacknowledged: number;
  /** Whether its channel on the socket stands or is just being set up. */
  readonly channel: 'up' | 'down';
  /** A refused document shows its refusal itself (rule S5). */
  readonly refused: boolean;
}

/** The save state of the tab; see SPEC.md, rules S1–S5. */
export function saveStateOf(connection: ConnectionState, documents: Iterable<DocumentLoad>): SaveState {
  let waiting = 0;
  let channelDown = false;
  for (const document of documents) {
    if (document.refused || document.unacknowledged === 0) continue;
    waiting += document.unacknowledged;
    channelDown ||= document.channel === 'down';
  }
  switch (connection) {
    case 'starting':
      return waiting === 0 ? { kind: 'saved' } : { kind: 'saving' };
    case 'open':
      if (waiting === 0) return { kind: 'saved' };
      return channelDown ? { kind: 'offline', waiting } : { kind: 'saving' };
    case 'offline':
    case 'ended':
    case 'closed':
      return { kind: 'offline', waiting };
  }
}
