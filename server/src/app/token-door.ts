import type { CollabOptions } from '../collab/index.ts';
import { socketsOf, type TokenEntrance, tokenIn } from '../features/tokens/index.ts';
import { clientAddress } from '../http/client-address.ts';
import type { Config } from './config.ts';

/** Lets the holders of access tokens in at the door of plain clients. */
export function createTokenDoor(
  entrance: TokenEntrance,
  { trustedProxies }: Pick<Config, 'trustedProxies'>,
  now: () => Date,
): CollabOptions['holderOf'] {
  return async (request) => {
    const owner = await entrance.ownerOf(tokenIn(request), clientAddress(request, trustedProxies));
    if (!owner.ok) return owner;
    const { person, scope, token, expiresAt } = owner.value;
    return {
      ok: true,
      value: {
        owner: { session: socketsOf(token), person },
        most: scope,
        expiresIn: () => expiresAt.getTime() - now().getTime(),
        used: () => entrance.noteUse(token),
      },
    };
  };
}
