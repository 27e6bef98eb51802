import {
  type Appointment,
  type Day,
  INTERIM_DAYS,
  type ManufakturSlug,
  type PersonId,
} from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import type { AppointmentRow } from './tables.ts';

export async function insertAppointment(db: Db, appointment: Appointment): Promise<void> {
  await db
    .insertInto('appointments')
    .values({
      id: appointment.id,
      person: appointment.person,
      manufaktur: appointment.manufaktur,
      role: appointment.role,
      appointed_by: appointment.appointedBy,
      begins: appointment.begins,
      ends: appointment.ends,
      extended_to: appointment.extendedTo,
      state: appointment.state,
    })
    .execute();
}

export async function listAppointments(db: Db, manufaktur: ManufakturSlug): Promise<readonly Appointment[]> {
  const rows = await db
    .selectFrom('appointments')
    .selectAll()
    .where('manufaktur', '=', manufaktur)
    .orderBy('begins')
    .orderBy('id')
    .execute();
  return rows.map(appointmentOf);
}

/**
 * All appointments in force on that day in every Manufaktur where the person holds or held one; the others' are
 * needed too, because a Pate steps in where nobody moderates.
 */
export async function listAppointmentsAround(
  db: Db,
  person: PersonId,
  today: Day,
): Promise<readonly Appointment[]> {
  const rows = await db
    .selectFrom('appointments')
    .selectAll()
    .where('manufaktur', 'in', (query) =>
      query.selectFrom('appointments').select('manufaktur').where('person', '=', person),
    )
    .orderBy('begins')
    .orderBy('id')
    .execute();
  return rows.map(appointmentOf).filter((appointment) => isInTerm(appointment, today));
}

/** All that are in force on that day. */
export async function listAppointmentsInTerm(db: Db, today: Day): Promise<readonly Appointment[]> {
  const rows = await db.selectFrom('appointments').selectAll().orderBy('begins').orderBy('id').execute();
  return rows.map(appointmentOf).filter((appointment) => isInTerm(appointment, today));
}

/** The calendar's half of being in office; the state's half is the domain's `isServing`. */
function isInTerm(appointment: Appointment, today: Day): boolean {
  const ends = appointment.extendedTo ?? appointment.ends;
  if (appointment.begins > today) return false;
  if (ends === null) return true;
  const grace = appointment.state === 'kommissarisch' ? INTERIM_DAYS : 0;
  return today <= daysAfter(ends, grace);
}

function daysAfter(day: Day, days: number): Day {
  const moment = new Date(`${day}T12:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

function appointmentOf(row: AppointmentRow): Appointment {
  return {
    id: row.id,
    person: row.person,
    manufaktur: row.manufaktur,
    role: row.role,
    appointedBy: row.appointed_by,
    begins: row.begins,
    ends: row.ends,
    extendedTo: row.extended_to,
    state: row.state,
  };
}
