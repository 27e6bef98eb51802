import { PUBLICATION_STATES, type PublicationState } from '../states.ts';
import { defineMachine, type Guard, type Machine, type Transition } from './machine.ts';

export interface PublicationFacts {
  readonly political: boolean;
  readonly crossManufaktur: boolean;
  /** The version that was put up for approval; null while it can still be changed. */
  readonly frozenVersion: number | null;
  /** The version the text has now. */
  readonly version: number;
}

type PublicationGuard = Guard<PublicationFacts>;

const concernsKk = (facts: PublicationFacts) => facts.political || facts.crossManufaktur;
const kkNeeded: PublicationGuard = { code: 'guard_kk_needed', met: concernsKk };
const kkNotNeeded: PublicationGuard = { code: 'guard_kk_not_needed', met: (facts) => !concernsKk(facts) };
const frozen: PublicationGuard = {
  code: 'guard_frozen_version',
  met: ({ frozenVersion, version }) => frozenVersion === version,
};

type Step = Transition<PublicationState, PublicationFacts>;

function draft(from: PublicationState, to: PublicationState): Step {
  return { from, to, action: 'draft_publication', guards: [] };
}
function release(from: PublicationState, to: PublicationState, ...guards: PublicationGuard[]): Step {
  return { from, to, action: 'release_publication', guards };
}
/** What is political or crosses Manufakturen is the Koordinierungskreis's, whichever group wrote it. */
function kk(from: PublicationState, to: PublicationState, ...guards: PublicationGuard[]): Step {
  return { from, to, action: 'release_publication', beyondManufaktur: true, guards };
}

/** A text on its way to the public, over the Pate; an approval holds for the frozen version alone. */
export const publicationMachine: Machine<PublicationState, PublicationFacts> = defineMachine({
  name: 'publication',
  states: PUBLICATION_STATES,
  start: 'entwurf',
  transitions: [
    draft('entwurf', 'beim_paten'),
    release('beim_paten', 'rueckfrage'),
    draft('rueckfrage', 'beim_paten'),
    release('beim_paten', 'beim_kk', kkNeeded),
    release('beim_paten', 'freigegeben', kkNotNeeded, frozen),
    kk('beim_kk', 'freigegeben', frozen),
    release('freigegeben', 'veroeffentlicht', frozen),
    release('veroeffentlicht', 'berichtigt', frozen),
    release('veroeffentlicht', 'zurueckgezogen'),
  ],
});
