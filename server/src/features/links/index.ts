export { linkRoutes } from './routes.ts';
export { countLinks, insertLink, listLinks } from './store.ts';
