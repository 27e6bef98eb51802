import { type ItemId, NO_HOLD } from '@geflecht/board-schema';

import type { Point } from '../geometry.ts';
import type { Passing, RisingSign, Source } from '../passing.ts';
import type { Workspace } from '../workspace.ts';
import { paintStamp } from './paint-stamp.ts';
import type { Pen } from './pen.ts';

/** Width of a trail where the light is, in CSS pixels. */
const LIGHT = 7;
/** Edge of a sign, and how far it rises, in CSS pixels. */
const SIGN = 44;
const RISE = 90;

/** Trails of light over everything, in the colours of those who hold them. The context is in CSS pixels. */
export function paintTrails(
  ctx: CanvasRenderingContext2D,
  workspace: Workspace,
  passing: Passing,
  now: number,
  colorOf: (source: Source) => string,
): void {
  for (const { source, points } of passing.trails(now)) {
    ctx.strokeStyle = colorOf(source);
    ctx.fillStyle = ctx.strokeStyle;
    ctx.lineCap = 'round';
    // With reduced motion the light is where it is, without a tail that moves.
    const shown = workspace.reducedMotion ? points.slice(-1) : points;
    let before: Point | undefined;
    for (const point of shown) {
      const here = workspace.toScreen(point);
      if (before) {
        ctx.beginPath();
        ctx.moveTo(before.x, before.y);
        ctx.lineTo(here.x, here.y);
        ctx.lineWidth = Math.max(1, LIGHT * point.light);
        ctx.globalAlpha = 0.25 + 0.6 * point.light;
        ctx.stroke();
      }
      before = here;
    }
    const head = shown.at(-1);
    if (before && head) {
      ctx.globalAlpha = head.light;
      ctx.beginPath();
      ctx.arc(before.x, before.y, LIGHT, 0, Math.PI * 2);
      ctx.fill();
    }
  }
  ctx.lineCap = 'butt';
  ctx.globalAlpha = 1;
}

/** Signs that rise from where their givers point, or from the lower edge of the view. */
export function paintSigns(pen: Pen, workspace: Workspace, signs: readonly RisingSign[]): void {
  const { width, height } = workspace.size;
  const { zoom } = workspace.camera;
  signs.forEach(({ stamp, from, share }, nr) => {
    const start = from
      ? workspace.toScreen(from)
      : { x: width / 2 + ((nr * 53) % 240) - 120, y: height - 120 };
    const risen = workspace.reducedMotion ? 0 : RISE * share;
    const { x, y } = workspace.toWorld({ x: start.x - SIGN / 2, y: start.y - SIGN - risen });
    const side = SIGN / zoom;
    const place = { x, y, w: side, h: side, order: 'a0', angle: 0 };
    pen.ctx.globalAlpha = Math.min(1, 2 * (1 - share));
    paintStamp(pen, { id: '' as ItemId, kind: 'stamp', look: { stamp }, hold: NO_HOLD, place }, place);
  });
  pen.ctx.globalAlpha = 1;
}
