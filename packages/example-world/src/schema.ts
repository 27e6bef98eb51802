import {
  APPOINTMENT_STATES,
  appointmentIdSchema,
  BACKGROUNDS,
  CRITERIA,
  initiativeIdSchema,
  LINK_STATES,
  linkIdSchema,
  manufakturSlugSchema,
  MEETING_STATES,
  meetingIdSchema,
  MILESTONE_KINDS,
  MILESTONE_STATES,
  milestoneIdSchema,
  MONITORING_STATES,
  OFFICES,
  personIdSchema,
  POINTS,
  PROPOSAL_STATES,
  PROPOSAL_TYPES,
  type ProposalSection,
  proposalIdSchema,
  ROUND_STATES,
  roundIdSchema,
  SCORES,
  SMART_FIELDS,
  type SmartField,
} from '@geflecht/domain';
import * as v from 'valibot';

import { deadlineOf, seasonOf, shiftDay, shiftTimestamp } from './calendar.ts';

export const EXAMPLE_ROLES = ['participant', 'moderator', 'pate', 'kk', 'city', 'admin'] as const;

const text = v.pipe(v.string(), v.minLength(1));
const paragraphs = v.array(text);
const sdg = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(17));
const clock = v.pipe(v.string(), v.regex(/^\d\d:\d\d$/));

