export { healthRoutes } from './routes.ts';
export type { Vitals } from './vitals.ts';
