import { describe, expect, it } from 'vitest';

import type { PublicationState } from '../states.ts';
import { proveTable } from './__fixtures__/prove-table.ts';
import { findTransition } from './machine.ts';
import { type PublicationFacts, publicationMachine } from './publication.ts';

const own: PublicationFacts = { political: false, crossManufaktur: false, frozenVersion: 4, version: 4 };

function factsFor(_from: PublicationState, to: PublicationState): PublicationFacts {
  return to === 'beim_kk' ? { ...own, political: true } : own;
}

const stale = { version: 5 };
proveTable({
  machine: publicationMachine,
  text: `
    entwurf → beim_paten → rueckfrage → beim_paten
    beim_paten → beim_kk → freigegeben
    beim_paten → freigegeben → veroeffentlicht → berichtigt | zurueckgezogen
  `,
  factsFor,
  guards: [
    { from: 'beim_paten', to: 'beim_kk', but: { political: false }, code: 'guard_kk_needed' },
    { from: 'beim_paten', to: 'freigegeben', but: { political: true }, code: 'guard_kk_not_needed' },
    { from: 'beim_paten', to: 'freigegeben', but: { crossManufaktur: true }, code: 'guard_kk_not_needed' },
    { from: 'beim_paten', to: 'freigegeben', but: stale, code: 'guard_frozen_version' },
    { from: 'beim_paten', to: 'freigegeben', but: { frozenVersion: null }, code: 'guard_frozen_version' },
    { from: 'beim_kk', to: 'freigegeben', but: stale, code: 'guard_frozen_version' },
    { from: 'freigegeben', to: 'veroeffentlicht', but: stale, code: 'guard_frozen_version' },
    { from: 'veroeffentlicht', to: 'berichtigt', but: stale, code: 'guard_frozen_version' },
  ],
});

describe('publication', () => {
  it('lets the Koordinierungskreis alone release what lies with it', () => {
    expect(findTransition(publicationMachine, 'beim_kk', 'freigegeben')?.beyondManufaktur).toBe(true);
    expect(findTransition(publicationMachine, 'beim_paten', 'freigegeben')?.beyondManufaktur).toBeUndefined();
  });
});
