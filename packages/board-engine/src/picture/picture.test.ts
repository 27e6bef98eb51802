import {
  BOARD_LIMITS,
  type BoardItem,
  type ItemId,
  ITEM_COLORS,
  STAMPS,
  itemId,
  packPoints,
} from '@geflecht/board-schema';
import type { ImageId, ProposalId } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';

import type { Palette } from '../palette.ts';
import { letterMeasure, pictureBox, svgPicture } from './index.ts';

const hue = { fill: '#fff3c4', ink: '#332b00', line: '#8a6d00' };
const palette: Palette = {
  paper: '#faf9f7',
  sheet: '#ffffff',
  ink: '#1b1b1b',
  inkSecond: '#555555',
  hairline: 'rgb(0 0 0 / 12%)',
  accent: '#0a5c4a',
  onAccent: '#ffffff',
  shadow: 'rgb(0 0 0 / 20%)',
  hues: Object.fromEntries(ITEM_COLORS.map((color) => [color, hue])) as Palette['hues'],
  font: '"Atkinson Hyperlegible Next Variable", sans-serif',
};
const hold = { locked: false, group: null };
const place = (x: number, y: number, w = 160, h = 160, angle = 0) => ({ x, y, w, h, angle, order: 'a0' });
const HOSTILE =
  '</text><script>alert(1)</script>"\'&]]>\u0000\u0008\ud800 <svg onload=x> javascript:alert(1)';

function everyKind(words: string): Map<ItemId, BoardItem> {
  const id = (name: string) => itemId(name);
  const items: BoardItem[] = [
    {
      id: id('frame'),
      kind: 'frame',
      look: { color: 'grey' },
      hold,
      place: place(-40, -40, 900, 700),
      text: words,
      slide: null,
    },
    {
      id: id('table'),
      kind: 'table',
      look: { color: 'grey' },
      hold,
      place: place(0, 700, 600, 200),
      text: words,
      columns: [{ title: words.slice(0, 200) }, { title: 'b' }],
    },
    {
      id: id('note'),
      kind: 'note',
      look: { color: 'yellow' },
      hold,
      place: place(0, 0),
      text: words,
      marks: [],
    },
    {
      id: id('text'),
      kind: 'text',
      look: { color: 'grey', size: 'large', align: 'middle' },
      hold,
      place: place(200, 0, 240, 60, 30),
      text: words,
      marks: [],
    },
    {
      id: id('shape'),
      kind: 'shape',
      look: { shape: 'ellipse', color: 'blue', fill: 'solid' },
      hold,
      place: place(500, 0, 160, 120, 15),
      text: words,
    },
    {
      id: id('stroke'),
      kind: 'stroke',
      look: { color: 'blue', pen: 'pen', width: 'medium' },
      hold,
      place: place(0, 200),
      points: packPoints([0, 0.5, 1].map((at) => ({ x: at, y: at * at, pressure: 0.5 }))),
    },
    {
      id: id('image'),
      kind: 'image',
      look: {},
      hold,
      place: place(200, 200),
      text: words,
      image: '0190b3a0-0000-7000-8000-000000000001' as ImageId,
    },
    {
      id: id('card'),
      kind: 'card',
      look: {},
      hold,
      place: place(400, 200, 264, 148),
      proposal: '0190b3a0-0000-7000-8000-000000000002' as ProposalId,
    },
    ...STAMPS.map((stamp, nr): BoardItem => ({
      id: id(`stamp-${stamp}`),
      kind: 'stamp',
      look: { stamp },
      hold,
      place: place(nr * 60, 400, 48, 48),
    })),
    {
      id: id('line'),
      kind: 'connector',
      look: { color: 'grey', heads: 'both', dashed: true, route: 'curved' },
      hold,
      ends: { from: { item: id('note') }, to: { item: id('shape') } },
      text: words,
    },
  ];
  return new Map(items.map((item) => [item.id, item]));
}

function svgOf(
  items: Map<ItemId, BoardItem>,
  options: { title?: string; scale?: number; href?: string } = {},
) {
  const box = pictureBox(items, items.keys());
  if (box === undefined) throw new Error('nothing to draw');
  return svgPicture({
    items,
    palette,
    box,
    title: options.title ?? 'Tafel',
    scale: options.scale ?? 1,
    cards: () => ({
      title: options.title ?? 'Schattige Wege',
      kindLabel: 'Projekt',
      statusLabel: 'In Arbeit',
      statusTone: 'active',
      sdgs: [{ number: 11, color: '#f99d26' }],
      links: 2,
      here: 7,
    }),
    cardUnknown: 'unbekannt',
    ...(options.href === undefined
      ? {}
      : { pictures: () => ({ width: 4, height: 3, href: options.href as string }) }),
  });
}

