export { createVersionKeeper, type VersionKeeper } from './keeper.ts';
export { versionRoutes } from './routes.ts';
