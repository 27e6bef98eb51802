export { linkRoutes } from './routes.ts';
export { countLinks, findLink, insertLink, listLinks } from './store.ts';
