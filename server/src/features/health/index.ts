export { createReadiness, type Signs } from './readiness.ts';
export { healthRoutes } from './routes.ts';
export type { Vitals } from './vitals.ts';
