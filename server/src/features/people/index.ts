export { loadActor, loadActors } from './actor.ts';
export { findPerson, grantOffice, insertPerson, listPeople, renamePerson, setSuspended } from './store.ts';
export { viewOf } from './view.ts';
export { peopleRoutes } from './routes.ts';
