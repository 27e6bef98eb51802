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
