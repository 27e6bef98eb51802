/** So few at a document that a change goes to each of them at once. */
const FEW = 10;
/** Milliseconds a change waits for company at most. */
const LONGEST_EDIT = 50;

/** Milliseconds for which changes of a document are gathered, by how many have it open. */
export function editWindow(people: number): number {
  return people <= FEW ? 0 : Math.min(LONGEST_EDIT, Math.ceil((people - FEW) * 0.4));
}

/** Up to this many at a document see cursors as often as a screen shows them; beyond, and on a busy node, less often. */
const SMOOTH = 120;
const BUSY_NODE = 200;
const QUICK = 15;
const STEADY = 33;
const SLOW = 50;

/** Milliseconds for which movements of cursors are gathered: the latest of each is what counts. */
export function cursorWindow(people: number, socketsOfNode: number): number {
  if (people > SMOOTH) return SLOW;
  return socketsOfNode > BUSY_NODE ? (people > SMOOTH / 2 ? SLOW : STEADY) : QUICK;
}
