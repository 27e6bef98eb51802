import type {
  Appointment,
  Initiative,
  Link,
  Manufaktur,
  ManufakturSlug,
  Meeting,
  Membership,
  Milestone,
  MonitoringReport,
  Person,
  Proposal,
  ProposalId,
  ProposalSection,
  Rating,
  Round,
  SmartField,
} from '@geflecht/domain';
import * as v from 'valibot';

import { dayInMunich, daysBetween } from './calendar.ts';
import {
  boardNotesSchema,
  type EXAMPLE_ROLES,
  filledSmartFields,
  proposalTextsSchema,
  worldSchema,
} from './schema.ts';
import boardNotes from './texts/board-notes.json' with { type: 'json' };
import proposalTexts from './texts/proposal-texts.json' with { type: 'json' };
import stored from './world.json' with { type: 'json' };

/** The hat an example person mainly wears; whose term has ended is a participant again. */
export type ExampleRole = (typeof EXAMPLE_ROLES)[number];

export interface ExamplePerson extends Person {
  readonly role: ExampleRole;
  /** The department a city contact works for. */
  readonly referat: string | null;
}

/** A proposal's header with the words its live document begins with. */
export interface ExampleProposal {
  readonly header: Proposal;
  readonly smart: Readonly<Record<SmartField, string | null>>;
  /** Paragraphs, plain text. */
  readonly sections: Readonly<Record<ProposalSection, readonly string[]>>;
  readonly mergedInto: ProposalId | null;
}

export interface ExampleRound extends Round {
  /** Null while the round still runs. */
  readonly moderatorsAgree: boolean | null;
}

export interface ExampleMilestone extends Milestone {
  readonly manufaktur: ManufakturSlug | null;
}

/** The whole example world: one coherent, freely invented state of the platform. */
export interface ExampleWorld {
  /** Says in German that all of it is invented. */
  readonly note: string;
  /** The day the world is laid around. */
  readonly today: string;
  readonly manufakturen: readonly Manufaktur[];
  readonly people: readonly ExamplePerson[];
  readonly memberships: readonly Membership[];
  /** Moderators (14) and Paten (8). */
  readonly appointments: readonly Appointment[];
  readonly initiatives: readonly Initiative[];
  readonly proposals: readonly ExampleProposal[];
  readonly links: readonly Link[];
  readonly rounds: readonly ExampleRound[];
  readonly ratings: readonly Rating[];
  readonly meetings: readonly Meeting[];
  readonly milestones: readonly ExampleMilestone[];
  readonly monitoring: readonly MonitoringReport[];
  /** Words of the notes on each board; every Manufaktur has some. */
  readonly boardNotes: ReadonlyMap<ManufakturSlug, readonly string[]>;
}

/**
 * Reads the example world and moves all its dates so that its reference day falls on the day it is
 * in Munich at `today`. Throws when the stored files are not what they should be: that is a bug.
 */
export function loadExampleWorld(today: Date): ExampleWorld {
  const days = daysBetween(stored.referenceDay, dayInMunich(today));
  const world = v.parse(worldSchema(days), stored);
  const texts = v.parse(proposalTextsSchema, proposalTexts);
  const notes = v.parse(boardNotesSchema, boardNotes);

  const proposals = world.proposals.map(({ smart, mergedInto, ...header }): ExampleProposal => {
    const sections = texts[header.id];
    if (sections === undefined) throw new Error(`No text for proposal ${header.id}`);
    return {
      header: { ...header, smartFilled: filledSmartFields(smart), version: 1 },
      smart,
      sections,
      mergedInto,
    };
  });
  const homes = new Map(world.proposals.map((proposal) => [proposal.id, proposal.manufaktur]));
  const homeOf = (id: ProposalId): ManufakturSlug => {
    const home = homes.get(id);
    if (home === undefined) throw new Error(`No proposal ${id}`);
    return home;
  };

  return {
    note: world.note,
    today: world.referenceDay,
    manufakturen: world.manufakturen,
    people: world.people.map((person) => ({ ...person, guest: false, suspended: false })),
    memberships: world.memberships,
    appointments: world.appointments,
    initiatives: world.initiatives,
    proposals,
    links: world.links.map((link) => ({
      ...link,
      fromManufaktur: homeOf(link.from),
      toManufaktur: homeOf(link.to),
    })),
    rounds: world.rounds,
    ratings: world.ratings,
    meetings: world.meetings,
    milestones: world.milestones,
    monitoring: world.monitoring,
    boardNotes: new Map(
      world.manufakturen.map(({ slug }) => {
        const words = notes[slug];
        if (words === undefined) throw new Error(`No notes for ${slug}`);
        return [slug, words];
      }),
    ),
  };
}
