import { BOARD_LIMITS, type ConnectorEnd, type ItemId, isContainer } from '@geflecht/board-schema';

import { panBy } from '../camera/camera.ts';
import { type Box, boxBetween, encloses, intersects, shift, unionOf } from '../geometry.ts';
import { connectableAt } from '../scene/hit-test.ts';
import { flowHeight } from '../text/flow-height.ts';
import type { Workspace } from '../workspace.ts';
import {
  type Grip,
  cursorOf,
  handleAt,
  pullGrip,
  pullTurnedGrip,
  scaleInto,
  selectedBoxes,
} from './handles.ts';
import { neighboursOf, putDownMoved, withContents } from './moving.ts';
import { snapBox } from './snap.ts';
import { type Press, type Tool, isDrag } from './tool.ts';
import { type TurnStart, angleTo } from './turning.ts';

/** Snapping aligns from so near, in CSS pixels. */
const SNAP_REACH = 6;
const SMALLEST = 16;

type State =
  | { readonly at: 'rest' }
  | { readonly at: 'pressed'; readonly start: Press; readonly toggleOff: boolean }
  | { readonly at: 'panning'; readonly last: Press }
  | { readonly at: 'marquee'; readonly start: Press; readonly before: readonly ItemId[] }
  | {
      readonly at: 'moving';
      readonly start: Press;
      readonly boxes: ReadonlyMap<ItemId, Box>;
      readonly bounds: Box;
      readonly neighbours: readonly Box[];
      /** Alt: the originals stay, copies are put down. */
      readonly copying: boolean;
      readonly moved: { dx: number; dy: number };
    }
  | {
      readonly at: 'resizing';
      readonly start: Press;
      readonly grip: Grip;
      readonly boxes: ReadonlyMap<ItemId, Box>;
      readonly bounds: Box;
    }
  | { readonly at: 'turning'; readonly id: ItemId; readonly start: TurnStart }
  | { readonly at: 'reconnecting'; readonly connector: ItemId; readonly end: 'from' | 'to' };

