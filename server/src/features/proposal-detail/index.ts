export { proposalDetailRoutes } from './routes.ts';
