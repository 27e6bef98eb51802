export {
  countMembers,
  findManufaktur,
  findMembership,
  insertManufaktur,
  insertMembership,
  listManufakturen,
  listMemberships,
  listMembershipsOf,
  saveMembership,
} from './store.ts';
export { findInvitation } from './invitation-store.ts';
