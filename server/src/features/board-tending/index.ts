export { boardTendingRoutes } from './routes.ts';
