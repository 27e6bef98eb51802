import { openStage, recordCanvases, type Stage } from '@geflecht/board-engine/testing';
import { type Board, itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import type { BoardId } from '@geflecht/domain';
import type { PersonId } from '@geflecht/domain';
import { catalogueOf } from '@geflecht/i18n';
import { UiProvider } from '@geflecht/ui';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ExportDialog } from './export-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';

const { export: out, import: into, cancel } = catalogueOf('de').exchange;
const frame = itemId('frame');

let board: Board;
let stage: Stage;
let close: () => void;
let closed = 0;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  closed = 0;
  recordCanvases(window);
  [board] = testBoards([
    { id: frame, kind: 'frame', x: 0, y: 0, w: 600, h: 400, text: 'Ideen' },
    { id: itemId('a'), kind: 'note', x: 900, y: 20, text: 'Draußen' },
  ]);
  stage = openStage(window, board, 'p01' as PersonId, () => undefined);
});
afterEach(() => {
  close();
  stage.destroy();
});

function show(dialog: ReactNode): void {
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  act(() =>
    root.render(
      <UiProvider locale="de-DE" labels={catalogueOf('de').shell.ui}>
        {dialog}
      </UiProvider>,
    ),
  );
  close = () => {
    act(() => root.unmount());
    element.remove();
  };
}
function showImport(words: string): void {
  const onClose = () => (closed += 1);
  const middle = () => ({ x: 500, y: 400 });
  const takeImages = () => undefined;
  show(
    <ImportDialog {...{ engine: stage.engine, board, words, middle, takeImages, onClose }} start={null} />,
  );
}
function showExport(): void {
  const image = async () => await Promise.reject(new Error('no pictures here'));
  const lookups = {
    nameOf: () => undefined,
    cards: () => undefined,
    from: 'klima-energie' as BoardId,
    image,
  };
  show(
    <ExportDialog
      engine={stage.engine}
      board={board}
      title="Klima"
      {...lookups}
      onClose={() => (closed += 1)}
    />,
  );
}
function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}
const press = (element: HTMLElement): void => act(() => element.click());
const shown = (): string => document.querySelector('[role="dialog"]')?.textContent ?? '';
const texts = (): unknown[] => [...board.items().values()].map((item) => 'text' in item && item.text);

describe('bringing in', () => {
  it('says what it has found before anything is put down', () => {
    showImport('Bäume\nBänke');
    expect(document.querySelector('[role="status"]')?.textContent).toBe(into.found.list(2));
    expect(texts()).toEqual(['Ideen', 'Draußen']);
  });

  it('has nothing to put down while nothing was given', () => {
    showImport('');
    expect(button(into.button).disabled).toBe(true);
  });

  it('says why something cannot be read', () => {
    showImport('{"format":"geflecht/tafel","version":99,"board":{}}');
    expect(shown()).toContain(into.refused.later_version);
    expect(button(into.button).disabled).toBe(true);
  });

  it('puts things on a free place, as one step', () => {
    showImport('Bäume\nBänke');
    press(button(into.button));
    expect(texts()).toEqual(['Ideen', 'Draußen', 'Bäume', 'Bänke']);
    expect(closed).toBe(1);
    stage.engine.undo();
    expect(texts()).toEqual(['Ideen', 'Draußen']);
  });

  it('puts them into the frame that was selected, as one step', () => {
    stage.engine.select([frame]);
    showImport('Bäume\nBänke');
    expect(shown()).toContain(into.intoFrame('Ideen'));
    press(button(into.button));
    const [ideas] = stage.engine.outline().filter(({ id }) => id === frame);
    expect(ideas?.children.map(({ text }) => text)).toEqual(['Bäume', 'Bänke']);
    stage.engine.undo();
    expect(texts()).toEqual(['Ideen', 'Draußen']);
  });

  it('leaves everything as it was when it is called off', () => {
    showImport('Bäume');
    press(button(cancel));
    expect(closed).toBe(1);
    expect(texts()).toEqual(['Ideen', 'Draußen']);
  });
});

describe('taking out', () => {
  const radio = (label: string): HTMLElement => {
    const found = [...document.querySelectorAll('label')].find(({ textContent }) =>
      textContent.startsWith(label),
    );
    if (found === undefined) throw new Error(`no choice ${label}`);
    return found.querySelector('input') ?? found;
  };

  it('offers every kind of file, and asks for what only some of them have', () => {
    showExport();
    for (const { label } of Object.values(out.kind)) expect(shown()).toContain(label);
    expect(shown()).toContain(out.clear);
    expect(shown()).not.toContain(out.framePages);
    press(radio(out.kind.pdf.label));
    expect(shown()).toContain(out.framePages);
    press(radio(out.kind.csv.label));
    expect(shown()).not.toContain(out.clear);
  });

  it('begins with what is selected', () => {
    stage.engine.select([itemId('a')]);
    showExport();
    expect(shown()).toContain(out.selection);
    press(radio(out.kind.pdf.label));
    expect(shown()).not.toContain(out.framePages);
  });

  it('has nothing to take out of an empty board', () => {
    board.remove([...board.items().keys()]);
    showExport();
    expect(shown()).toContain(out.nothing);
    expect(button(out.button).disabled).toBe(true);
  });
});
