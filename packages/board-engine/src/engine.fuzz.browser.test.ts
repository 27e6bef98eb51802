import { ITEM_COLORS, itemId, packPoints, SHAPES, STAMPS, TEXT_MARKS } from '@geflecht/board-schema';
import { type Replica, harmTo, isPresence, replicas } from '@geflecht/board-schema/testing';
import type { PersonId } from '@geflecht/domain';
import { IS_LONG } from '@geflecht/testkit/long';
import { type Random, createRandom } from '@geflecht/testkit/random';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import type { ToolChoice } from './api.ts';
import { ALIGNMENTS, AXES } from './arrange.ts';
import type { Point } from './geometry.ts';
import { recordCanvases } from './testing/recording-canvas.ts';
import { type Stage, openStage } from './testing/stage.ts';

const SEEDS = Array.from({ length: IS_LONG ? 2000 : 60 }, (_, nr) => 4823 + nr);
const STEPS = IS_LONG ? 80 : 40;
const PERSONS = ['p01', 'p37'] as readonly string[] as readonly PersonId[];

interface Person extends Replica {
  readonly stage: Stage;
}

function boardItems() {
  const box = (x: number, y: number, w: number, h: number) => ({ x, y, w, h });
  return [
    { id: itemId('frame'), kind: 'frame', ...box(400, 300, 400, 300), text: 'Rahmen' },
    {
      id: itemId('table'),
      kind: 'table',
      ...box(20, 300, 360, 300),
      columns: [{ title: 'a' }, { title: 'b' }],
    },
    { id: itemId('a'), kind: 'note', ...box(20, 20, 100, 100), text: 'Radweg' },
    { id: itemId('b'), kind: 'note', ...box(450, 350, 100, 100), text: 'Dach' },
    { id: itemId('c'), kind: 'shape', ...box(200, 20, 120, 100), angle: 30 },
    { id: itemId('d'), kind: 'text', ...box(600, 20, 200, 40), text: 'Wörter' },
    {
      id: itemId('e'),
      kind: 'stroke',
      ...box(350, 100, 100, 80),
      points: packPoints([
        { x: 0, y: 0, pressure: 1 },
        { x: 1, y: 1, pressure: 0.2 },
      ]),
    },
    { id: itemId('ab'), kind: 'connector', ends: { from: { item: itemId('a') }, to: { item: itemId('b') } } },
  ] as const;
}

function toolsOf(random: Random): ToolChoice {
  const color = random.pick(ITEM_COLORS);
  return random.pick<ToolChoice>([
    { id: 'select' },
    { id: 'select' },
    { id: 'hand' },
    { id: 'note', color },
    { id: 'text' },
    { id: 'shape', shape: random.pick(SHAPES), color },
    { id: 'frame' },
    { id: 'table' },
    { id: 'connector' },
    { id: 'pen', pen: random.pick(['pen', 'marker']), color },
    { id: 'eraser' },
    { id: 'lasso' },
    { id: 'stamp', stamp: random.pick(STAMPS) },
    { id: 'card', proposal: 'M1-01' as never },
  ]);
}

const KEYS = [
  'ArrowLeft',
  'ArrowDown',
  'Delete',
  'Backspace',
  'Enter',
  'Escape',
  'Tab',
  'PageUp',
  'PageDown',
  'n',
  'p',
  'e',
  'o',
  'k',
  'v',
  '0',
  '+',
  'Home',
  'ContextMenu',
];
const MOD_KEYS = ['a', 'd', 'g'];

/** One gesture of a mouse, a finger or a pen: pressed, moved, let go, called off, held long or done twice. */
function gesture(stage: Stage, random: Random): void {
  const at = (): Point => ({ x: random.below(1040) - 20, y: random.below(840) - 20 });
  const event = {
    pointerType: random.pick(['mouse', 'mouse', 'touch', 'pen']),
    shiftKey: random.chance(0.2),
    altKey: random.chance(0.15),
    ctrlKey: random.chance(0.3),
    pressure: random.fraction(),
  };
  const start = at();
  stage.pointer('pointerdown', start, event);
  if (random.chance(0.1)) stage.pass(600);
  let end = start;
  for (let moves = random.below(4); moves > 0; moves -= 1) {
    end = at();
    stage.pointer('pointermove', end, event);
    if (random.chance(0.2)) stage.pass(20);
  }
  if (random.chance(0.1)) stage.key('Escape');
  if (random.chance(0.1)) {
    const second = { ...event, pointerId: 2 };
    stage.pointer('pointerdown', at(), second);
    stage.pointer('pointermove', at(), second);
    stage.pointer('pointerup', at(), second);
  }
  stage.pointer(
    random.pick(['pointerup', 'pointerup', 'pointerup', 'pointercancel', 'lostpointercapture']),
    end,
    event,
  );
  if (random.chance(0.2)) {
    stage.pass(100);
    stage.pointer('pointerdown', end, event);
    stage.pointer('pointerup', end, event);
  }
  if (random.chance(0.05)) stage.pointer('contextmenu', end, event);
}

