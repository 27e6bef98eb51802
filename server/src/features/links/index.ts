export { findLink, insertLink, listLinks } from './store.ts';
