import type { Part } from './layout.ts';

/** The templates of the Moderations-Koffer, in the order in which a group meets them. */
export const BUILT_IN = [
  'ideen',
  'problem',
  'smart',
  'stakeholder',
  'kraftfeld',
  'retrospektive',
  'zeitstrahl',
  'wirkung',
] as const;
export type BuiltIn = (typeof BUILT_IN)[number];

const heading = (w: number): Part => ({ kind: 'text', key: 'frage', x: 40, y: 40, w, h: 44, size: 'large' });
const hint = (key: string, x: number, y: number, w: number): Part => ({
  kind: 'text',
  key,
  x,
  y,
  w,
  h: 52,
  size: 'small',
});

/** Where each template lays what; its words stand in the catalogue under the same keys. */
export const LAYOUTS: Readonly<Record<BuiltIn, readonly Part[]>> = {
  ideen: [
    { kind: 'frame', key: 'sammeln', x: 0, y: 0, w: 1480, h: 700 },
    heading(1100),
    { kind: 'note', key: 'beispiel', x: 40, y: 120, w: 160, h: 160, color: 'yellow' },
    { kind: 'frame', key: 'gruppe1', x: 0, y: 760, w: 466, h: 560 },
    { kind: 'frame', key: 'gruppe2', x: 507, y: 760, w: 466, h: 560 },
    { kind: 'frame', key: 'gruppe3', x: 1014, y: 760, w: 466, h: 560 },
  ],
  problem: [
    { kind: 'frame', key: 'rahmen', x: 0, y: 0, w: 1480, h: 1000 },
    heading(1300),
    { kind: 'table', key: 'tabelle', x: 40, y: 120, w: 1400, h: 820, columns: 3 },
  ],
  smart: [
    { kind: 'frame', key: 'rahmen', x: 0, y: 0, w: 1480, h: 900 },
    heading(980),
    { kind: 'note', key: 'ziel', x: 1060, y: 30, w: 380, h: 120, color: 'green' },
    { kind: 'table', key: 'tabelle', x: 40, y: 190, w: 1400, h: 670, columns: 5 },
  ],
  stakeholder: [
    { kind: 'frame', key: 'rahmen', x: 0, y: 0, w: 1480, h: 1160 },
    heading(1300),
    { kind: 'frame', key: 'zufrieden', x: 100, y: 130, w: 660, h: 450 },
    { kind: 'frame', key: 'einbinden', x: 780, y: 130, w: 660, h: 450 },
    { kind: 'frame', key: 'beobachten', x: 100, y: 600, w: 660, h: 450 },
    { kind: 'frame', key: 'informieren', x: 780, y: 600, w: 660, h: 450 },
    { kind: 'text', key: 'interesse', x: 100, y: 1070, w: 1340, h: 32, size: 'medium', align: 'middle' },
    hint('einfluss', 16, 130, 76),
  ],
  kraftfeld: [
    { kind: 'frame', key: 'rahmen', x: 0, y: 0, w: 1480, h: 900 },
    heading(1300),
    { kind: 'frame', key: 'treiber', x: 40, y: 130, w: 500, h: 720 },
    { kind: 'frame', key: 'bremsen', x: 940, y: 130, w: 500, h: 720 },
    { kind: 'shape', key: 'vorhaben', x: 630, y: 400, w: 220, h: 180, shape: 'ellipse', color: 'green' },
    { kind: 'connector', key: 'hin', from: 'treiber', to: 'vorhaben', route: 'straight' },
    { kind: 'connector', key: 'gegen', from: 'bremsen', to: 'vorhaben', route: 'straight' },
  ],
  retrospektive: [
    { kind: 'frame', key: 'rahmen', x: 0, y: 0, w: 1480, h: 900 },
    heading(1300),
    { kind: 'table', key: 'tabelle', x: 40, y: 120, w: 1400, h: 740, columns: 3 },
  ],
  zeitstrahl: [
    { kind: 'frame', key: 'rahmen', x: 0, y: 0, w: 1800, h: 760 },
    heading(1600),
    ...[0, 1, 2, 3, 4].map((nr): Part => {
      return {
        kind: 'shape',
        key: `punkt${nr}`,
        x: 60 + nr * 370,
        y: 340,
        w: 200,
        h: 80,
        shape: 'ellipse',
        color: nr === 0 ? 'green' : 'blue',
      };
    }),
    ...[0, 1, 2, 3].map((nr): Part => {
      return {
        kind: 'connector',
        key: `weg${nr}`,
        from: `punkt${nr}`,
        to: `punkt${nr + 1}`,
        route: 'straight',
      };
    }),
    { kind: 'note', key: 'beispiel', x: 80, y: 140, w: 160, h: 160, color: 'yellow' },
    hint('oben', 1060, 130, 680),
    hint('unten', 60, 680, 1600),
  ],
  wirkung: [
    { kind: 'frame', key: 'rahmen', x: 0, y: 0, w: 1480, h: 1000 },
    heading(1300),
    { kind: 'note', key: 'thema', x: 650, y: 430, w: 180, h: 180, color: 'green' },
    { kind: 'note', key: 'ursache1', x: 120, y: 200, w: 160, h: 160, color: 'blue' },
    { kind: 'note', key: 'ursache2', x: 120, y: 640, w: 160, h: 160, color: 'blue' },
    { kind: 'note', key: 'folge1', x: 1200, y: 200, w: 160, h: 160, color: 'orange' },
    { kind: 'note', key: 'folge2', x: 1200, y: 640, w: 160, h: 160, color: 'orange' },
    { kind: 'connector', key: 'plus1', from: 'ursache1', to: 'thema' },
    { kind: 'connector', key: 'minus1', from: 'ursache2', to: 'thema', dashed: true },
    { kind: 'connector', key: 'plus2', from: 'thema', to: 'folge1' },
    { kind: 'connector', key: 'minus2', from: 'thema', to: 'folge2', dashed: true },
    hint('legende', 40, 900, 1300),
  ],
};
