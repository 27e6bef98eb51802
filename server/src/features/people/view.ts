import type { PersonView } from '@geflecht/contract';
import type { Person } from '@geflecht/domain';

/** What others may know of a person; background and organisation are not among it. */
export function viewOf({ id, name, guest, offices }: Person): PersonView {
  return { id, name, guest, offices };
}
