import { BOARD_MIME } from '@geflecht/board-schema';

import { copySelection, deleteItems, paste } from '../commands.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Answers a copy, cut or paste event with the selection: as our own JSON, and as words for other programs.
 * While words are edited, and with nothing to copy, the event is the browser's. True when it was used.
 */
export function onClipboard(workspace: Workspace, event: ClipboardEvent): boolean {
  if (workspace.editing !== null || event.defaultPrevented || !event.clipboardData) return false;
  if (event.type === 'paste') {
    const fragment = parseJson(event.clipboardData.getData(BOARD_MIME));
    const text = event.clipboardData.getData('text/plain');
    const used = paste(workspace, { fragment, text }, undefined).length > 0;
    if (used) event.preventDefault();
    return used;
  }
  const content = copySelection(workspace);
  if (!content) return false;
  event.clipboardData.setData(BOARD_MIME, JSON.stringify(content.fragment));
  event.clipboardData.setData('text/plain', content.text);
  event.preventDefault();
  if (event.type === 'cut') deleteItems(workspace, workspace.selection);
  return true;
}

/** A clipboard may hold anything under any name; what is no JSON is no fragment. */
function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
