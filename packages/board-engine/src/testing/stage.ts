import { type Board, type BoardPresence, ITEM_COLORS } from '@geflecht/board-schema';
import type { PersonId } from '@geflecht/domain';

import type { BoardEngine } from '../api.ts';
import { createBoardEngine } from '../engine.ts';
import type { Point } from '../geometry.ts';
import type { Palette } from '../palette.ts';

const WIDTH = 1000;
const HEIGHT = 800;

const hue = { fill: '#fff3c4', ink: '#332b00', line: '#8a6d00' };
export const PALETTE: Palette = {
  paper: '#faf9f7',
  sheet: '#ffffff',
  ink: '#1b1b1b',
  inkSecond: '#555555',
  hairline: 'rgb(0 0 0 / 12%)',
  accent: '#0a5c4a',
  onAccent: '#ffffff',
  shadow: 'rgb(0 0 0 / 20%)',
  hues: Object.fromEntries(ITEM_COLORS.map((color) => [color, hue])) as Palette['hues'],
  font: 'sans-serif',
};

/** A whole engine in a page of the tests, with the hands of a person. */
export interface Stage {
  readonly engine: BoardEngine;
  /** A pointer event on the board, at CSS pixels from its corner. */
  pointer(type: string, at: Point, event?: PointerEventInit): void;
  /** A key pressed wherever the focus is. */
  key(key: string, event?: KeyboardEventInit): void;
  /** Types into the open text field; nothing while none is open. */
  type(words: string): void;
  /** Lets time pass, and the frames that were asked for. */
  pass(ms: number): void;
  /** What the others were last told of this tab. */
  told(): BoardPresence | undefined;
  destroy(): void;
}

/** Frames run when time passes, and long presses by the fake timers the caller has set up. */
export function openStage(
  page: Window & typeof globalThis,
  board: Board,
  me: PersonId,
  advance: (ms: number) => void,
): Stage {
  const { document } = page;
  Object.assign(document, { fonts: new EventTarget() });
  const container = document.createElement('div');
  Object.defineProperty(container, 'clientWidth', { value: WIDTH });
  Object.defineProperty(container, 'clientHeight', { value: HEIGHT });
  document.body.append(container);
  let now = 0;
  let frames: FrameRequestCallback[] = [];
  page.requestAnimationFrame = (frame) => frames.push(frame);
  page.cancelAnimationFrame = () => undefined;
  let told: BoardPresence | undefined;
  const engine = createBoardEngine({
    container,
    board,
    palette: PALETTE,
    labels: { board: 'Tafel', writeHere: 'Schreib hier', cardUnknown: 'Unbekannt', newColumns: ['a', 'b'] },
    people: () => ({ name: 'Alma', color: '#0a5c4a', mark: 'M0 0H24V24H0Z' }),
    cards: () => undefined,
    me,
    now: () => now,
    camera: { x: WIDTH / 2, y: HEIGHT / 2, zoom: 1 },
    presence: {
      local: (state) => {
        told = state;
      },
      subscribe: () => () => undefined,
    },
  });
  const [, canvas] = container.querySelectorAll('canvas');
  const field = container.querySelector('textarea');
  if (!canvas || !field) throw new Error('the engine has a canvas above the other and a text field');
  canvas.setPointerCapture = () => undefined;
  return {
    engine,
    pointer(type, { x, y }, event = {}) {
      const happened = new page.PointerEvent(type, {
        clientX: x,
        clientY: y,
        pointerId: 1,
        pointerType: 'mouse',
        pressure: 0.5,
        bubbles: true,
        cancelable: true,
        ...event,
      });
      Object.assign(happened, { getCoalescedEvents: () => [] });
      canvas.dispatchEvent(happened);
    },
    key(key, event = {}) {
      const target = field.hidden ? container : field;
      target.dispatchEvent(
        new page.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...event }),
      );
    },
    type(words) {
      if (field.hidden) return;
      const at = Math.min(field.selectionStart, field.value.length);
      field.setRangeText(words, at, at);
      field.dispatchEvent(new page.Event('input'));
    },
    pass(ms) {
      now += ms;
      advance(ms);
      const due = frames;
      frames = [];
      for (const frame of due) frame(now);
    },
    told: () => told,
    destroy() {
      engine.destroy();
      container.remove();
    },
  };
}
