export { linkRoutes } from './routes.ts';
export { findLink, insertLink, listLinks } from './store.ts';
