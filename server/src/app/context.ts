import type { BoardSignal, FeedEvent } from '@geflecht/contract';
import type { BoardId } from '@geflecht/domain';
import type { FastifyInstance } from 'fastify';

import type { Collab } from '../collab/index.ts';
import type { Gathering } from '../features/silent/gathering.ts';
import type { VersionKeeper } from '../features/versions/keeper.ts';
import type { Storage } from '../storage/index.ts';
import type { Config } from './config.ts';

/** What every feature is handed; time and randomness come in here and nowhere else. */
export interface Context {
  readonly config: Config;
  readonly storage: Storage;
  readonly now: () => Date;
  /** A fresh random id that every id schema of the domain accepts. */
  readonly randomId: () => string;
  readonly randomBytes: (size: number) => Uint8Array;
  /** Hands an event on to the browsers that are open; call it after the commit, never inside the transaction. */
  readonly publish: (event: FeedEvent) => void;
  /** Tells those who have a board open what changed about it; like `publish`, after the commit. */
  readonly signal: (board: BoardId, signal: BoardSignal) => void;
  readonly collab: Collab;
  readonly silent: Gathering;
  readonly versions: VersionKeeper;
  /** Where people reach the product, without a trailing slash; never taken from a request, which can be forged. */
  readonly publicAddress: () => string;
}

/** How a feature adds its routes; called once per start, before the server listens. */
export type RegisterRoutes = (app: FastifyInstance, context: Context) => void;
