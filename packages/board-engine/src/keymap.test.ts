import { itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { describe, expect, it } from 'vitest';

import type { BoardEngine } from './api.ts';
import { selectionMarks, toggleSelectionMark } from './commands.ts';
import { itemCommands, viewCommands } from './engine-commands.ts';
import { createKeyboard } from './input/keyboard.ts';
import { BOARD_KEYS, type PressedKey, deedOf } from './keymap.ts';
import { Workspace } from './workspace.ts';

const [a, b] = [itemId('a'), itemId('b')];

function setUp(readOnly = false) {
  const [board] = testBoards([
    { id: a, kind: 'shape', x: 0, y: 0, text: 'eins' },
    { id: b, kind: 'note', x: 300, y: 0, text: 'zwei' },
  ]);
  const workspace = new Workspace({
    board,
    now: () => 0,
    reducedMotion: true,
    readOnly,
    me: undefined,
    invalidate: () => undefined,
    badge: () => undefined,
    measure: () => (text) => text.length * 8,
  });
  board.observe((change) => workspace.scene.apply(change));
  workspace.resize({ width: 1000, height: 800 }, 1);
  workspace.setCamera({ x: 40, y: 40, zoom: 0.5 });
  workspace.select([a, b]);
  const done: string[] = [];
  // All commands the keyboard uses but those that need a canvas.
  const engine = {
    ...viewCommands(workspace),
    ...itemCommands(workspace),
    toggleMark: (mark) => toggleSelectionMark(workspace, mark),
  } as BoardEngine;
  const keyboard = createKeyboard({
    workspace,
    engine,
    cancelPress: () => false,
    open: (id) => done.push(`open ${id}`),
    menu: () => done.push('menu'),
    place: () => false,
  });
  const press = (key: string): boolean => keyboard(eventOf(key) as KeyboardEvent);
  return { board, workspace, engine, press, done };
}

function eventOf(name: string): PressedKey {
  const parts = name.split('+').filter((part) => part !== '');
  const key = name.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  const has = (modifier: string): boolean => parts.slice(0, -1).includes(modifier);
  return { key, ctrlKey: has('mod'), metaKey: false, shiftKey: has('shift'), altKey: has('alt') };
}

describe('the keys of the board', () => {
  it.each(BOARD_KEYS.flatMap(({ deed, keys }) => keys.map((key) => [key, deed] as const)))(
    '%s does something: %s',
    (key, deed) => {
      const { board, workspace, press, done } = setUp();
      workspace.undo.step();
      board.setLook([a], { color: 'pink' });
      workspace.undo.step();
      const state = (): string =>
        JSON.stringify([
          [...board.items()],
          workspace.camera,
          workspace.selection,
          workspace.tool,
          selectionMarks(workspace),
          done,
        ]);
      if (deed === 'redo') workspace.undo.undo();
      if (deed === 'ungroup') board.group([a, b]);
      if (deed === 'all') workspace.select([]);
      if (deed === 'select') workspace.setTool({ id: 'note' });
      if (deed === 'front') workspace.select([a]);
      if (deed === 'back') workspace.select([b]);
      const before = state();
      expect(deedOf(eventOf(key))).toBe(deed);
      expect(press(key)).toBe(true);
      expect(state()).not.toBe(before);
    },
  );

  it('names no key twice', () => {
    const keys = BOARD_KEYS.flatMap((row): readonly string[] => row.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(['x', 'alt+n', 'mod+p', 'mod+shift+d', 'shift+n', 'F5', 'Unidentified', 'ß'])(
    'leaves %s to the page',
    (key) => {
      expect(setUp().press(key)).toBe(false);
    },
  );

  it('knows capital letters and signs of every keyboard', () => {
    expect(deedOf({ ...eventOf('n'), key: 'N' })).toBe('note');
    expect(deedOf({ ...eventOf('!'), shiftKey: true })).toBe('fit');
    expect(deedOf({ ...eventOf('mod+shift+z'), key: 'Z' })).toBe('redo');
  });

  it('gives those who only look the two tools that change nothing', () => {
    const { press } = setUp(true);
    expect(['v', 'h', 'n', 'b', 'k'].map(press)).toEqual([true, true, false, false, false]);
  });
});