/** Select, marquee, move, resize, turn, reconnect. A finger on empty ground pans; a long press there draws a marquee. */
export class SelectTool implements Tool {
  readonly #workspace: Workspace;
  #state: State = { at: 'rest' };

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  press(press: Press): void {
    const workspace = this.#workspace;
    const handle = handleAt(workspace, press.screen, press.touch);
    if (handle?.kind === 'end') {
      this.#state = { at: 'reconnecting', connector: handle.connector, end: handle.end };
      return;
    }
    if (handle?.kind === 'turn') {
      const item = workspace.scene.boxItem(handle.item);
      if (item)
        this.#state = {
          at: 'turning',
          id: item.id,
          start: { box: item.place, at: press.world, angle: item.place.angle },
        };
      return;
    }
    if (handle) {
      const boxes = selectedBoxes(workspace);
      const bounds = unionOf(boxes.values());
      if (bounds) this.#state = { at: 'resizing', start: press, grip: handle.grip, boxes, bounds };
      return;
    }
    let toggleOff = false;
    if (press.hit.kind === 'item') {
      const { id } = press.hit;
      if (press.shift) {
        toggleOff = workspace.isSelected(id);
        if (!toggleOff) workspace.select([...workspace.selection, id]);
      } else if (!workspace.isSelected(id) && !press.touch) workspace.select([id]);
    }
    this.#state = { at: 'pressed', start: press, toggleOff };
  }

  drag(press: Press): void {
    const workspace = this.#workspace;
    const state = this.#state;
    switch (state.at) {
      case 'rest':
        return;
      case 'pressed':
        if (isDrag(state.start, press)) this.#begin(state.start, press);
        return;
      case 'panning': {
        const { last } = state;
        this.#workspace.setCamera(
          panBy(this.#workspace.camera, last.screen.x - press.screen.x, last.screen.y - press.screen.y),
        );
        this.#state = { at: 'panning', last: press };
        return;
      }
      case 'marquee':
        return this.#marquee(state, press);
      case 'moving':
        return this.#move(state, press);
      case 'resizing':
        return this.#resize(state, press);
      case 'turning':
        workspace.scene.turn({ id: state.id, angle: turningAngle(state.start, press) });
        workspace.lift(new Map([[state.id, state.start.box]]), null);
        return;
      case 'reconnecting':
        return this.#reconnect(state, press);
    }
  }

  release(press: Press): void {
    const workspace = this.#workspace;
    const state = this.#state;
    this.#state = { at: 'rest' };
    switch (state.at) {
      case 'rest':
      case 'panning':
        return;
      case 'pressed':
        return this.#click(state.start, state.toggleOff);
      case 'marquee':
        workspace.setDraft(undefined);
        return;
      case 'moving': {
        const { dx, dy } = state.moved;
        workspace.undo.step();
        if (state.copying) {
          const copies = workspace.board.duplicate(
            [...new Set([...workspace.selection, ...state.boxes.keys()])],
            dx,
            dy,
          );
          workspace.select(copies);
        } else putDownMoved(workspace, state.boxes, dx, dy);
        workspace.setDraft(undefined);
        workspace.putDown();
        return;
      }
      case 'resizing': {
        const boxes = this.#resized(state, press);
        workspace.undo.step();
        workspace.board.setPlace([...boxes].map(([id, box]) => ({ id, ...box })));
        workspace.putDown();
        return;
      }
      case 'turning': {
        workspace.scene.turn(undefined);
        const angle = turningAngle(state.start, press);
        workspace.undo.step();
        if (angle !== state.start.angle) workspace.board.setPlace([{ id: state.id, angle }]);
        workspace.putDown();
        return;
      }
      case 'reconnecting': {
        const ends = this.#reconnected(state, press);
        workspace.undo.step();
        if (ends) workspace.board.setEnds(state.connector, ends.ends);
        workspace.setDraft(undefined);
      }
    }
  }

  cancel(): void {
    const state = this.#state;
    this.#state = { at: 'rest' };
    this.#workspace.scene.turn(undefined);
    if (state.at === 'moving' || state.at === 'resizing' || state.at === 'turning') this.#workspace.putDown();
    if (state.at === 'marquee') this.#workspace.select(state.before);
    this.#workspace.setDraft(undefined);
  }

  cursor(press: Press): string {
    const handle = handleAt(this.#workspace, press.screen, press.touch);
    if (handle) return cursorOf(handle);
    if (press.hit.kind === 'badge') return 'pointer';
    return press.hit.kind === 'item' ? 'move' : 'default';
  }

  /** A long press on empty ground: from here a finger draws a marquee instead of panning. */
  longPress(press: Press): void {
    if (press.hit.kind === 'nothing')
      this.#state = { at: 'marquee', start: press, before: this.#workspace.selection };
  }

  #begin(start: Press, press: Press): void {
    const workspace = this.#workspace;
    const id = start.hit.kind === 'nothing' ? undefined : start.hit.id;
    const held = id !== undefined && workspace.isSelected(id);
    // A finger must be able to push the view anywhere: it moves only what was chosen before.
    if ((start.touch && !held) || (id !== undefined && !workspace.writable)) {
      this.#state = { at: 'panning', last: start };
      this.drag(press);
      return;
    }
    if (id === undefined) {
      this.#state = { at: 'marquee', start, before: start.shift ? workspace.selection : [] };
      this.drag(press);
      return;
    }
    if (!held) workspace.select(start.shift ? [...workspace.selection, id] : [id]);
    const boxes = withContents(workspace, selectedBoxes(workspace));
    const bounds = unionOf(boxes.values());
    // A connector between items has no place of its own to be moved.
    if (!bounds) {
      this.#state = { at: 'rest' };
      return;
    }
    const neighbours = neighboursOf(workspace, boxes, bounds);
    this.#state = {
      at: 'moving',
      start,
      boxes,
      bounds,
      neighbours,
      copying: start.alt,
      moved: { dx: 0, dy: 0 },
    };
    this.drag(press);
  }

  #click(start: Press, toggleOff: boolean): void {
    const workspace = this.#workspace;
    switch (start.hit.kind) {
      case 'nothing':
        if (!start.shift) workspace.select([]);
        return;
      case 'item': {
        const { id } = start.hit;
        if (toggleOff) workspace.select(workspace.selection.filter((other) => other !== id));
        else if (!start.shift) workspace.select([id]);
        return;
      }
      case 'badge': {
        const item = workspace.scene.boxItem(start.hit.id);
        const box = item && workspace.options.badge(item);
        if (item?.kind !== 'card' || !box) return;
        const { x, y } = workspace.toScreen(box);
        const { zoom } = workspace.camera;
        workspace.select([item.id]);
        workspace.events.emit('badge', {
          item: item.id,
          proposal: item.proposal,
          box: { x, y, w: box.w * zoom, h: box.h * zoom },
        });
      }
    }
  }

  #marquee(state: State & { at: 'marquee' }, press: Press): void {
    const workspace = this.#workspace;
    const box = boxBetween(state.start.world, press.world);
    const inside = workspace.scene.search(box).flatMap((item) => {
      const bounds = workspace.scene.bounds(item.id);
      if (!bounds) return [];
      // Frames and connectors are chosen only when wholly inside: they reach over much else.
      const whole = item.kind === 'connector' || isContainer(item);
      return (whole ? encloses(box, bounds) : intersects(box, bounds)) ? [item.id] : [];
    });
    workspace.setDraft({ kind: 'marquee', box });
    workspace.select([...state.before, ...inside]);
  }

  #move(state: State & { at: 'moving' }, press: Press): void {
    const workspace = this.#workspace;
    let dx = press.world.x - state.start.world.x;
    let dy = press.world.y - state.start.world.y;
    if (press.shift) {
      if (Math.abs(dx) > Math.abs(dy)) dy = 0;
      else dx = 0;
    }
    workspace.guides = [];
    if (!press.mod && state.neighbours.length > 0) {
      const snap = snapBox(shift(state.bounds, dx, dy), state.neighbours, SNAP_REACH / workspace.camera.zoom);
      dx += snap.dx;
      dy += snap.dy;
      workspace.guides = snap.guides;
    }
    state.moved.dx = dx;
    state.moved.dy = dy;
    const boxes = new Map([...state.boxes].map(([id, box]) => [id, shift(box, dx, dy)] as const));
    if (state.copying) {
      workspace.setDraft({ kind: 'copies', boxes });
      return;
    }
    const ids = [...state.boxes.keys()];
    const few = ids.length <= BOARD_LIMITS.presenceIds;
    workspace.lift(
      boxes,
      few ? { kind: 'move', ids, dx, dy } : { kind: 'outline', box: shift(state.bounds, dx, dy) },
    );
  }

  #resize(state: State & { at: 'resizing' }, press: Press): void {
    const boxes = this.#resized(state, press);
    const [first] = boxes;
    const bounds = unionOf(boxes.values());
    if (!first || !bounds) return;
    const drag =
      boxes.size === 1
        ? ({ kind: 'resize', id: first[0], box: first[1] } as const)
        : ({ kind: 'outline', box: bounds } as const);
    this.#workspace.lift(boxes, drag);
  }

  #resized(state: State & { at: 'resizing' }, press: Press): Map<ItemId, Box> {
    const { boxes, bounds, grip, start } = state;
    const smallest = Math.max(
      SMALLEST,
      ...[...boxes.values()].map((box) => (SMALLEST * bounds.w) / box.w).slice(0, 50),
    );
    const pull = { x: press.world.x - start.world.x, y: press.world.y - start.world.y };
    const keepRatio = press.shift || boxes.size > 1;
    const least = Math.min(smallest, bounds.w, bounds.h);
    const [only] = boxes.keys();
    const angle = (boxes.size === 1 && only && this.#workspace.scene.boxItem(only)?.place.angle) || 0;
    const pulled =
      angle === 0
        ? pullGrip(bounds, grip, pull.x, pull.y, keepRatio, least)
        : pullTurnedGrip(bounds, angle, grip, pull, keepRatio, least);
    return new Map(
      [...boxes].map(([id, box]) => {
        const scaled = scaleInto(box, bounds, pulled);
        const item = this.#workspace.scene.boxItem(id);
        const height =
          item?.kind === 'text' ? flowHeight(item, scaled.w, this.#workspace.options.measure()) : scaled.h;
        return [id, { ...scaled, h: height }] as const;
      }),
    );
  }

  #reconnect(state: State & { at: 'reconnecting' }, press: Press): void {
    this.#workspace.setDraft(this.#reconnected(state, press));
  }

  #reconnected(state: State & { at: 'reconnecting' }, press: Press) {
    const workspace = this.#workspace;
    const item = workspace.board.get(state.connector);
    if (item?.kind !== 'connector') return undefined;
    const other: ConnectorEnd = state.end === 'from' ? item.ends.to : item.ends.from;
    const over = connectableAt(workspace.scene, press.world);
    // A connector from an item to itself says nothing; dropped there, all stays as it was.
    if (over !== undefined && 'item' in other && other.item === over) return undefined;
    const end: ConnectorEnd = over === undefined ? press.world : { item: over };
    const ends = state.end === 'from' ? { from: end, to: other } : { from: other, to: end };
    return { kind: 'connector', ends, over } as const;
  }
}

function turningAngle(start: TurnStart, press: Press): number {
  return angleTo(start, press.world, { strict: press.shift, free: press.mod });
}
