import { APPOINTMENT_STATES, type AppointmentState } from '../states.ts';
import { defineMachine, type Guard, type Machine, type Transition } from './machine.ts';

/** Days before the end of a term at which it counts as running out, and at which people are reminded. */
export const NOTICE_DAYS = [60, 30] as const;
/** How long somebody may hold an office provisionally, in days. */
export const INTERIM_DAYS = 30;
/** How many people may hold a role in one Manufaktur at a time: one or two moderators, exactly one Pate. */
export const SEATS = { moderation: 2, patin: 1 } as const;

export interface AppointmentFacts {
  readonly role: keyof typeof SEATS;
  /** How many *others* hold the role in this Manufaktur now. */
  readonly othersServing: number;
  /** Whole days until the term ends; negative after it. */
  readonly daysLeft: number;
  /** Days the new end lies after the present one; null while no extension is decided. */
  readonly extensionDays: number | null;
  /** Whole days since it is held provisionally; null while it is not. */
  readonly interimDays: number | null;
}

type AppointmentGuard = Guard<AppointmentFacts>;

const seatFree: AppointmentGuard = {
  code: 'guard_seat_free',
  met: ({ role, othersServing }) => othersServing < SEATS[role],
  details: ({ role }) => ({ limit: SEATS[role] }),
};
const ending: AppointmentGuard = {
  code: 'guard_term_ending',
  met: ({ daysLeft }) => daysLeft <= NOTICE_DAYS[0],
};
const over: AppointmentGuard = { code: 'guard_term_over', met: ({ daysLeft }) => daysLeft < 0 };
const newTerm: AppointmentGuard = {
  code: 'guard_new_term',
  met: ({ extensionDays }) => extensionDays !== null && extensionDays > 0,
};
const interimOver: AppointmentGuard = {
  code: 'guard_interim_over',
  met: ({ interimDays }) => interimDays !== null && interimDays > INTERIM_DAYS,
};
const seatEmpty: AppointmentGuard = {
  code: 'guard_seat_empty',
  met: ({ othersServing }) => othersServing === 0,
};

type Step = Transition<AppointmentState, AppointmentFacts>;

function appoint(from: AppointmentState, to: AppointmentState, ...guards: AppointmentGuard[]): Step {
  return { from, to, action: 'appoint', guards };
}
function automatic(from: AppointmentState, to: AppointmentState, ...guards: AppointmentGuard[]): Step {
  return { from, to, action: 'automatic', guards };
}

/**
 * A time-bound role. When nobody holds it any more it is `vakant`, and the Pate receives the
 * moderator's rights for the time being (see `actorOf`).
 */
export const appointmentMachine: Machine<AppointmentState, AppointmentFacts> = defineMachine({
  name: 'appointment',
  states: APPOINTMENT_STATES,
  start: 'vorgeschlagen',
  transitions: [
    appoint('vorgeschlagen', 'aktiv', seatFree),
    automatic('aktiv', 'laeuft_bald_ab', ending),
    appoint('laeuft_bald_ab', 'verlaengert', newTerm),
    appoint('laeuft_bald_ab', 'kommissarisch', over),
    automatic('laeuft_bald_ab', 'beendet', over),
    automatic('verlaengert', 'laeuft_bald_ab', ending),
    appoint('kommissarisch', 'verlaengert', newTerm),
    automatic('kommissarisch', 'beendet', interimOver),
    automatic('beendet', 'vakant', seatEmpty),
  ],
});
