export {
  insertAppointment,
  listAppointments,
  listAppointmentsAround,
  listAppointmentsInTerm,
} from './store.ts';
