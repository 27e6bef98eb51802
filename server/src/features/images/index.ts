export { imageRoutes } from './routes.ts';
export { copyImages } from './store.ts';
