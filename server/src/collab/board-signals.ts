import type { BoardSignal, BoardSignalMessage } from '@geflecht/contract';
import type { BoardId } from '@geflecht/domain';

import type { Bus } from './bus/index.ts';
import type { HubRoom } from './hub-room.ts';
import type { Peer } from './peer.ts';

const CHANNEL = 'board signals';

export interface BoardSignalsOptions {
  readonly bus: Bus;
  readonly hub: Pick<HubRoom, 'tell'>;
  readonly peers: () => Iterable<Pick<Peer, 'open' | 'hub'>>;
  readonly failed: (where: string, error: unknown) => void;
}

/** Tells those who have a board open, on every node, what changed about it in SQL. */
export interface BoardSignals {
  /** Sends and forgets: whoever comes later, or was away, reads the fact itself. */
  tell(board: BoardId, signal: BoardSignal): void;
  stop(): void;
}

/** A board that is open on a socket has been judged: rights that end close it, and with it what is heard of it. */
export function createBoardSignals({ bus, hub, peers, failed }: BoardSignalsOptions): BoardSignals {
  function spread(message: BoardSignalMessage): void {
    for (const peer of peers()) {
      const channel = peer.hub();
      if (channel === undefined) continue;
      const isOpen = peer
        .open()
        .some(({ room }) => room.address.kind === 'board' && room.address.id === message.board);
      if (isOpen) hub.tell(channel, message);
    }
  }

  const stopHearing = bus.subscribe(CHANNEL, (payload) => {
    try {
      spread(JSON.parse(new TextDecoder().decode(payload)) as BoardSignalMessage);
    } catch (error) {
      failed('board signal', error);
    }
  });
  return {
    tell(board, signal) {
      const message: BoardSignalMessage = { type: 'signal', board, ...signal };
      spread(message);
      bus.publish(CHANNEL, new TextEncoder().encode(JSON.stringify(message)));
    },
    stop: stopHearing,
  };
}
