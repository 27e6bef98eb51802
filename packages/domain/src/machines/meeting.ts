import { MEETING_STATES, type MeetingState } from '../states.ts';
import { defineMachine, type Machine, type Transition } from './machine.ts';

/** A meeting's steps depend on the right alone. */
export type MeetingFacts = Readonly<Record<never, never>>;

function step(from: MeetingState, to: MeetingState): Transition<MeetingState, MeetingFacts> {
  return { from, to, action: 'run_cross_meeting', guards: [] };
}

/** A meeting across Manufakturen, up to its published minutes. */
export const meetingMachine: Machine<MeetingState, MeetingFacts> = defineMachine({
  name: 'meeting',
  states: MEETING_STATES,
  start: 'entwurf',
  transitions: [
    step('entwurf', 'eingeladen'),
    step('eingeladen', 'laeuft'),
    step('laeuft', 'protokoll_entwurf'),
    step('protokoll_entwurf', 'abgestimmt'),
    step('abgestimmt', 'veroeffentlicht'),
  ],
});
