import type { CollabTables } from '../collab/tables.ts';
import type { AppointmentsTables } from '../features/appointments/tables.ts';
import type { AuthTables } from '../features/auth/tables.ts';
import type { BoardsTables } from '../features/boards/tables.ts';
import type { CommentsTables } from '../features/comments/tables.ts';
import type { DemoTables } from '../features/demo/tables.ts';
import type { EventsTables } from '../features/events/tables.ts';
import type { FacilitationTables } from '../features/facilitation/tables.ts';
import type { ImagesTables } from '../features/images/tables.ts';
import type { InitiativesTables } from '../features/initiatives/tables.ts';
import type { LinksTables } from '../features/links/tables.ts';
import type { ManufakturenTables } from '../features/manufakturen/tables.ts';
import type { MeetingsTables } from '../features/meetings/tables.ts';
import type { MilestonesTables } from '../features/milestones/tables.ts';
import type { MonitoringTables } from '../features/monitoring/tables.ts';
import type { OutboxTables } from '../features/outbox/tables.ts';
import type { PeopleTables } from '../features/people/tables.ts';
import type { ProposalsTables } from '../features/proposals/tables.ts';
import type { RoundsTables } from '../features/rounds/tables.ts';
import type { SearchTables } from '../features/search/tables.ts';
import type { SilentTables } from '../features/silent/tables.ts';
import type { TemplatesTables } from '../features/templates/tables.ts';
import type { TokensTables } from '../features/tokens/tables.ts';
import type { VersionsTables } from '../features/versions/tables.ts';

/**
 * All tables of the product, each described by the feature that owns it. In both databases timestamps are ISO 8601
 * in UTC as text, lists are JSON as text, and booleans are 0 or 1.
 */
export interface Tables
  extends
    AppointmentsTables,
    AuthTables,
    BoardsTables,
    CommentsTables,
    DemoTables,
    EventsTables,
    FacilitationTables,
    ImagesTables,
    InitiativesTables,
    LinksTables,
    CollabTables,
    ManufakturenTables,
    MeetingsTables,
    MilestonesTables,
    MonitoringTables,
    OutboxTables,
    PeopleTables,
    ProposalsTables,
    RoundsTables,
    SearchTables,
    SilentTables,
    TemplatesTables,
    TokensTables,
    VersionsTables {}
