import type { ItemId } from '@geflecht/board-schema';

import type { ToolChoice } from '../api.ts';
import type { Workspace } from '../workspace.ts';
import { ConnectorTool } from './connector-tool.ts';
import { CreateTool } from './create-tool.ts';
import { EraserTool } from './eraser-tool.ts';
import { HandTool } from './hand-tool.ts';
import { LaserTool } from './laser-tool.ts';
import { LassoTool } from './lasso-tool.ts';
import { SelectTool } from './select-tool.ts';
import { StampTool } from './stamp-tool.ts';
import { StrokeTool } from './stroke-tool.ts';
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
    case 'pen':
      return new StrokeTool(workspace, {
        pen: choice.pen ?? 'pen',
        color: choice.color ?? (choice.pen === 'marker' ? 'yellow' : 'grey'),
        width: choice.width ?? 'medium',
      });
    case 'eraser':
      return new EraserTool(workspace);
    case 'laser':
      return new LaserTool(workspace);
    case 'lasso':
      return new LassoTool(workspace);
    case 'stamp':
      return new StampTool(workspace, choice.stamp ?? 'thumb');
    case 'card':
      return new CreateTool(workspace, choice, () => undefined);
    case 'note':
    case 'text':
    case 'shape':
    case 'frame':
    case 'table':
      return new CreateTool(workspace, choice, write);
  }
}
