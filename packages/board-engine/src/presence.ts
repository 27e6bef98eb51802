import type { BoardPresence, ItemId } from '@geflecht/board-schema';

import type { PresencePort, RemotePresence } from './api.ts';
import { type Box, type Point, shift } from './geometry.ts';
import type { Workspace } from './workspace.ts';

/** Shortest time between two states on the wire: 20 a second. */
const SEND_EVERY_MS = 50;
/** A drag that ended is held so long at its last place if its final update is still on the way. */
const HOLD_MS = 400;
/** Others' pointers glide to where they are said to be: share of the way left after one 60th of a second. */
const GLIDE = 0.6;

/** Tells the others what this tab does: the newest state, not too often, the last one always. */
export class LocalPresence {
  readonly #port: PresencePort;
  readonly #workspace: Workspace;
  #sent = '';
  #sentAt = Number.NEGATIVE_INFINITY;

  constructor(port: PresencePort, workspace: Workspace) {
    this.#port = port;
    this.#workspace = workspace;
  }

  /** Sends if something changed and enough time has passed; true when it wants to be asked again. */
  tick(now: number): boolean {
    const state: BoardPresence = this.#workspace.presence();
    const encoded = JSON.stringify(state);
    if (encoded === this.#sent) return false;
    if (now - this.#sentAt < SEND_EVERY_MS) return true;
    this.#sent = encoded;
    this.#sentAt = now;
    this.#port.local(state);
    return false;
  }
}

/** One other tab as it is drawn. */
export interface Companion {
  readonly state: RemotePresence;
  /** Where the pointer is drawn, gliding after `state.cursor`. */
  readonly cursor: Point | null;
}

interface Held {
  readonly box: Box;
  readonly until: number;
}

/** Everybody else on this board: pointers that glide, and what they have in the air. */
export class RemotePresences {
  readonly #workspace: Workspace;
  #companions = new Map<number, { state: RemotePresence; cursor: Point | null }>();
  #held = new Map<ItemId, Held>();
  #flying = new Map<ItemId, Box>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  all(): Iterable<Companion> {
    return this.#companions.values();
  }

  get size(): number {
    return this.#companions.size;
  }

  update(states: readonly RemotePresence[], now: number): void {
    const next = new Map<number, { state: RemotePresence; cursor: Point | null }>();
    for (const state of states) {
      const known = this.#companions.get(state.client);
      next.set(state.client, { state, cursor: state.cursor && (known?.cursor ?? state.cursor) });
    }
    this.#companions = next;
    const flying = this.#boxesInTheAir();
    for (const [id, box] of this.#flying) {
      if (!flying.has(id)) this.#held.set(id, { box, until: now + HOLD_MS });
    }
    this.#flying = flying;
    this.#lift();
  }

  /** The document says where these lie: no need to hold them any longer. */
  settled(ids: Iterable<ItemId>): void {
    let any = false;
    for (const id of ids) any = this.#held.delete(id) || any;
    if (any) this.#lift();
  }

  /** Moves pointers along and lets go of what was held too long; true while anything moves. */
  tick(now: number, elapsed: number): boolean {
    let moving = this.#held.size > 0;
    for (const [id, held] of this.#held) if (held.until <= now) this.#held.delete(id);
    if (moving) this.#lift();
    const left = this.#workspace.reducedMotion ? 0 : GLIDE ** (elapsed / (1000 / 60));
    for (const companion of this.#companions.values()) {
      const target = companion.state.cursor;
      const { cursor } = companion;
      if (!target || !cursor || (cursor.x === target.x && cursor.y === target.y)) continue;
      const near = Math.hypot(target.x - cursor.x, target.y - cursor.y) * this.#workspace.camera.zoom < 0.5;
      companion.cursor = near
        ? target
        : { x: target.x + (cursor.x - target.x) * left, y: target.y + (cursor.y - target.y) * left };
      moving = true;
    }
    return moving;
  }

  #lift(): void {
    const held = [...this.#held].map(([id, { box }]) => [id, box] as const);
    this.#workspace.liftRemote(new Map([...held, ...this.#flying]));
  }

  #boxesInTheAir(): Map<ItemId, Box> {
    const boxes = new Map<ItemId, Box>();
    for (const { state } of this.#companions.values()) {
      const { drag } = state;
      if (drag?.kind === 'move') {
        for (const id of drag.ids) {
          const place = this.#workspace.scene.boxItem(id)?.place;
          if (place) boxes.set(id, shift(place, drag.dx, drag.dy));
        }
      } else if (drag?.kind === 'resize' && this.#workspace.scene.boxItem(drag.id))
        boxes.set(drag.id, drag.box);
    }
    return boxes;
  }
}
