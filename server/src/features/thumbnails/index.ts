export { thumbnailRoutes } from './routes.ts';
