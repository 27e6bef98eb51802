import { describe, expect, it } from 'vitest';

import { readExcalidraw } from './excalidraw.ts';

/** As Excalidraw writes elements; only what tells them apart is given. */
function element(given: object): object {
  return {
    x: 0,
    y: 0,
    width: 100,
    height: 80,
    angle: 0,
    strokeColor: '#1e1e1e',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roughness: 1,
    opacity: 100,
    groupIds: [],
    frameId: null,
    index: 'a0',
    roundness: null,
    seed: 1,
    version: 1,
    versionNonce: 1,
    isDeleted: false,
    boundElements: null,
    updated: 1,
    link: null,
    locked: false,
    ...given,
  };
}
const file = (elements: unknown[]): object => ({
  type: 'excalidraw',
  version: 2,
  source: 'https://excalidraw.com',
  elements,
  appState: { gridSize: 20, viewBackgroundColor: '#ffffff' },
  files: {},
});

const DRAWING = file([
  element({ id: 'frame', type: 'frame', name: 'Ablauf', x: -50, y: -50, width: 800, height: 500 }),
  element({
    id: 'start',
    type: 'ellipse',
    backgroundColor: '#b2f2bb',
    boundElements: [{ id: 'w', type: 'text' }],
  }),
  element({ id: 'w', type: 'text', text: 'Start', fontSize: 20, textAlign: 'center', containerId: 'start' }),
  element({ id: 'ask', type: 'diamond', x: 300, strokeColor: '#e03131', angle: Math.PI / 6 }),
  element({ id: 'box', type: 'rectangle', x: 500, strokeStyle: 'dashed', locked: true }),
  element({
    id: 'go',
    type: 'arrow',
    x: 100,
    y: 40,
    points: [
      [0, 0],
      [90, 20],
      [200, 0],
    ],
    roundness: { type: 2 },
    startBinding: { elementId: 'start', focus: 0, gap: 1 },
    endBinding: { elementId: 'ask', focus: 0, gap: 1 },
    startArrowhead: null,
    endArrowhead: 'arrow',
  }),
  element({ id: 'gw', type: 'text', text: 'dann', fontSize: 16, textAlign: 'center', containerId: 'go' }),
  element({
    id: 'rule',
    type: 'line',
    x: 10,
    y: 300,
    points: [
      [0, 0],
      [400, 0],
    ],
    strokeStyle: 'dotted',
  }),
  element({
    id: 'head',
    type: 'text',
    y: -20,
    text: 'Überschrift',
    fontSize: 36,
    textAlign: 'right',
    containerId: null,
  }),
  element({
    id: 'hand',
    type: 'freedraw',
    x: 20,
    y: 200,
    points: [
      [0, 0],
      [10, 5],
      [40, 30],
    ],
    pressures: [],
  }),
  element({ id: 'photo', type: 'image', fileId: 'f' }),
  element({ id: 'gone', type: 'rectangle', isDeleted: true }),
]);

describe('Excalidraw files', () => {
  it('become shapes, texts, connectors, strokes and frames; pictures are counted', () => {
    const read = readExcalidraw(DRAWING);
    expect(read?.skipped).toBe(1);
    const items = read?.fragment.items ?? [];
    expect(items.map(({ kind }) => kind)).toEqual([
      'frame',
      'shape',
      'shape',
      'shape',
      'text',
      'stroke',
      'connector',
      'connector',
    ]);
    const [frame, start, ask, box, head, hand, go, rule] = items;
    expect(frame).toMatchObject({ text: 'Ablauf', place: { x: -50, y: -50, w: 800, h: 500 } });
    expect(start).toMatchObject({ text: 'Start', look: { shape: 'ellipse', color: 'green', fill: 'solid' } });
    expect(ask).toMatchObject({
      look: { shape: 'diamond', color: 'pink', fill: 'none' },
      place: { x: 300, w: 100 },
    });
    expect(ask && 'place' in ask && ask.place.angle).toBeCloseTo(30);
    expect(box).toMatchObject({ hold: { locked: true }, look: { shape: 'rectangle' } });
    expect(head).toMatchObject({ text: 'Überschrift', look: { size: 'large', align: 'end' } });
    expect(hand).toMatchObject({ kind: 'stroke', place: { x: 20, y: 200, w: 40, h: 30 } });
    expect(go).toMatchObject({
      text: 'dann',
      ends: { from: { item: start?.id }, to: { item: ask?.id } },
      look: { heads: 'end', route: 'curved', dashed: false },
    });
    expect(rule).toMatchObject({
      ends: { from: { x: 10, y: 300 }, to: { x: 410, y: 300 } },
      look: { heads: 'none', dashed: true, route: 'straight' },
    });
  });

  it.each([
    ['huge sizes', element({ id: 'a', type: 'rectangle', x: 1e9, y: -1e9, width: 1e9, height: 1e300 }), 1, 0],
    ['no numbers', element({ id: 'a', type: 'rectangle', x: 'no' }), 0, 1],
    ['no object', null, 0, 1],
    ['a list', [], 0, 1],
    ['a type that is a key of every object', element({ id: 'a', type: 'constructor' }), 0, 1],
    ['a prototype as id', element({ id: '__proto__', type: 'ellipse', text: 7 }), 1, 0],
    ['a line without points', element({ id: 'a', type: 'arrow', points: 'x' }), 0, 1],
    [
      'an arrow that sticks to itself',
      element({
        id: 'a',
        type: 'arrow',
        points: [
          [0, 0],
          [9, 9],
        ],
        startBinding: { elementId: 'a' },
      }),
      1,
      0,
    ],
    [
      'very long words',
      element({ id: 'a', type: 'text', text: 'x'.repeat(1_000_000), containerId: null }),
      1,
      0,
    ],
  ])('with %s are read safely', (_name, hostile, kept, skipped) => {
    const read = readExcalidraw(file([hostile]));
    expect(read?.fragment.items).toHaveLength(kept);
    expect(read?.skipped).toBe(skipped);
  });

  it('are bounded in their number', () => {
    const many = Array.from({ length: 6_000 }, (_, nr) => element({ id: `e${nr}`, type: 'rectangle' }));
    const read = readExcalidraw(file(many));
    expect(read?.fragment.items).toHaveLength(5_000);
    expect(read?.skipped).toBe(1_000);
  });
});
