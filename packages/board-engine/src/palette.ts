import type { ItemColor } from '@geflecht/board-schema';

/** One hue of the board in one scheme. */
export interface Hue {
  /** Paper of notes, inside of shapes, tint of frames. */
  readonly fill: string;
  /** Writing on `fill`: at least 7:1. */
  readonly ink: string;
  /** Lines, arrows, and coloured writing on the board's ground: at least 4.5:1 on `paper`. */
  readonly line: string;
}

/** All colours and the typeface a board is drawn with; the host builds it from its tokens. */
export interface Palette {
  readonly paper: string;
  readonly sheet: string;
  readonly ink: string;
  readonly inkSecond: string;
  /** Ink at 12 %: card edges, separators. */
  readonly hairline: string;
  readonly accent: string;
  readonly onAccent: string;
  /** Shadow under what floats. */
  readonly shadow: string;
  readonly hues: Readonly<Record<ItemColor, Hue>>;
  /** CSS font family list. */
  readonly font: string;
}

const FONT = '"Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible Next", system-ui, sans-serif';

/** Paper by day. */
export const LIGHT_PALETTE: Palette = {
  paper: '#FAF7F2',
  sheet: '#FFFFFF',
  ink: '#1C1B1A',
  inkSecond: '#5B5752',
  hairline: 'rgba(28, 27, 26, 0.12)',
  accent: '#0B5E55',
  onAccent: '#FFFFFF',
  shadow: 'rgba(28, 27, 26, 0.22)',
  hues: {
    yellow: { fill: '#F7E4A0', ink: '#1C1B1A', line: '#7A5C00' },
    orange: { fill: '#F9D3AF', ink: '#1C1B1A', line: '#99480A' },
    pink: { fill: '#F6CDD2', ink: '#1C1B1A', line: '#A3324A' },
    violet: { fill: '#DED4F0', ink: '#1C1B1A', line: '#65479E' },
    blue: { fill: '#CBE0F2', ink: '#1C1B1A', line: '#1F5C8F' },
    green: { fill: '#D0E6C8', ink: '#1C1B1A', line: '#2F6B2A' },
    grey: { fill: '#E8E3DA', ink: '#1C1B1A', line: '#5B5752' },
  },
  font: FONT,
};

/** The same room in the evening: deep paper, light writing. */
export const DARK_PALETTE: Palette = {
  paper: '#171615',
  sheet: '#211F1D',
  ink: '#EDE9E3',
  inkSecond: '#B5AFA6',
  hairline: 'rgba(237, 233, 227, 0.14)',
  accent: '#7FD1C2',
  onAccent: '#12211F',
  shadow: 'rgba(0, 0, 0, 0.55)',
  hues: {
    yellow: { fill: '#574714', ink: '#F1EDE7', line: '#E0BE55' },
    orange: { fill: '#633B1C', ink: '#F1EDE7', line: '#EFA66B' },
    pink: { fill: '#64323D', ink: '#F1EDE7', line: '#F0A0AE' },
    violet: { fill: '#4A3B6B', ink: '#F1EDE7', line: '#BFA9EA' },
    blue: { fill: '#254866', ink: '#F1EDE7', line: '#8FC1EA' },
    green: { fill: '#2C5138', ink: '#F1EDE7', line: '#93CF9B' },
    grey: { fill: '#403C37', ink: '#F1EDE7', line: '#B5AFA6' },
  },
  font: FONT,
};

/** For `prefers-contrast: more`: pure ground, lines instead of tints. */
export const CONTRAST_PALETTE: Palette = {
  paper: '#FFFFFF',
  sheet: '#FFFFFF',
  ink: '#000000',
  inkSecond: '#2B2926',
  hairline: '#000000',
  accent: '#003F38',
  onAccent: '#FFFFFF',
  shadow: 'rgba(0, 0, 0, 0.4)',
  hues: {
    yellow: { fill: '#FFF0B3', ink: '#000000', line: '#5C4500' },
    orange: { fill: '#FFE2C7', ink: '#000000', line: '#7A3500' },
    pink: { fill: '#FFE0E4', ink: '#000000', line: '#8A1530' },
    violet: { fill: '#EBE3FA', ink: '#000000', line: '#4A2C86' },
    blue: { fill: '#DCECFA', ink: '#000000', line: '#0B4575' },
    green: { fill: '#DFF2D9', ink: '#000000', line: '#1B5416' },
    grey: { fill: '#F0ECE5', ink: '#000000', line: '#2B2926' },
  },
  font: FONT,
};

/** WCAG relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const channel = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG contrast ratio of two `#rrggbb` colours. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((p, q) => p - q) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Writing on an arbitrary `#rrggbb` ground: whichever of near-black and white stands out more. */
export function writingOn(color: string): string {
  if (!/^#[0-9a-fA-F]{6}$/.test(color)) return '#FFFFFF';
  return contrast(color, '#FFFFFF') >= contrast(color, '#111110') ? '#FFFFFF' : '#111110';
}
