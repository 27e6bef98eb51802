import type { Actor } from '@geflecht/domain';

import type { Session } from './session-store.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; `ANYBODY` without a valid session. */
    actor: Actor;
    /** The session the request came with, if it is valid. */
    session: Session | null;
  }
}
