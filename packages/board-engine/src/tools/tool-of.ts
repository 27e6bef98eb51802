import type { ItemId } from '@geflecht/board-schema';

import type { ToolChoice } from '../api.ts';
import type { Workspace } from '../workspace.ts';
import { ConnectorTool } from './connector-tool.ts';
import { CreateTool } from './create-tool.ts';
import { HandTool } from './hand-tool.ts';
import { SelectTool } from './select-tool.ts';
import type { Tool } from './tool.ts';

/** The tool a choice stands for. `write` opens the text field over what was just made. */
export function toolOf(workspace: Workspace, choice: ToolChoice, write: (id: ItemId) => void): Tool {
  switch (choice.id) {
    case 'select':
      return new SelectTool(workspace);
    case 'hand':
      return new HandTool(workspace);
    case 'connector':
      return new ConnectorTool(workspace);
    case 'card':
      return new CreateTool(workspace, choice, () => undefined);
    case 'note':
    case 'text':
    case 'shape':
    case 'frame':
      return new CreateTool(workspace, choice, write);
  }
}
