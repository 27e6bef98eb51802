export { loadWorld } from './load.ts';
export { demoRoutes } from './routes.ts';
