import { documentProjections, documents, documentSequences } from '../collab/migrations.ts';
import { appointments } from '../features/appointments/migrations.ts';
import { auth } from '../features/auth/migrations.ts';
import { boards, boardShelf } from '../features/boards/migrations.ts';
import { comments } from '../features/comments/migrations.ts';
import { examplePeople } from '../features/demo/migrations.ts';
import { events } from '../features/events/migrations.ts';
import { facilitation } from '../features/facilitation/migrations.ts';
import { images } from '../features/images/migrations.ts';
import { initiatives } from '../features/initiatives/migrations.ts';
import { links } from '../features/links/migrations.ts';
import { manufakturen } from '../features/manufakturen/migrations.ts';
import { meetings } from '../features/meetings/migrations.ts';
import { milestones } from '../features/milestones/migrations.ts';
import { monitoring } from '../features/monitoring/migrations.ts';
import { outbox } from '../features/outbox/migrations.ts';
import { people } from '../features/people/migrations.ts';
import { proposals } from '../features/proposals/migrations.ts';
import { rounds } from '../features/rounds/migrations.ts';
import { search } from '../features/search/migrations.ts';
import { silent } from '../features/silent/migrations.ts';
import { templates } from '../features/templates/migrations.ts';
import { accessTokens } from '../features/tokens/migrations.ts';
import { versions } from '../features/versions/migrations.ts';
import type { Migration } from './migration.ts';

/** The history of the tables, oldest first. Add at the end; never change, move or remove what stands here. */
export const migrations: readonly Migration[] = [
  people,
  manufakturen,
  boards,
  proposals,
  links,
  events,
  search,
  auth,
  outbox,
  examplePeople,
  documents,
  appointments,
  initiatives,
  rounds,
  meetings,
  milestones,
  monitoring,
  documentSequences,
  versions,
  accessTokens,
  documentProjections,
  templates,
  silent,
  comments,
  facilitation,
  boardShelf,
  images,
];
