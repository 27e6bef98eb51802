import { GOOD_WORDS, HOSTILE_ITEMS, hostileBoard } from '@geflecht/board-schema/testing';
import type { PersonId } from '@geflecht/domain';
import { parseXml } from '@geflecht/testkit/xml';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { ALIGNMENTS, AXES } from './arrange.ts';
import { letterMeasure, pictureBox, svgPicture } from './picture/index.ts';
import { type Recording, recordCanvases } from './testing/recording-canvas.ts';
import { PALETTE, type Stage, openStage } from './testing/stage.ts';

const ME = 'p01' as PersonId;
/** Elements and attributes that do nothing but draw. */
const ELEMENTS = ['svg', 'title', 'rect', 'g', 'path', 'text', 'image', 'defs', 'clipPath', 'tspan'];
const RUNS = /^on|href/;
const CORNERS = [
  { x: 1, y: 1 },
  { x: 999, y: 1 },
  { x: 999, y: 799 },
  { x: 1, y: 799 },
];

/** Everything that reads or draws items, each in its own way. */
const consumers: readonly (readonly [string, (stage: Stage) => void])[] = [
  ['the whole in sight', ({ engine }) => engine.zoomToFit()],
  ['nearest', ({ engine }) => engine.zoomTo(8)],
  ['farthest', ({ engine }) => engine.zoomTo(0.01)],
  [
    'the good one in sight',
    ({ engine }) => {
      engine.setCamera({ x: 120, y: 120, zoom: 1 });
      engine.showAuthors(true);
    },
  ],
  ['everything marked', ({ engine }) => engine.selectAll()],
  ['everything shown', ({ engine }) => engine.reveal(engine.selection(), { animate: false })],
  ['outline', ({ engine }) => void engine.outline()],
  [
    'minimap',
    ({ engine }) => {
      const canvas = document.createElement('canvas');
      engine.paintMinimap(canvas);
      const { x, y } = engine.minimapToWorld(canvas, { x: 5, y: 5 });
      expect([x, y].every(Number.isFinite)).toBe(true);
    },
  ],
  [
    'what lies under the pointer',
    (stage) => {
      for (let x = 0; x < 1000; x += 90)
        for (let y = 0; y < 800; y += 90) stage.pointer('pointermove', { x, y });
    },
  ],
  ['a frame pulled around', (stage) => drag(stage)],
  [
    'a loop drawn around',
    (stage) => {
      stage.engine.setTool({ id: 'lasso' });
      drag(stage);
    },
  ],
  [
    'everything dragged',
    (stage) => {
      stage.engine.setTool({ id: 'select' });
      stage.engine.selectAll();
      stage.pointer('pointerdown', { x: 420, y: 330 });
      stage.pointer('pointermove', { x: 500, y: 400 });
      stage.pass(20);
      stage.pointer('pointercancel', { x: 500, y: 400 });
    },
  ],
  [
    'arranged',
    ({ engine }) => {
      engine.selectAll();
      for (const at of ALIGNMENTS) engine.alignSelection(at);
      for (const axis of AXES) engine.distributeSelection(axis);
      engine.tidySelection();
      engine.turnSelection(30);
      engine.groupSelection();
    },
  ],
  [
    'copied and put down',
    ({ engine }) => {
      engine.selectAll();
      engine.paste(engine.copySelection() ?? {});
      engine.duplicateSelection();
    },
  ],
  [
    'written in',
    (stage) => {
      for (const id of stage.engine.selection().slice(0, 12)) {
        stage.engine.edit(id);
        stage.type('Ä');
        stage.pass(20);
      }
      stage.engine.stopEditing();
    },
  ],
];

function drag(stage: Stage): void {
  const [first, ...rest] = CORNERS;
  stage.pointer('pointerdown', first as (typeof CORNERS)[number]);
  for (const corner of rest) {
    stage.pointer('pointermove', corner);
    stage.pass(20);
  }
  stage.pointer('pointerup', rest[2] as (typeof CORNERS)[number]);
}

describe('whatever stands in a document', () => {
  let recording: Recording;
  beforeEach(() => {
    vi.useFakeTimers();
    recording = recordCanvases(window);
  });
  afterEach(() => void vi.useRealTimers());

  test.each(Object.entries(HOSTILE_ITEMS))(
    'is drawn safely or not at all, and the good with it: %s',
    (_, hostility) => {
      const { board } = hostileBoard(hostility);
      const stage = openStage(window, board, ME, (ms) => vi.advanceTimersByTime(ms));
      for (const [, consume] of consumers) {
        consume(stage);
        stage.pass(20);
        stage.pass(1000);
      }
      expect(recording.flaws).toEqual([]);
      stage.engine.setCamera({ x: 120, y: 120, zoom: 1 });
      recording.words.length = 0;
      for (let steps = 0; steps < 40; steps += 1) stage.engine.undo();
      stage.pass(20);
      expect(recording.words.join(' ')).toContain(GOOD_WORDS);
      stage.destroy();
    },
    4000,
  );

  test.each(Object.entries(HOSTILE_ITEMS))(
    'makes a picture that is valid and does nothing: %s',
    (_, hostility) => {
      const items = hostileBoard(hostility).board.items();
      const box = pictureBox(items, items.keys());
      if (box === undefined) throw new Error('the good one is to be seen');
      for (const [part, scale] of [
        [box, 640 / Math.max(box.w, box.h)],
        [{ x: 0, y: 0, w: 800, h: 600 }, 1],
      ] as const) {
        const svg = svgPicture(
          {
            items,
            palette: PALETTE,
            cards: () => undefined,
            cardUnknown: '?',
            box: part,
            scale,
            title: 'Tafel',
          },
          letterMeasure,
        );
        const { elements, attributes } = parseXml(svg);
        expect([...elements].filter((name) => !ELEMENTS.includes(name))).toEqual([]);
        expect(attributes.filter(([name]) => RUNS.test(name))).toEqual([]);
        expect(attributes.filter(([, value]) => /NaN|Infinity|undefined|url\(/.test(value))).toEqual([]);
        expect(scale < 1 || svg.includes(GOOD_WORDS)).toBe(true);
      }
    },
  );
});
