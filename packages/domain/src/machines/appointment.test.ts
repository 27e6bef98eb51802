import type { AppointmentState } from '../states.ts';
import { proveTable } from './__fixtures__/prove-table.ts';
import { type AppointmentFacts, appointmentMachine } from './appointment.ts';

const whole: AppointmentFacts = {
  role: 'moderation',
  othersServing: 0,
  daysLeft: -1,
  extensionDays: 365,
  interimDays: 31,
};

function factsFor(_from: AppointmentState, to: AppointmentState): AppointmentFacts {
  if (to === 'aktiv') return { ...whole, othersServing: 1 };
  return to === 'laeuft_bald_ab' ? { ...whole, daysLeft: 60 } : whole;
}

proveTable({
  machine: appointmentMachine,
  text: `
    vorgeschlagen → aktiv → laeuft_bald_ab → verlaengert | kommissarisch | beendet
    beendet → vakant
    verlaengert → laeuft_bald_ab
    kommissarisch → verlaengert | beendet
  `,
  factsFor,
  guards: [
    { from: 'vorgeschlagen', to: 'aktiv', but: { othersServing: 2 }, code: 'guard_seat_free' },
    { from: 'vorgeschlagen', to: 'aktiv', but: { role: 'patin' }, code: 'guard_seat_free' },
    { from: 'aktiv', to: 'laeuft_bald_ab', but: { daysLeft: 61 }, code: 'guard_term_ending' },
    { from: 'verlaengert', to: 'laeuft_bald_ab', but: { daysLeft: 61 }, code: 'guard_term_ending' },
    { from: 'laeuft_bald_ab', to: 'verlaengert', but: { extensionDays: null }, code: 'guard_new_term' },
    { from: 'laeuft_bald_ab', to: 'verlaengert', but: { extensionDays: 0 }, code: 'guard_new_term' },
    { from: 'kommissarisch', to: 'verlaengert', but: { extensionDays: null }, code: 'guard_new_term' },
    { from: 'laeuft_bald_ab', to: 'kommissarisch', but: { daysLeft: 0 }, code: 'guard_term_over' },
    { from: 'laeuft_bald_ab', to: 'beendet', but: { daysLeft: 0 }, code: 'guard_term_over' },
    { from: 'kommissarisch', to: 'beendet', but: { interimDays: 30 }, code: 'guard_interim_over' },
    { from: 'kommissarisch', to: 'beendet', but: { interimDays: null }, code: 'guard_interim_over' },
    { from: 'beendet', to: 'vakant', but: { othersServing: 1 }, code: 'guard_seat_empty' },
  ],
});
