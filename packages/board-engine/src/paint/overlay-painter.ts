import { type ItemId, NO_HOLD } from '@geflecht/board-schema';
import type { PersonId } from '@geflecht/domain';

import type { PersonFace } from '../api.ts';
import { boxToScreen } from '../camera/camera.ts';
import { type Box, centerOf, grow } from '../geometry.ts';
import { Passing } from '../passing.ts';
import type { Companion } from '../presence.ts';
import { shapePath } from '../scene/shape-path.ts';
import { handlesOf } from '../tools/handles.ts';
import type { Workspace } from '../workspace.ts';
import { LiftedLayer } from './lifted-layer.ts';
import { paintConnectors } from './paint-connectors.ts';
import { areNotices, NO_NOTICES, type Notices, paintNotices } from './paint-notices.ts';
import { paintSigns, paintTrails } from './paint-passing.ts';
import { paintDrawn } from './paint-stroke.ts';
import type { ScenePainter } from './scene-painter.ts';

const NAME_SIZE = 13;
/** How much larger handles are drawn for a finger, which hides what it touches. */
const FINGER_SCALE = 1.8;
/** With so many selected, single frames say nothing more than the frame around all. */
const FRAMED_UP_TO = 200;

/** Draws what moves above the board: things in the air, selection, drafts, the others. */
export class OverlayPainter {
  readonly #workspace: Workspace;
  readonly #painter: ScenePainter;
  readonly #people: (id: PersonId) => PersonFace | undefined;
  readonly #marks = new Map<string, Path2D>();
  readonly #lifted: LiftedLayer;
  /** What the host points out. */
  notices: Notices = NO_NOTICES;
  /** Light and signs that pass. */
  readonly passing = new Passing();
  /** Nothing is on the canvas. */
  #blank = false;

  constructor(workspace: Workspace, painter: ScenePainter, people: (id: PersonId) => PersonFace | undefined) {
    this.#workspace = workspace;
    this.#painter = painter;
    this.#people = people;
    this.#lifted = new LiftedLayer(workspace, painter);
  }

  /** Nothing that was painted before holds any more. */
  forget(): void {
    this.#lifted.forget();
  }

