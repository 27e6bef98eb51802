import { type ItemId, isContainer } from '@geflecht/board-schema';

import { type Box, grow, intersects, shift } from '../geometry.ts';
import { hungInColumns } from '../tables.ts';
import type { Workspace } from '../workspace.ts';

/** Snapping looks for neighbours so far away, in CSS pixels. */
const SNAP_NEIGHBOURHOOD = 400;
/** With more in the air, lines to align with would only flicker. */
const SNAP_UP_TO = 40;

/** Frames and tables take along what lies in them. */
export function withContents(workspace: Workspace, boxes: Map<ItemId, Box>): Map<ItemId, Box> {
  for (const id of boxes.keys()) {
    const item = workspace.scene.boxItem(id);
    if (!item || !isContainer(item)) continue;
    for (const inner of workspace.scene.contents(item)) boxes.set(inner.id, inner.place);
  }
  return boxes;
}

/** What lies near what is moved and stays: something to align with. */
export function neighboursOf(workspace: Workspace, moving: ReadonlyMap<ItemId, Box>, bounds: Box): Box[] {
  if (moving.size > SNAP_UP_TO) return [];
  const view = workspace.visibleBox();
  const near = grow(bounds, SNAP_NEIGHBOURHOOD / workspace.camera.zoom);
  return workspace.scene.search(view).flatMap((item) => {
    if (moving.has(item.id) || item.kind === 'connector') return [];
    return intersects(item.place, near) ? [item.place] : [];
  });
}

/** Puts down what was moved, shifted by world units, as one step; over a column of a table it comes to hang there. */
export function putDownMoved(
  workspace: Workspace,
  boxes: ReadonlyMap<ItemId, Box>,
  dx: number,
  dy: number,
): void {
  const dropped = new Map([...boxes].map(([id, box]) => [id, shift(box, dx, dy)] as const));
  const places = [...dropped].map(([id, { x, y }]) => ({ id, x, y }));
  const hung = hungInColumns(workspace, dropped);
  workspace.board.batch(() => {
    workspace.board.setPlace(places);
    workspace.board.setPlace(hung);
  });
}
