import type { DocumentAddress, PersonId } from '@geflecht/domain';

import type { Bus } from '../bus/index.ts';
import type { Ended } from '../sockets.ts';

/** Whose rights may have changed: somebody's everywhere, or everybody's to one document. */
export type Rechecked = { readonly person: PersonId } | { readonly document: DocumentAddress };

/** The same, or several people's at once. */
export type Concerned = Rechecked | { readonly people: ReadonlySet<PersonId> };

type Said = { readonly ended: Ended } | { readonly recheck: Rechecked };

/** Tells the other nodes at once whose rights end; what they do not hear they find in the database (`AccessWatch`). */
export interface AccessLink {
  ended(of: Ended): void;
  recheck(of: Rechecked): void;
  stop(): void;
}

export function createAccessLink(
  bus: Bus,
  hear: { readonly ended: (of: Ended) => void; readonly recheck: (of: Rechecked) => void },
): AccessLink {
  const say = (said: Said): void => bus.publish('access', Buffer.from(JSON.stringify(said)));
  const stop = bus.subscribe('access', (payload) => {
    const said = JSON.parse(Buffer.from(payload).toString()) as Said;
    if ('ended' in said) hear.ended(said.ended);
    else hear.recheck(said.recheck);
  });
  return {
    ended: (of) => say({ ended: of }),
    recheck: (of) => say({ recheck: of }),
    stop,
  };
}
