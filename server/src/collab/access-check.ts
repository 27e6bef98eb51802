import type { Access, DocumentAddress, PersonId } from '@geflecht/domain';

import type { Channel } from './channel.ts';
import type { Peer } from './peer.ts';
import type { Rights } from './rights.ts';

/** The rights to something open have changed: the client comes back with what it has now. */
const ACCESS_CHANGED = 4205;

export interface AccessCheckOptions {
  readonly peers: () => Iterable<Peer>;
  readonly rights: Pick<Rights, 'accessOf' | 'mayListen'>;
  readonly listens: (channel: Channel) => boolean;
  /** Nothing more is told on the hub. */
  readonly hush: (channel: Channel) => void;
}

/**
 * Looks whether those who are inside may still be, and closes the sockets of whose rights have changed.
 * @throws AggregateError when some could not be looked at; all others were
 */
export async function checkAccess(
  { peers, rights, listens, hush }: AccessCheckOptions,
  concerns: (peer: Peer, address: DocumentAddress | undefined) => boolean,
): Promise<void> {
  // One answer for each person and document, however many tabs ask.
  const known = new Map<string, Promise<Access | 'unknown'>>();
  const ears = new Map<PersonId, Promise<boolean>>();
  const ask = async (person: PersonId, address: DocumentAddress): Promise<Access | 'unknown'> => {
    const key = `${person} ${address.kind}:${address.id}`;
    const answer = known.get(key) ?? rights.accessOf(person, address);
    known.set(key, answer);
    return await answer;
  };
  const failures: unknown[] = [];
  for (const peer of peers()) {
    try {
      if (!(await isStillRight(peer))) peer.socket.close(ACCESS_CHANGED, 'access_changed');
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some rights could not be looked up.');

  async function isStillRight(peer: Peer): Promise<boolean> {
    const { socket } = peer;
    let isRight = true;
    for (const { channel, room } of peer.open()) {
      if (!concerns(peer, room.address)) continue;
      const access = await ask(socket.person, room.address);
      if (access === channel.granted) continue;
      isRight = false;
      // At once, for what is already on its way; the socket's end makes the client ask again.
      room.demote(channel);
    }
    const hub = peer.hub();
    if (hub === undefined || !concerns(peer, undefined)) return isRight;
    const hears = ears.get(socket.person) ?? rights.mayListen(socket.person);
    ears.set(socket.person, hears);
    if ((await hears) === listens(hub)) return isRight;
    hush(hub);
    return false;
  }
}