/** One command of the bars and menus. */
function command({ stage: { engine }, board }: Person, random: Random): void {
  const ids = [...board.items().keys()];
  const some = (count: number) => Array.from({ length: count }, () => random.pick([...ids, itemId('gone')]));
  const by = () => random.below(400) - 200;
  const commands: readonly (() => unknown)[] = [
    () => engine.select(some(4)),
    () => engine.select(some(4)),
    () => engine.selectAll(),
    () => engine.moveSelection(by(), by()),
    () => engine.moveSelection(by() * 1e7, by() * 1e300),
    () => engine.resizeSelection(by(), by()),
    () =>
      engine.styleSelection({
        color: random.pick(ITEM_COLORS),
        size: 'large',
        dashed: true,
        shape: random.pick(SHAPES),
      }),
    () => engine.duplicateSelection(),
    () => engine.deleteSelection(),
    () => engine.alignSelection(random.pick(ALIGNMENTS)),
    () => engine.distributeSelection(random.pick(AXES)),
    () => engine.tidySelection(),
    () => engine.turnSelection(by()),
    () => engine.groupSelection(),
    () => engine.ungroupSelection(),
    () => engine.lockSelection(random.chance(0.4)),
    () => engine.lockSelection(false),
    () => engine.bringSelectionToFront(),
    () => engine.sendSelectionToBack(),
    () =>
      engine.placeInto(some(3), { id: random.pick(['frame', 'table'].map(itemId)), column: random.below(4) }),
    () => engine.gatherInFrames([{ title: 'Thema', ids: some(3) }]),
    () => engine.createNote({ text: 'Neu', into: { id: itemId('table'), column: 1 } }),
    () => engine.connect(random.pick(ids), random.pick(ids)),
    () => engine.setText(random.pick(ids), 'Gesetzt'),
    () => engine.turnIntoCard(random.pick(ids), 'M1-01' as never),
    () => engine.edit(random.pick(ids)),
    () => engine.paste({ fragment: engine.copySelection()?.fragment, text: 'Zettel' }, { x: by(), y: by() }),
    () => engine.paste({ text: 'Aus der Zwischenablage' }),
    () => engine.stopEditing(),
    () => {
      const fragment = engine.copySelection()?.fragment;
      if (fragment) engine.pasteInto(fragment, itemId('frame'), { together: random.chance(0.5) });
    },
    () => engine.toggleMark(random.pick(TEXT_MARKS)),
    () => engine.createTable({ columns: ['Offen', 'Fertig'] }),
    () =>
      engine.editColumns(random.pick([itemId('table'), ...ids]), [
        { title: 'Neu', from: random.pick([null, 0, 1, 7]) },
        { title: 'b', from: random.pick([null, 0, 1]) },
        ...random.pick([[], [{ title: 'c', from: null }]]),
      ]),
    () => engine.setCamera({ x: by() * 2, y: by() * 2, zoom: 0.1 + random.fraction() * 3 }),
    () => engine.zoomToSelection(),
  ];
  if (ids.length > 0) random.pick(commands)();
}

/** Takes back or does again, and sees to it that nothing the other has made is touched. */
function takeBack(me: Person, other: Person, undo: boolean): void {
  const before = me.workOf(other, undo);
  if (undo) me.stage.engine.undo();
  else me.stage.engine.redo();
  expect(harmTo(before, me.workOf(other, undo)).join('\n')).toBe('');
}

function step(me: Person, other: Person, random: Random): void {
  const { stage } = me;
  const roll = random.fraction();
  if (roll < 0.35) gesture(stage, random);
  else if (roll < 0.45) stage.engine.setTool(toolsOf(random));
  else if (roll < 0.7) command(me, random);
  else if (roll < 0.77) stage.type(random.pick(['Ä', 'Haus ', 'z\n', '🏡']));
  else if (roll < 0.82) stage.key(random.pick(KEYS), { shiftKey: random.chance(0.2) });
  else if (roll < 0.84) stage.key(random.pick(MOD_KEYS), { ctrlKey: true, shiftKey: random.chance(0.3) });
  else if (roll < 0.94) takeBack(me, other, true);
  else takeBack(me, other, false);
  if (random.chance(0.3)) stage.pass(random.pick([20, 200, 700]));
}

function check(people: readonly Person[]): void {
  for (const { board, flaws, stage } of people) {
    expect(flaws().join('\n')).toBe('');
    const told = stage.told();
    expect(told === undefined || isPresence(told)).toBe(true);
    const outline = stage.engine.outline();
    expect(outline.length).toBeLessThanOrEqual(board.items().size);
    for (const id of stage.engine.selection()) expect(board.get(id)).toBeDefined();
  }
}

describe('two people with all tools on two copies', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test.each(SEEDS)('boards stay whole and equal, and nobody’s undo harms the other (seed %d)', (seed) => {
    const recording = recordCanvases(window);
    const random = createRandom(seed);
    const { people: copies, exchange } = replicas(boardItems(), 2);
    const people = copies.map((copy, nr): Person => {
      const me = PERSONS[nr] as PersonId;
      const stage = openStage(window, copy.board, me, (ms) => vi.advanceTimersByTime(ms));
      return { ...copy, stage };
    });
    const [alma, theres] = people as [Person, Person];
    for (let at = 0; at < STEPS; at += 1) {
      if (random.chance(0.5)) step(alma, theres, random);
      else step(theres, alma, random);
      if (random.chance(0.3)) exchange();
    }
    exchange();
    check(people);
    expect(alma.raw()).toEqual(theres.raw());
    expect(new Map(alma.board.items())).toEqual(new Map(theres.board.items()));
    expect(recording.flaws).toEqual([]);
    expect(recording.drawn).toBeGreaterThan(0);
    for (const { stage } of people) stage.destroy();
  });
});
