import { DEFAULT_SIZES, type ItemId } from '@geflecht/board-schema';

import { createItem } from '../commands.ts';
import type { Workspace } from '../workspace.ts';
import { newItem } from './create-tool.ts';

/**
 * What Enter does while a tool is chosen that puts something down: it comes to lie at a free place near the middle of the
 * view, a stamp at the corner of what is selected; an arrow joins the two things that are selected, or asks for the other
 * end. False where the tool has nothing to put down. `write` opens the text field over what was made.
 */
export function placeByKey(workspace: Workspace, write: (id: ItemId) => void): boolean {
  const choice = workspace.tool;
  if (!workspace.writable) return false;
  switch (choice.id) {
    case 'note':
    case 'text':
    case 'shape':
    case 'frame':
    case 'table':
    case 'card': {
      const { newColumns = [] } = workspace.options;
      const id = createItem(workspace, (middle) => newItem(choice, middle, newColumns), undefined);
      workspace.setTool({ id: 'select' });
      if (id !== undefined && choice.id !== 'card') write(id);
      return true;
    }
    case 'stamp': {
      const chosen = workspace.selection;
      const bounds = workspace.selectionBounds();
      const { w, h } = DEFAULT_SIZES.stamp;
      createItem(
        workspace,
        ({ x, y }) => ({
          kind: 'stamp',
          x: x - w / 2,
          y: y - h / 2,
          ...(choice.stamp && { look: { stamp: choice.stamp } }),
        }),
        bounds && { x: bounds.x + bounds.w, y: bounds.y },
      );
      // The next one is for the same thing.
      workspace.select(chosen);
      return true;
    }
    case 'connector': {
      const [from, to, ...more] = workspace.selection.filter((id) => workspace.scene.boxItem(id));
      if (from === undefined || more.length > 0) return false;
      workspace.setTool({ id: 'select' });
      if (to === undefined) workspace.events.emit('connectFrom', from);
      else {
        workspace.undo.step();
        workspace.board.connect(from, to);
      }
      return true;
    }
    case 'select':
    case 'hand':
    case 'pen':
    case 'eraser':
    case 'laser':
    case 'lasso':
      return false;
  }
}