  paint(ctx: CanvasRenderingContext2D, companions: Iterable<Companion>, now: number): void {
    const workspace = this.#workspace;
    const { ratio } = workspace;
    const others = [...companions];
    const nothing =
      others.length === 0 && this.#isIdle() && !areNotices(this.notices) && this.passing.isEmpty;
    // Touching an empty canvas costs the browser a copy of it.
    if (nothing && this.#blank) return;
    this.#blank = nothing;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    this.#lifted.paint(ctx);
    this.#paintDraftItems(ctx);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const other of others) this.#paintRemoteSelection(ctx, other);
    this.#paintMarks(ctx, now);
    paintNotices(ctx, workspace, this.#painter.palette, this.notices, ({ by }) => by && this.#people(by));
    this.#paintSelection(ctx);
    this.#paintGuides(ctx);
    for (const other of others) this.#paintCursor(ctx, other);
    this.#paintPassing(ctx, others, now);
  }

  #paintPassing(ctx: CanvasRenderingContext2D, others: readonly Companion[], now: number): void {
    if (this.passing.isEmpty) return;
    const { camera, size, ratio, options } = this.#workspace;
    const colors = new Map(others.map(({ state }) => [state.client, this.#people(state.person)?.color]));
    const own = options.me && this.#people(options.me)?.color;
    const { accent } = this.#painter.palette;
    paintTrails(ctx, this.#workspace, this.passing, now, (source) =>
      source === 'own' ? (own ?? accent) : (colors.get(source) ?? accent),
    );
    const signs = this.passing.signs(now);
    if (signs.length > 0) paintSigns(this.#painter.pen(ctx, camera, size, ratio), this.#workspace, signs);
  }

  #isIdle(): boolean {
    const { selection, draft, marks, guides, scene } = this.#workspace;
    return (
      selection.length === 0 && !draft && marks.size === 0 && guides.length === 0 && scene.lifted().size === 0
    );
  }

  #paintDraftItems(ctx: CanvasRenderingContext2D): void {
    const { draft, camera, size, ratio, scene } = this.#workspace;
    if (!draft || draft.kind === 'marquee') return;
    const pen = this.#painter.pen(ctx, camera, size, ratio);
    const { palette } = this.#painter;
    if (draft.kind === 'stroke') paintDrawn(pen, draft.look, draft.points);
    else if (draft.kind === 'erased') {
      for (const id of draft.ids) {
        const box = scene.box(id);
        if (box) outline(ctx, box, palette.accent, 1.5 / camera.zoom);
      }
    } else if (draft.kind === 'lasso') {
      ctx.beginPath();
      draft.loop.forEach(({ x, y }, nr) => (nr === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
      ctx.closePath();
      ctx.globalAlpha = 0.08;
      ctx.fillStyle = palette.accent;
      ctx.fill();
      ctx.globalAlpha = 1;
      ctx.strokeStyle = palette.accent;
      ctx.lineWidth = 1.5 / camera.zoom;
      ctx.stroke();
    } else if (draft.kind === 'copies') {
      ctx.globalAlpha = 0.7;
      for (const [id, box] of draft.boxes) {
        const item = scene.boxItem(id);
        if (item) this.#painter.paintItem(pen, item, box);
      }
      ctx.globalAlpha = 1;
    } else if (draft.kind === 'box') {
      shapePath(ctx, draft.shape, draft.box);
      ctx.strokeStyle = palette.accent;
      ctx.lineWidth = 1.5 / camera.zoom;
      ctx.stroke();
    } else {
      const path = scene.pathBetween(draft.ends.from, draft.ends.to);
      if (path) {
        const look = { color: 'grey', heads: 'end', dashed: false, route: 'curved' } as const;
        const item = {
          id: '' as ItemId,
          kind: 'connector',
          ends: draft.ends,
          look,
          hold: NO_HOLD,
          text: '',
        } as const;
        paintConnectors(pen, [{ item, path }], this.#painter.measure);
      }
      const over = draft.over === undefined ? undefined : scene.box(draft.over);
      if (over) outline(ctx, grow(over, 3 / camera.zoom), palette.accent, 2 / camera.zoom);
    }
  }

  #paintSelection(ctx: CanvasRenderingContext2D): void {
    const workspace = this.#workspace;
    const { palette } = this.#painter;
    const { draft, selection } = workspace;
    if (draft?.kind === 'marquee') {
      const box = this.#onScreen(draft.box);
      ctx.fillStyle = palette.accent;
      ctx.globalAlpha = 0.08;
      ctx.fillRect(box.x, box.y, box.w, box.h);
      ctx.globalAlpha = 1;
      outline(ctx, box, palette.accent, 1);
    }
    if (selection.length === 0) return;
    if (selection.length <= FRAMED_UP_TO) {
      for (const id of selection) this.#paintSelected(ctx, id, palette.accent, 1.5);
    }
    const bounds = selection.length > 1 ? workspace.selectionBounds() : undefined;
    if (bounds) outline(ctx, grow(this.#onScreen(bounds), 4), palette.accent, 1);
    const scale = workspace.byFinger ? FINGER_SCALE : 1;
    for (const { at, handle } of handlesOf(workspace)) {
      const half = 4.5 * scale;
      ctx.beginPath();
      if (handle.kind !== 'grip') ctx.arc(at.x, at.y, 5.5 * scale, 0, Math.PI * 2);
      else if (handle.grip.length === 2)
        ctx.roundRect(at.x - half, at.y - half, 2 * half, 2 * half, 2 * scale);
      else ctx.arc(at.x, at.y, 3.5 * scale, 0, Math.PI * 2);
      ctx.fillStyle = palette.sheet;
      ctx.fill();
      ctx.strokeStyle = palette.accent;
      ctx.lineWidth = 1.5;
      ctx.stroke();
    }
  }

  #paintSelected(ctx: CanvasRenderingContext2D, id: ItemId, color: string, width: number): void {
    const { scene } = this.#workspace;
    const box = scene.box(id);
    if (box) {
      const around = grow(this.#onScreen(box), width);
      const item = scene.boxItem(id);
      const angle = item ? scene.angle(item) : 0;
      if (angle === 0) outline(ctx, around, color, width);
      else turnedOutline(ctx, around, angle, color, width);
      return;
    }
    const path = scene.path(id);
    if (!path) return;
    const [a, b, c, d] = [path.a, path.b, path.c, path.d].map((point) => this.#workspace.toScreen(point));
    if (!a || !b || !c || !d) return;
    ctx.beginPath();
    ctx.moveTo(a.x, a.y);
    ctx.bezierCurveTo(b.x, b.y, c.x, c.y, d.x, d.y);
    ctx.strokeStyle = color;
    ctx.globalAlpha = 0.3;
    ctx.lineWidth = 8;
    ctx.lineCap = 'round';
    ctx.stroke();
    ctx.lineCap = 'butt';
    ctx.globalAlpha = 1;
  }

  #paintMarks(ctx: CanvasRenderingContext2D, now: number): void {
    const { marks, scene } = this.#workspace;
    const { palette } = this.#painter;
    for (const [id, until] of marks) {
      const bounds = scene.bounds(id);
      if (!bounds) continue;
      // The mark fades in its last half second; with reduced motion it simply ends.
      ctx.globalAlpha = this.#workspace.reducedMotion ? 1 : Math.min(1, Math.max(0, (until - now) / 500));
      outline(ctx, grow(this.#onScreen(bounds), 6), palette.accent, 4, 8);
      ctx.globalAlpha = 1;
    }
  }

  #paintGuides(ctx: CanvasRenderingContext2D): void {
    const workspace = this.#workspace;
    ctx.strokeStyle = this.#painter.palette.accent;
    ctx.lineWidth = 1;
    for (const guide of workspace.guides) {
      const from = workspace.toScreen(guide.from);
      const to = workspace.toScreen(guide.to);
      ctx.beginPath();
      ctx.moveTo(Math.round(from.x) + 0.5, Math.round(from.y) + 0.5);
      ctx.lineTo(Math.round(to.x) + 0.5, Math.round(to.y) + 0.5);
      ctx.stroke();
    }
  }

  #paintRemoteSelection(ctx: CanvasRenderingContext2D, { state }: Companion): void {
    const face = this.#people(state.person);
    if (!face) return;
    for (const id of state.selection) this.#paintSelected(ctx, id, face.color, 2);
    if (state.drag?.kind === 'outline') outline(ctx, this.#onScreen(state.drag.box), face.color, 2, 4);
    const editing = state.editing === null ? undefined : this.#workspace.scene.bounds(state.editing);
    if (!editing) return;
    const box = this.#onScreen(editing);
    this.#paintName(ctx, face, box.x - 2, box.y - 24);
  }

  #paintCursor(ctx: CanvasRenderingContext2D, { state, cursor }: Companion): void {
    const face = cursor && this.#people(state.person);
    if (!face) return;
    const { x, y } = this.#workspace.toScreen(cursor);
    const { width, height } = this.#workspace.size;
    if (x < -20 || y < -20 || x > width + 20 || y > height + 20) return;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x + 4.5, y + 15);
    ctx.lineTo(x + 8, y + 8.5);
    ctx.lineTo(x + 15, y + 6);
    ctx.closePath();
    ctx.fillStyle = face.color;
    ctx.strokeStyle = this.#painter.palette.sheet;
    ctx.lineWidth = 2;
    ctx.lineJoin = 'round';
    ctx.stroke();
    ctx.fill();
    this.#paintName(ctx, face, x + 12, y + 16);
  }

  /** A name with the shape of its Manufaktur, so that colour is never the only sign. */
  #paintName(ctx: CanvasRenderingContext2D, face: PersonFace, x: number, y: number): void {
    const { palette, measure } = this.#painter;
    const name = face.name.length > 28 ? `${face.name.slice(0, 27)}…` : face.name;
    const width = (measure(name, 600) * NAME_SIZE) / 100;
    ctx.fillStyle = face.color;
    ctx.beginPath();
    ctx.roundRect(x, y, width + 30, 22, 4);
    ctx.fill();
    ctx.fillStyle = palette.sheet;
    ctx.save();
    ctx.translate(x + 8, y + 6);
    ctx.scale(10 / 24, 10 / 24);
    ctx.fill(this.#markOf(face.mark), 'evenodd');
    ctx.restore();
    ctx.font = `600 ${NAME_SIZE}px ${palette.font}`;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    ctx.fillText(name, x + 23, y + 11.5);
    ctx.textBaseline = 'alphabetic';
  }

  #markOf(path: string): Path2D {
    const known = this.#marks.get(path);
    if (known) return known;
    const mark = new Path2D(path);
    this.#marks.set(path, mark);
    return mark;
  }

  #onScreen(box: Box): Box {
    return boxToScreen(this.#workspace.camera, this.#workspace.size, box);
  }
}

function turnedOutline(
  ctx: CanvasRenderingContext2D,
  box: Box,
  degrees: number,
  color: string,
  width: number,
): void {
  const middle = centerOf(box);
  ctx.save();
  ctx.translate(middle.x, middle.y);
  ctx.rotate((degrees * Math.PI) / 180);
  outline(ctx, { ...box, x: -box.w / 2, y: -box.h / 2 }, color, width);
  ctx.restore();
}

function outline(ctx: CanvasRenderingContext2D, box: Box, color: string, width: number, radius = 2): void {
  ctx.beginPath();
  ctx.roundRect(box.x, box.y, box.w, box.h, radius);
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.stroke();
}
