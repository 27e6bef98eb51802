import type { BoardId, PersonId, SilentRoundId, Timestamp } from '@geflecht/domain';
import * as v from 'valibot';

import { line } from './fields.ts';
import { LIMITS } from './limits.ts';

/** `laeuft`: everybody writes for themselves; `aufgedeckt`: what was written lies on the board; `abgebrochen`: it stays with its writers. */
export const SILENT_STATES = ['laeuft', 'aufgedeckt', 'abgebrochen'] as const;
export type SilentState = (typeof SILENT_STATES)[number];

/** A time in which everybody on a board writes notes that nobody else sees. How many there are is told, never what they say. */
export interface SilentRound {
  readonly id: SilentRoundId;
  readonly board: BoardId;
  readonly state: SilentState;
  /** The frame the notes are to lie in; `null`: wherever there is room. */
  readonly frame: string | null;
  /** What is asked; `null` when it was only said. */
  readonly question: string | null;
  readonly startedBy: PersonId;
  readonly startedAt: Timestamp;
  readonly endedBy: PersonId | null;
  readonly endedAt: Timestamp | null;
  /** Notes written so far, and by how many people. */
  readonly notes: number;
  readonly writers: number;
}

/** The round that runs, or the last one there was. */
export interface SilentView {
  readonly round: SilentRound | null;
}

/** Id of an item on a board, as far as this interface looks at it. */
const item = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/));

export const startSilentBody = v.strictObject({
  frame: v.nullable(item),
  question: v.nullable(line(LIMITS.silentQuestion)),
});

export const endSilentBody = v.strictObject({ to: v.picklist(['aufgedeckt', 'abgebrochen']) });

/** Somebody who moderates shows everybody where to look; the view itself travels with their cursor. */
export interface BoardLead {
  readonly person: PersonId;
  readonly since: Timestamp;
}

export interface LeadView {
  readonly lead: BoardLead | null;
}

/** Milliseconds after which a leader who has not said so again is taken to have left. */
export const LEAD_LASTS = 90_000;
