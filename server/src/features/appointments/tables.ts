import type {
  Appointment,
  AppointmentId,
  AppointmentState,
  Day,
  ManufakturSlug,
  PersonId,
} from '@geflecht/domain';

export interface AppointmentsTables {
  appointments: AppointmentRow;
}

export interface AppointmentRow {
  id: AppointmentId;
  person: PersonId;
  manufaktur: ManufakturSlug;
  role: Appointment['role'];
  appointed_by: string;
  begins: Day;
  ends: Day | null;
  extended_to: Day | null;
  state: AppointmentState;
}
