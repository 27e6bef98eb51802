/**
 * The socket's life as a total table; see SPEC.md, rules C1–C9.
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
  /** The person wants an attempt now, or looks at the page again. */
  | 'wanted'
  /** Something sent has had no answer for too long. */
  | 'stalled'
  /** The rights may have changed: shake hands anew. */
  | 'renew'
  /** The server says the session is over. */
  | 'session_ended'
  /** The same person has signed in again. */
  | 'session_begun'
  | 'destroyed';

/**
 * What the step asks of the socket: `drop` lets it fall, attempts follow after the usual pauses; `reconnect` lets it
 * fall and tries at once; `connect_now` shortens a pause; `stop` ends all attempts, `resume` takes them up.
 */
export type ConnectionEffect = 'none' | 'drop' | 'reconnect' | 'connect_now' | 'stop' | 'resume';

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
  wanted: step(state),
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
    wanted: step('starting', 'connect_now'),
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
    wanted: step('open'),
    stalled: step('offline', 'reconnect'),
    renew: step('offline', 'reconnect'),
    session_ended: step('ended', 'stop'),
    session_begun: step('open'),
    destroyed: step('closed', 'stop'),
  },
  offline: {
    opened: step('open'),
    lost: step('offline'),
    network_gone: step('offline'),
    network_back: step('offline', 'connect_now'),
    wanted: step('offline', 'connect_now'),
    stalled: step('offline'),
    renew: step('offline', 'connect_now'),
    session_ended: step('ended', 'stop'),
    session_begun: step('offline'),
    destroyed: step('closed', 'stop'),
  },
  ended: { ...over('ended'), session_begun: step('offline', 'resume') },
  closed: over('closed'),
};
