export { deleteInvitations, findInvitation } from './invitation-store.ts';
export { manufakturenRoutes } from './routes.ts';
export {
  countMembers,
  findManufaktur,
  findMembership,
  insertManufaktur,
  insertMembership,
  listManufakturen,
  listHomes,
  listMemberships,
  listMembershipsOf,
  listMembershipsOfAll,
  saveMembership,
} from './store.ts';
