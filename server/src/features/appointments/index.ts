export { insertAppointment, listAppointments, listAppointmentsAround } from './store.ts';
