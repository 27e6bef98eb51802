/** Where a proposal stands on its way from a card to a strategy; it never ends in a bin. */
export const PROPOSAL_STATES = [
  'idee',
  'in_arbeit',
  'ausgearbeitet',
  'nominiert',
  'ausgewaehlt',
  'vorgestellt',
  'aufgegriffen',
  'in_begleitung',
  'abgeschlossen',
  'weiterentwicklung',
  'ruhend',
  'zusammengefuehrt',
  'geteilt',
  'verborgen',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** The steps of one Leuchtturm round. */
export const ROUND_STATES = [
  'entwurf',
  'nominierung',
  'vorstellung',
  'bewertung',
  'stellungnahme_moderation',
  'kk_beschluss',
  'veroeffentlicht',
] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** The steps of a text on its way to the public. */
export const PUBLICATION_STATES = [
  'entwurf',
  'beim_paten',
  'rueckfrage',
  'beim_kk',
  'freigegeben',
  'veroeffentlicht',
  'berichtigt',
  'zurueckgezogen',
] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

/** The life of a time-bound role in a Manufaktur. */
export const APPOINTMENT_STATES = [
  'vorgeschlagen',
  'aktiv',
  'laeuft_bald_ab',
  'verlaengert',
  'kommissarisch',
  'beendet',
  'vakant',
] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** The steps of merging, splitting or re-cutting Manufakturen. */
export const RECUT_STATES = [
  'entwurf',
  'vorschau',
  'stellungnahme',
  'kk_beschluss',
  'vollzug',
  'rueckgaengig',
] as const;
export type RecutState = (typeof RECUT_STATES)[number];

/** How the two sides stand to a link. */
export const LINK_STATES = [
  'vorgeschlagen',
  'bestaetigt',
  'strittig',
  'abgelehnt',
  'erneut_pruefen',
] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** How close a person is to a Manufaktur; `besuch` is presence only and not stored. */
export const FLOATING_STATES = ['besuch', 'gast', 'mitglied'] as const;
export type FloatingState = (typeof FLOATING_STATES)[number];

/** The life of a meeting, from the first draft to the published minutes. */
export const MEETING_STATES = [
  'entwurf',
  'eingeladen',
  'laeuft',
  'protokoll_entwurf',
  'abgestimmt',
  'veroeffentlicht',
] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** Where a milestone stands; `ueberfaellig` is set by the calendar alone. */
export const MILESTONE_STATES = [
  'geplant',
  'in_arbeit',
  'erreicht',
  'verschoben',
  'entfallen',
  'ueberfaellig',
] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/** The steps of one monitoring report. */
export const MONITORING_STATES = [
  'faellig',
  'entwurf',
  'abgestimmt',
  'stellungnahme_stadt',
  'veroeffentlicht',
] as const;
export type MonitoringState = (typeof MONITORING_STATES)[number];
