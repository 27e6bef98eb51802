import { describe, expect, it } from 'vitest';

import { cursorWindow, editWindow } from './pace.ts';

describe('changes', () => {
  it('go out at once among ten and are gathered from the eleventh on, for 50 ms at most', () => {
    expect(editWindow(1)).toBe(0);
    expect(editWindow(10)).toBe(0);
    expect(editWindow(11)).toBe(1);
    expect(editWindow(40)).toBe(12);
    expect(editWindow(100)).toBe(36);
    expect(editWindow(132)).toBe(49);
    expect(editWindow(133)).toBe(50);
    expect(editWindow(200)).toBe(50);
    expect(editWindow(1000)).toBe(50);
  });

  it('wait for whole milliseconds, and never less in a larger crowd', () => {
    for (let people = 1; people <= 300; people += 1) {
      expect(Number.isInteger(editWindow(people))).toBe(true);
      expect(editWindow(people)).toBeLessThanOrEqual(editWindow(people + 1));
    }
  });
});

describe('cursors', () => {
  it('move as often as a screen shows them up to 120 people, on a node that is not busy', () => {
    expect(cursorWindow(2, 2)).toBe(15);
    expect(cursorWindow(100, 100)).toBe(15);
    expect(cursorWindow(120, 200)).toBe(15);
    expect(cursorWindow(121, 121)).toBe(50);
    expect(cursorWindow(125, 125)).toBe(50);
  });

  it('move less often on a node of more than 200 sockets, and there least often among more than 60 people', () => {
    expect(cursorWindow(60, 200)).toBe(15);
    expect(cursorWindow(60, 201)).toBe(33);
    expect(cursorWindow(61, 200)).toBe(15);
    expect(cursorWindow(61, 201)).toBe(50);
    expect(cursorWindow(2, 201)).toBe(33);
    expect(cursorWindow(40, 320)).toBe(33);
    expect(cursorWindow(100, 800)).toBe(50);
    expect(cursorWindow(121, 800)).toBe(50);
  });
});
