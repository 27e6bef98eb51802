import type { Palette } from '@geflecht/board-engine';

const ink = '#1C1B1A';

/** Colours as by day in the product; the bench measures the engine, not the design system. */
export const BENCH_PALETTE: Palette = {
  paper: '#FAF7F2',
  sheet: '#FFFFFF',
  ink,
  inkSecond: '#5B5752',
  hairline: 'rgba(28, 27, 26, 0.12)',
  accent: '#0B5E55',
  onAccent: '#FFFFFF',
  shadow: 'rgba(28, 27, 26, 0.22)',
  hues: {
    yellow: { fill: '#F7E4A0', ink, line: '#7A5C00' },
    orange: { fill: '#F9D3AF', ink, line: '#99480A' },
    pink: { fill: '#F6CDD2', ink, line: '#A3324A' },
    violet: { fill: '#DED4F0', ink, line: '#65479E' },
    blue: { fill: '#CBE0F2', ink, line: '#1F5C8F' },
    green: { fill: '#D0E6C8', ink, line: '#2F6B2A' },
    grey: { fill: '#E8E3DA', ink, line: '#5B5752' },
  },
  font: 'system-ui, sans-serif',
};
