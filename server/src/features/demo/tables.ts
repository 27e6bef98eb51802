import type { DemoPerson } from '@geflecht/contract';
import type { PersonId } from '@geflecht/domain';

export interface DemoTables {
  example_people: ExamplePersonRow;
}

/** The people of the example world; whoever stands here has no password and ends with the demo. */
export interface ExamplePersonRow {
  person: PersonId;
  role: DemoPerson['role'];
}
