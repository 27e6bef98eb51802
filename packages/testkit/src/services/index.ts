/** Brings in the types of what the set-up provides to tests. */
export type {} from './provide-postgres.ts';
export { freePort } from './free-port.ts';
export { startPostgres, type RunningPostgres } from './postgres.ts';
export { startRedis, type RunningRedis } from './redis.ts';
