import { CLOSE } from '@geflecht/contract';
import type { PersonId } from '@geflecht/domain';

/** Whose socket it is; checked before the upgrade and never changed after. */
export interface SocketOwner {
  /** What it came with: a browser's session, or what stands for the key of a plain client. */
  readonly session: string;
  readonly person: PersonId;
}

export interface OpenSocket extends SocketOwner {
  readonly id: string;
  close(code: number, reason: string): void;
}

/** Whose sockets are to be closed. */
export type Ended = { readonly session: string } | { readonly person: PersonId };

/** Beyond any honest number of tabs, even of a workshop that all enters as the same example person. */
const MOST_PER_PERSON = 500;

/** All open sockets of this process. */
export interface Sockets {
  /** False when this person has too many already; the socket is then closed. */
  add(socket: OpenSocket): boolean;
  remove(id: string): void;
  endSession(of: Ended): void;
  all(): readonly OpenSocket[];
  of(person: PersonId): ReadonlySet<OpenSocket>;
  closeAll(code: number, reason: string): void;
}

const NONE: ReadonlySet<OpenSocket> = new Set();

export function createSockets(): Sockets {
  const open = new Map<string, OpenSocket>();
  const ofPerson = new Map<PersonId, Set<OpenSocket>>();
  const of = (person: PersonId): ReadonlySet<OpenSocket> => ofPerson.get(person) ?? NONE;
  return {
    add(socket) {
      if (of(socket.person).size >= MOST_PER_PERSON) {
        socket.close(CLOSE.tooMany, 'too_many_connections');
        return false;
      }
      open.set(socket.id, socket);
      ofPerson.set(socket.person, (ofPerson.get(socket.person) ?? new Set()).add(socket));
      return true;
    },
    remove(id) {
      const socket = open.get(id);
      if (socket === undefined) return;
      open.delete(id);
      const others = ofPerson.get(socket.person);
      others?.delete(socket);
      if (others?.size === 0) ofPerson.delete(socket.person);
    },
    endSession(whose) {
      for (const socket of open.values()) {
        const meant = 'session' in whose ? socket.session === whose.session : socket.person === whose.person;
        if (meant) socket.close(CLOSE.sessionEnded, 'session_ended');
      }
    },
    all: () => [...open.values()],
    of,
    closeAll(code, reason) {
      for (const socket of open.values()) socket.close(code, reason);
    },
  };
}
