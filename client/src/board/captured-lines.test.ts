import { describe, expect, it } from 'vitest';

import { linesOf } from './captured-lines.ts';

describe('linesOf', () => {
  it('makes one note of each line, and none of empty ones', () => {
    expect(linesOf(' Radweg \r\n\n  Bänke im Hof\n')).toEqual(['Radweg', 'Bänke im Hof']);
    expect(linesOf(' \n \t\n')).toEqual([]);
  });

  it('leaves out the signs of a list, and nothing else', () => {
    expect(linesOf('- Strom\n• Wärme\n1. Dach\n12) Keller\n* Hof')).toEqual([
      'Strom',
      'Wärme',
      'Dach',
      'Keller',
      'Hof',
    ]);
    expect(linesOf('-3 Grad\n1.5 Grad\n2030 klimaneutral\nE-Bus - im Takt')).toEqual([
      '-3 Grad',
      '1.5 Grad',
      '2030 klimaneutral',
      'E-Bus - im Takt',
    ]);
  });

  it('bounds what one paste may bring', () => {
    expect(linesOf('x\n'.repeat(5000))).toHaveLength(100);
    expect(linesOf('x'.repeat(100_000))[0]).toHaveLength(1000);
  });
});
