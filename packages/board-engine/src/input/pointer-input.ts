import { panBy, pinch } from '../camera/camera.ts';
import { type Point, distance } from '../geometry.ts';
import { EraserTool } from '../tools/eraser-tool.ts';
import { HandTool } from '../tools/hand-tool.ts';
import { LassoTool } from '../tools/lasso-tool.ts';
import { SelectTool } from '../tools/select-tool.ts';
import { StrokeTool } from '../tools/stroke-tool.ts';
import { type Press, type Tool, isDrag } from '../tools/tool.ts';
import type { Workspace } from '../workspace.ts';
import { Palm } from './palm.ts';

const LONG_PRESS_MS = 500;
const DOUBLE_MS = 400;
const DOUBLE_REACH = 24;
/** Dragging so near to the edge (CSS pixels) pushes the view along, by so many pixels a frame. */
const EDGE = 28;
const EDGE_STEP = 12;

export interface PointerInputOptions {
  readonly workspace: Workspace;
  readonly canvas: HTMLCanvasElement;
  readonly tool: () => Tool;
  readonly now: () => number;
  /** A press begins: whatever is being edited ends, the board takes the focus. */
  readonly began: () => void;
  readonly doubled: (press: Press) => void;
  readonly menu: (press: Press) => void;
  /** Something changed that only the others must hear of. */
  readonly moved: () => void;
}

type Mode =
  | { readonly at: 'rest' }
  | {
      readonly at: 'pressed';
      readonly pointer: number;
      readonly tool: Tool;
      readonly start: Press;
      last: PointerEvent;
      dragged: boolean;
      held: boolean;
    }
  | { readonly at: 'pinching' }
  /** After a pinch or a menu, until all fingers are off. */
  | { readonly at: 'spent' };

