import type { Catalogue } from '@geflecht/i18n';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { LinkForm } from './link-form.tsx';
import type { TextSession } from './session.ts';
import { type ActionName, TOOLBAR, type ToolbarAction } from './toolbar-actions.ts';

import styles from './editor.module.css';

export interface ToolbarProps {
  readonly session: TextSession;
  readonly text: Catalogue['editor'];
}

const ACTIONS = TOOLBAR.flat();

/** Formats the field last written in. One stop of the Tab key; arrows move inside. */
export function Toolbar({ session, text }: ToolbarProps) {
  const editor = useSyncExternalStore(session.subscribe, session.focused);
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => (current === null ? null : stateOf(current)),
  });
  const [stop, setStop] = useState(0);
  const [linking, setLinking] = useState(false);
  const row = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (editor === null) return;
    const dom = editor.view.dom;
    const openLink = (event: globalThis.KeyboardEvent): void => {
      // Not Mod+K: that searches, wherever one is.
      if (event.code !== 'KeyL' || !event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey))
        return;
      if (editor.schema.marks['link'] === undefined) return;
      event.preventDefault();
      setLinking(true);
    };
    dom.addEventListener('keydown', openLink);
    return () => dom.removeEventListener('keydown', openLink);
  }, [editor]);

  function move(event: KeyboardEvent): void {
    const next = nextStop(event.key, stop);
    if (next === undefined) return;
    event.preventDefault();
    setStop(next);
    row.current?.querySelectorAll('button')[next]?.focus();
  }
  function press(action: ToolbarAction): void {
    if (editor === null) return;
    if (action.name === 'link') setLinking(true);
    else action.run(editor);
  }

  return (
    <div className={styles['toolbarFrame']}>
      <div
        ref={row}
        role="toolbar"
        tabIndex={-1}
        aria-label={text.toolbar}
        className={styles['toolbar']}
        onKeyDown={move}
      >
        {TOOLBAR.map((group) => (
          <div key={group[0]?.name} className={styles['group']} role="presentation">
            {group.map((action) => (
              <button
                key={action.name}
                type="button"
                className={styles['tool']}
                title={
                  action.keys === undefined
                    ? text[action.name]
                    : `${text[action.name]} (${shownKeys(action.keys, text.control)})`
                }
                aria-label={text[action.name]}
                aria-keyshortcuts={action.keys === undefined ? undefined : spokenKeys(action.keys)}
                aria-pressed={action.isOn === undefined ? undefined : state?.[action.name].on === true}
                aria-disabled={state?.[action.name].can !== true}
                tabIndex={ACTIONS.indexOf(action) === stop ? 0 : -1}
                // Keeps the selection in the text, where the action is to happen.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  if (state?.[action.name].can === true) press(action);
                }}
                onFocus={() => setStop(ACTIONS.indexOf(action))}
              >
                <action.icon aria-hidden="true" size="1.125rem" strokeWidth={1.75} />
              </button>
            ))}
          </div>
        ))}
      </div>
      {linking && editor !== null && (
        <LinkForm editor={editor} text={text} onClose={() => setLinking(false)} />
      )}
    </div>
  );
}

type ToolbarState = Readonly<Record<ActionName, { readonly on: boolean; readonly can: boolean }>>;

function stateOf(editor: Editor): ToolbarState {
  return Object.fromEntries(
    ACTIONS.map((action) => [
      action.name,
      { on: action.isOn?.(editor) ?? false, can: editor.isEditable && action.can(editor) },
    ]),
  ) as unknown as ToolbarState;
}

function nextStop(key: string, stop: number): number | undefined {
  const last = ACTIONS.length - 1;
  if (key === 'ArrowRight') return stop === last ? 0 : stop + 1;
  if (key === 'ArrowLeft') return stop === 0 ? last : stop - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? last : undefined;
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/u.test(navigator.userAgent);
}

function spokenKeys(keys: string): string {
  return keys.replace('Mod', isApple() ? 'Meta' : 'Control');
}

function shownKeys(keys: string, control: string): string {
  return isApple() ? keys.replace('Mod', '⌘').replaceAll('+', '') : keys.replace('Mod', control);
}
