export { insertInitiative, listInitiatives } from './store.ts';
