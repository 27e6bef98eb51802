import type { BoardEngine, BoardEngineEvents } from '@geflecht/board-engine';
import type { BoardItem, ItemId } from '@geflecht/board-schema';
import { Icon, Menu, MenuItem } from '@geflecht/ui';
import { ClipboardPaste, SquareDashedMousePointer, StickyNote } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';

import { systemClipboard } from '../platform/clipboard.ts';
import { useText } from '../platform/text.tsx';
import { type HostActions, runSelectionAction, selectionMenuItems } from './selection-actions.tsx';
import { selectionFacts } from './selection-facts.ts';

import styles from './selection.module.css';

type Request = BoardEngineEvents['contextMenu'];

/** What a right click, a long press or the menu key offers at a place of the board. */
export function ContextMenu({
  engine,
  items,
  readOnly,
  host,
}: {
  readonly engine: BoardEngine;
  readonly items: ReadonlyMap<ItemId, BoardItem>;
  readonly readOnly: boolean;
  readonly host: HostActions;
}) {
  const words = useText();
  const text = words.board;
  const [request, setRequest] = useState<Request | null>(null);
  useEffect(() => engine.on('contextMenu', setRequest), [engine]);
  if (request === null) return null;
  const facts = selectionFacts(request.items, items);
  const run = (key: string): void => {
    if (key === 'note') {
      const id = engine.createNote({ at: request.world });
      if (id !== undefined) engine.edit(id);
    } else if (key === 'all') engine.selectAll();
    else if (key === 'paste') void pasteFromClipboard(engine, request);
    else runSelectionAction(key, engine, host, text);
  };
  return (
    <Menu
      aria-label={text.selection.label}
      isOpen
      onOpenChange={(open) => {
        if (open) return;
        setRequest(null);
        engine.focus();
      }}
      trigger={
        <Button
          className={styles['anchor'] ?? ''}
          aria-label={text.selection.more}
          style={{ left: `${request.at.x}px`, top: `${request.at.y}px` }}
        />
      }
      onAction={(key) => run(String(key))}
    >
      {facts.ids.length > 0 ? (
        selectionMenuItems(run, facts, words, readOnly)
      ) : (
        <>
          {!readOnly && (
            <>
              <MenuItem id="note" icon={<Icon icon={StickyNote} size={16} />}>
                {text.selection.noteHere}
              </MenuItem>
              {systemClipboard() !== undefined && (
                <MenuItem id="paste" icon={<Icon icon={ClipboardPaste} size={16} />} shortcut={['mod', 'V']}>
                  {text.selection.paste}
                </MenuItem>
              )}
            </>
          )}
          <MenuItem
            id="all"
            icon={<Icon icon={SquareDashedMousePointer} size={16} />}
            shortcut={['mod', 'A']}
          >
            {text.selection.selectAll}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

/** Reading the clipboard needs the person's leave; without it nothing happens and the keys still work. */
async function pasteFromClipboard(engine: BoardEngine, { world }: Request): Promise<void> {
  const text = await systemClipboard()
    ?.readText()
    .catch(() => '');
  if (text !== undefined && text !== '') engine.paste({ text }, world);
}