/** Reads the stored world and moves every date by whole days in the same pass, so that none can be forgotten. */
export function worldSchema(days: number) {
  const day = v.pipe(
    v.string(),
    v.isoDate(),
    v.transform((value) => shiftDay(value, days)),
  );
  const timestamp = v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.transform((value) => shiftTimestamp(value, days)),
  );
  /** Titles name seasons and years as `{season 2026-11-18}` and `{year 2026-11-18}`. */
  const dated = v.pipe(
    text,
    v.transform((value) =>
      value.replaceAll(/\{(season|year) (\d{4}-\d\d-\d\d)\}/g, (_, kind: string, at: string) => {
        const moved = shiftDay(at, days);
        return kind === 'season' ? seasonOf(moved) : moved.slice(0, 4);
      }),
    ),
  );
  const deadline = v.pipe(
    day,
    v.transform((value) => deadlineOf(value)),
  );

  return v.strictObject({
    note: text,
    referenceDay: day,
    manufakturen: v.array(
      v.strictObject({
        slug: manufakturSlugSchema,
        number: v.pipe(v.number(), v.integer(), v.minValue(1)),
        name: text,
        description: text,
        workStructure: text,
        sdgs: v.array(sdg),
        sourcedSdgs: v.array(sdg),
        color: v.pipe(v.string(), v.hexColor()),
      }),
    ),
    people: v.array(
      v.strictObject({
        id: personIdSchema,
        name: text,
        role: v.picklist(EXAMPLE_ROLES),
        background: v.picklist(BACKGROUNDS),
        organisation: v.nullable(text),
        referat: v.nullable(text),
        offices: v.array(v.picklist(OFFICES)),
      }),
    ),
    memberships: v.array(
      v.strictObject({
        person: personIdSchema,
        manufaktur: manufakturSlugSchema,
        state: v.picklist(['gast', 'mitglied']),
        since: timestamp,
      }),
    ),
    appointments: v.array(
      v.strictObject({
        id: appointmentIdSchema,
        person: personIdSchema,
        manufaktur: manufakturSlugSchema,
        role: v.picklist(['moderation', 'patin']),
        appointedBy: text,
        begins: day,
        ends: v.nullable(day),
        extendedTo: v.nullable(day),
        state: v.picklist(APPOINTMENT_STATES),
      }),
    ),
    initiatives: v.array(
      v.strictObject({
        id: initiativeIdSchema,
        name: text,
        kind: text,
        topics: v.array(sdg),
        manufakturen: v.array(manufakturSlugSchema),
      }),
    ),
    proposals: v.array(
      v.strictObject({
        id: proposalIdSchema,
        manufaktur: manufakturSlugSchema,
        type: v.picklist(PROPOSAL_TYPES),
        title: text,
        summary: text,
        sdgs: v.array(sdg),
        referate: v.array(text),
        state: v.picklist(PROPOSAL_STATES),
        priority: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
        smart: v.strictObject({
          spezifisch: v.nullable(text),
          messbar: v.nullable(text),
          attraktiv: v.nullable(text),
          realistisch: v.nullable(text),
          terminiert: v.nullable(deadline),
        } satisfies Record<SmartField, unknown>),
        opinion: v.nullable(text),
        stateReason: v.nullable(text),
        mergedInto: v.nullable(proposalIdSchema),
        author: personIdSchema,
        createdAt: timestamp,
        updatedAt: timestamp,
      }),
    ),
    links: v.array(
      v.strictObject({
        id: linkIdSchema,
        from: proposalIdSchema,
        to: proposalIdSchema,
        score: v.picklist(SCORES),
        reason: text,
        state: v.picklist(LINK_STATES),
        proposedBy: personIdSchema,
        answeredBy: v.nullable(personIdSchema),
        answerReason: v.nullable(text),
        counterScore: v.nullable(v.picklist(SCORES)),
        createdAt: timestamp,
        updatedAt: timestamp,
      }),
    ),
    rounds: v.array(
      v.strictObject({
        id: roundIdSchema,
        title: dated,
        state: v.picklist(ROUND_STATES),
        candidates: v.array(proposalIdSchema),
        selected: v.array(proposalIdSchema),
        moderatorsAgree: v.nullable(v.boolean()),
        decidedOn: v.nullable(day),
      }),
    ),
    ratings: v.array(
      v.strictObject({
        round: roundIdSchema,
        proposal: proposalIdSchema,
        person: personIdSchema,
        points: v.record(v.picklist(CRITERIA), v.picklist(POINTS)),
      }),
    ),
    meetings: v.array(
      v.strictObject({
        id: meetingIdSchema,
        title: dated,
        date: day,
        begins: clock,
        ends: clock,
        place: text,
        state: v.picklist(MEETING_STATES),
        expected: v.pipe(v.number(), v.integer(), v.minValue(0)),
        agenda: v.array(v.strictObject({ time: clock, item: dated, lead: text })),
        decisions: v.array(text),
        round: v.nullable(roundIdSchema),
      }),
    ),
    milestones: v.array(
      v.strictObject({
        id: milestoneIdSchema,
        kind: v.picklist(MILESTONE_KINDS),
        title: dated,
        due: day,
        state: v.picklist(MILESTONE_STATES),
        proposals: v.array(proposalIdSchema),
        responsible: text,
        manufaktur: v.nullable(manufakturSlugSchema),
      }),
    ),
    monitoring: v.array(
      v.strictObject({
        proposal: proposalIdSchema,
        reportedOn: day,
        state: v.picklist(MONITORING_STATES),
        light: v.picklist(['gruen', 'gelb', 'rot']),
        progress: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
        author: personIdSchema,
        text,
        evidence: v.array(text),
      }),
    ),
  });
}

/** Paragraphs per section; a young proposal has not written all of them. */
export const proposalTextsSchema = v.record(
  proposalIdSchema,
  v.strictObject({
    anlass: v.optional(paragraphs, []),
    ziel: v.optional(paragraphs, []),
    massnahmen: v.optional(paragraphs, []),
    wirkung: v.optional(paragraphs, []),
    umsetzung: v.optional(paragraphs, []),
  } satisfies Record<ProposalSection, unknown>),
);

/** Notes per Manufaktur, as they would lie on its board. */
export const boardNotesSchema = v.record(manufakturSlugSchema, v.array(text));

export function filledSmartFields(smart: Readonly<Record<SmartField, string | null>>): readonly SmartField[] {
  return SMART_FIELDS.filter((field) => smart[field] !== null);
}