/** Turns pointer events into presses for the tool at hand, and two fingers into a moving view. */
export class PointerInput {
  /** Space is held: presses push the view, whatever the tool. */
  spaceHeld = false;
  readonly #options: PointerInputOptions;
  readonly #hand: HandTool;
  readonly #touches = new Map<number, Point>();
  readonly #palm = new Palm();
  #mode: Mode = { at: 'rest' };
  #lastClick: { at: number; screen: Point } | undefined;
  #longPress: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PointerInputOptions) {
    this.#options = options;
    this.#hand = new HandTool(options.workspace);
    const { canvas } = options;
    canvas.addEventListener('pointerdown', this.#onDown);
    canvas.addEventListener('pointermove', this.#onMove);
    canvas.addEventListener('pointerup', this.#onUp);
    canvas.addEventListener('pointercancel', this.#onCancel);
    canvas.addEventListener('lostpointercapture', this.#onLost);
    canvas.addEventListener('pointerleave', this.#onLeave);
    canvas.addEventListener('contextmenu', this.#onContextMenu);
    // The compatibility event would take the focus away from a text field that a press has just opened.
    canvas.addEventListener('mousedown', this.#onMouseDown);
  }

  /** Whether a press is under way. */
  get busy(): boolean {
    return this.#mode.at === 'pressed' || this.#mode.at === 'pinching';
  }

  /** Ends a press without effect. True when there was one. */
  cancel(): boolean {
    if (this.#mode.at !== 'pressed') return false;
    this.#mode.tool.cancel();
    this.#endPress({ at: 'spent' });
    return true;
  }

  /** Pushes the view while something is dragged at the edge; true when it wants the next frame. */
  tick(): boolean {
    const mode = this.#mode;
    if (mode.at !== 'pressed' || !mode.dragged || mode.tool === this.#hand) return false;
    const { workspace } = this.#options;
    if (workspace.scene.lifted().size === 0 && !workspace.draft) return false;
    const { x, y } = this.#screen(mode.last);
    const { width, height } = workspace.size;
    const push = (at: number, length: number): number =>
      at < EDGE ? -EDGE_STEP : at > length - EDGE ? EDGE_STEP : 0;
    const dx = push(x, width);
    const dy = push(y, height);
    if (dx === 0 && dy === 0) return false;
    workspace.setCamera(panBy(workspace.camera, dx, dy));
    mode.tool.drag(this.#press(mode.last));
    return true;
  }

  destroy(): void {
    clearTimeout(this.#longPress);
    const { canvas } = this.#options;
    canvas.removeEventListener('pointerdown', this.#onDown);
    canvas.removeEventListener('pointermove', this.#onMove);
    canvas.removeEventListener('pointerup', this.#onUp);
    canvas.removeEventListener('pointercancel', this.#onCancel);
    canvas.removeEventListener('lostpointercapture', this.#onLost);
    canvas.removeEventListener('pointerleave', this.#onLeave);
    canvas.removeEventListener('contextmenu', this.#onContextMenu);
    canvas.removeEventListener('mousedown', this.#onMouseDown);
  }

  readonly #onMouseDown = (event: MouseEvent): void => event.preventDefault();

  readonly #onDown = (event: PointerEvent): void => {
    event.preventDefault();
    const { canvas, workspace } = this.#options;
    if (this.#palm.down(event, this.#options.now())) return;
    if (event.pointerType === 'pen') this.#liftHand();
    const byFinger = event.pointerType === 'touch';
    if (workspace.byFinger !== byFinger) {
      workspace.byFinger = byFinger;
      workspace.options.invalidate('overlay');
    }
    this.#options.began();
    if (event.pointerType === 'touch') {
      this.#touches.set(event.pointerId, this.#screen(event));
      if (this.#touches.size === 2) {
        if (this.#mode.at === 'pressed') this.#mode.tool.cancel();
        this.#endPress({ at: 'pinching' });
        return;
      }
    }
    if (this.#mode.at !== 'rest' || event.button === 2) return;
    canvas.setPointerCapture(event.pointerId);
    const press = this.#press(event);
    const tool = this.#toolFor(event);
    this.#mode = {
      at: 'pressed',
      pointer: event.pointerId,
      tool,
      start: press,
      last: event,
      dragged: false,
      held: false,
    };
    tool.press(press);
    canvas.style.cursor = tool.cursor(press);
    if (event.pointerType === 'touch') this.#longPress = setTimeout(() => this.#onLongPress(), LONG_PRESS_MS);
    workspace.cursor = press.world;
    this.#options.moved();
  };

  readonly #onMove = (event: PointerEvent): void => {
    const { workspace, canvas } = this.#options;
    const mode = this.#mode;
    if (this.#palm.move(event, this.#options.now())) return;
    if (mode.at === 'pinching' && this.#touches.has(event.pointerId)) {
      this.#pinchTo(event);
      return;
    }
    if (mode.at === 'pressed') {
      if (event.pointerId !== mode.pointer) return;
      const press = this.#press(event);
      mode.last = event;
      // A second finger may join where this one is now.
      if (this.#touches.has(event.pointerId)) this.#touches.set(event.pointerId, press.screen);
      if (!mode.dragged && isDrag(mode.start, press)) {
        mode.dragged = true;
        clearTimeout(this.#longPress);
      }
      // What came between two frames belongs to a line drawn by hand.
      for (const between of mode.tool instanceof StrokeTool ? event.getCoalescedEvents() : [])
        mode.tool.drag(this.#press(between));
      mode.tool.drag(press);
      workspace.cursor = press.world;
    } else {
      const press = this.#press(event);
      workspace.cursor = press.world;
      const tool = this.spaceHeld ? this.#hand : this.#options.tool();
      const cursor = tool.cursor(press);
      if (canvas.style.cursor !== cursor) canvas.style.cursor = cursor;
    }
    this.#options.moved();
  };

  readonly #onUp = (event: PointerEvent): void => {
    if (this.#palm.up(event, this.#options.now())) return;
    this.#touches.delete(event.pointerId);
    const mode = this.#mode;
    if (mode.at === 'pressed' && event.pointerId === mode.pointer) {
      const press = this.#press(event);
      this.#endPress({ at: 'rest' });
      mode.tool.release(press);
      if (mode.held && !mode.dragged) this.#options.menu(mode.start);
      else if (!mode.dragged && mode.tool !== this.#hand) this.#countClick(mode.start);
      if (event.pointerType === 'touch') this.#options.workspace.cursor = null;
      this.#options.moved();
    } else if (mode.at !== 'pressed') this.#rest();
  };

  readonly #onCancel = (event: PointerEvent): void => {
    if (this.#palm.up(event, this.#options.now())) return;
    this.#touches.delete(event.pointerId);
    const mode = this.#mode;
    if (mode.at === 'pressed' && event.pointerId === mode.pointer) {
      mode.tool.cancel();
      this.#endPress({ at: 'rest' });
    } else if (mode.at !== 'pressed') this.#rest();
  };

  /** A pointer that was taken away by something else (a dialog, the system) ends like one that was cancelled. */
  readonly #onLost = (event: PointerEvent): void => {
    if (this.#mode.at === 'pressed' && event.pointerId === this.#mode.pointer) this.#onCancel(event);
  };

  readonly #onLeave = (): void => {
    if (this.#mode.at === 'pressed') return;
    this.#options.workspace.cursor = null;
    this.#options.moved();
  };

  readonly #onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    // A finger's long press is told by our own clock, at the same length on every system.
    if (this.#mode.at !== 'rest' || this.#touches.size > 0) return;
    this.#options.menu(this.#pressAt(this.#screen(event), event, false));
  };

  /** A pen comes down: what fingers had begun was the hand that holds it. */
  #liftHand(): void {
    if (this.#touches.size === 0) return;
    this.#palm.rest(this.#touches.keys());
    this.#touches.clear();
    if (this.#mode.at === 'pressed') this.#mode.tool.cancel();
    this.#endPress({ at: 'rest' });
  }

  #toolFor(event: PointerEvent): Tool {
    const tool = this.#options.tool();
    const isDrawing = tool instanceof StrokeTool || tool instanceof EraserTool || tool instanceof LassoTool;
    const isFinger = event.pointerType === 'touch' && this.#palm.hasPen && isDrawing;
    return this.spaceHeld || event.button === 1 || isFinger ? this.#hand : tool;
  }

  #onLongPress(): void {
    const mode = this.#mode;
    if (mode.at !== 'pressed' || mode.dragged) return;
    if (mode.start.hit.kind === 'nothing' && mode.tool instanceof SelectTool) {
      mode.tool.longPress(mode.start);
      mode.held = true;
      return;
    }
    mode.tool.cancel();
    this.#endPress({ at: 'spent' });
    this.#options.menu(mode.start);
  }

  #countClick(press: Press): void {
    const at = this.#options.now();
    const last = this.#lastClick;
    if (last && at - last.at < DOUBLE_MS && distance(last.screen, press.screen) < DOUBLE_REACH) {
      this.#lastClick = undefined;
      this.#options.doubled(press);
    } else this.#lastClick = { at, screen: press.screen };
  }

  #pinchTo(event: PointerEvent): void {
    const { workspace } = this.#options;
    const [first, second] = [...this.#touches.keys()];
    const a = first === undefined ? undefined : this.#touches.get(first);
    const b = second === undefined ? undefined : this.#touches.get(second);
    if (!a || !b) return;
    this.#touches.set(event.pointerId, this.#screen(event));
    const toA = this.#touches.get(first as number) as Point;
    const toB = this.#touches.get(second as number) as Point;
    workspace.setCamera(pinch(workspace.camera, workspace.size, [a, b], [toA, toB]));
  }

  #endPress(mode: Mode): void {
    clearTimeout(this.#longPress);
    this.#mode = mode;
    this.#rest();
  }

  #rest(): void {
    if (this.#touches.size === 0 && this.#mode.at !== 'pressed') this.#mode = { at: 'rest' };
  }

  #screen(event: MouseEvent): Point {
    const rect = this.#options.canvas.getBoundingClientRect();
    return { x: event.clientX - rect.left, y: event.clientY - rect.top };
  }

  #press(event: PointerEvent): Press {
    // A mouse says one half as long as it is pressed; a finger says what its device makes up.
    const pressure = event.pointerType === 'pen' && event.pressure > 0 ? event.pressure : 0.5;
    return this.#pressAt(this.#screen(event), event, event.pointerType === 'touch', pressure);
  }

  #pressAt(screen: Point, event: MouseEvent, touch: boolean, pressure = 0.5): Press {
    const { workspace } = this.#options;
    return {
      screen,
      world: workspace.toWorld(screen),
      shift: event.shiftKey,
      alt: event.altKey,
      mod: event.ctrlKey || event.metaKey,
      touch,
      pressure,
      hit:
        this.#mode.at === 'pressed' && this.#mode.dragged
          ? this.#mode.start.hit
          : workspace.hit(screen, touch),
    };
  }
}