/** Walks the tags and throws where one does not close what is open. */
function tagsOf(xml: string): Set<string> {
  const open: string[] = [];
  const names = new Set<string>();
  const body = xml.replace(/^<\?xml [^>]*\?>\n/, '');
  for (const [, closing, name = '', rest = ''] of body.matchAll(/<(\/?)([a-z]+)((?:\s[^<>]*)?)>/g)) {
    names.add(name);
    if (closing === '/') {
      const opened = open.pop();
      if (opened !== name) throw new Error(`</${name}> closes <${opened ?? ''}>`);
    } else if (!rest.endsWith('/')) open.push(name);
    for (const [attribute] of rest.matchAll(/[a-zA-Z:-]+="[^"]*"/g)) expect(attribute).not.toMatch(/^on/i);
  }
  expect(open).toEqual([]);
  expect(body.replaceAll(/<\/?[a-z]+(?:\s[^<>]*)?>/g, '')).not.toMatch(/[<>]/);
  return names;
}

describe('svgPicture', () => {
  it('draws every kind of item in Node', () => {
    const svg = svgOf(everyKind('Bäume pflanzen'));
    const tags = tagsOf(svg);
    expect([...tags].sort()).toEqual(['g', 'path', 'rect', 'svg', 'text', 'title']);
    expect(svg).toContain('Bäume');
    // Who has a card's proposal open just now says nothing in a picture that is kept.
    expect(svg).not.toContain('>7<');
    expect(svg).toContain('Schattige');
    expect(svg.match(/NaN|undefined|Infinity/)).toBeNull();
  });

  it('writes each note in the size its words were laid out for, whatever was measured in between', () => {
    const note = (nr: number, text: string): BoardItem => ({
      id: itemId(`n${nr}`),
      kind: 'note',
      look: { color: 'yellow' },
      hold,
      place: place(nr * 200, 0),
      text,
      marks: [],
    });
    const words = ['Linden am Platz', 'Ulmen am Platz'];
    const items = new Map(words.map((text, nr) => [itemId(`n${nr}`), note(nr, text)]));
    const sizes = [...svgOf(items).matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThan(40);
  });

  it('lets no words become markup', () => {
    const svg = svgOf(everyKind(HOSTILE), { title: HOSTILE });
    const tags = tagsOf(svg);
    expect([...tags].sort()).toEqual(['g', 'path', 'rect', 'svg', 'text', 'title']);
    // oxlint-disable-next-line no-control-regex -- these are the letters it is about
    expect(svg).not.toMatch(/[\u0000-\u0008]/);
    expect(svg.isWellFormed()).toBe(true);
  });

  it('carries pictures within itself and none from elsewhere', () => {
    expect(svgOf(everyKind('x'), { href: 'data:image/png;base64,iVBORw0KGgo=' })).toContain(
      '<image href="data:',
    );
    for (const href of [
      'https://example.org/a.png',
      'data:image/svg+xml;base64,PHN2Zz4=',
      'javascript:alert(1)',
      'data:image/png;base64,"><script>',
    ])
      expect(svgOf(everyKind('x'), { href })).not.toContain('<image');
  });

  it('stays small from afar: words become bars', () => {
    const items = everyKind('Ein längerer Satz, der auf mehreren Zeilen steht.');
    const [near, far] = [svgOf(items), svgOf(items, { scale: 0.1 })];
    expect(far.length).toBeLessThan(near.length);
    expect(far).not.toContain('längerer');
  });

  it('takes the largest coordinates', () => {
    const items = new Map(
      [-1, 1].map((side) => {
        const at = side * BOARD_LIMITS.coordinate;
        const id = itemId(`n${side + 1}`);
        const note: BoardItem = {
          id,
          kind: 'note',
          look: { color: 'yellow' },
          hold,
          place: place(at, at),
          text: 'weit',
          marks: [],
        };
        return [id, note] as const;
      }),
    );
    expect(tagsOf(svgOf(items, { scale: 0.001 })).has('rect')).toBe(true);
  });

  it('knows the widths of its letters', () => {
    expect(letterMeasure('', 400)).toBe(0);
    expect(letterMeasure('ab', 400)).toBeCloseTo(letterMeasure('a', 400) + letterMeasure('b', 400));
    expect(letterMeasure('m', 400)).toBeGreaterThan(letterMeasure('i', 400));
    expect(letterMeasure('Öffnung', 600)).toBeGreaterThan(letterMeasure('Öffnung', 400));
    expect(letterMeasure('€', 400)).toBeLessThan(100);
  });

  it('has no box around nothing', () => expect(pictureBox(new Map(), [])).toBeUndefined());
});
