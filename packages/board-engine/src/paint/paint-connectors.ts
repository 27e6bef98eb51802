import type { ConnectorItem, ItemColor } from '@geflecht/board-schema';

import type { Point } from '../geometry.ts';
import { type ConnectorPath, HEAD_LENGTH, pointAt } from '../scene/connector-path.ts';
import { LINE_HEIGHT, type Measure } from '../text/measure.ts';
import type { Pen } from './pen.ts';

const LINE_WIDTH = 2;
const LABEL_SIZE = 15;
/** Below this zoom a bend is less than a pixel or two: straight lines do. */
const CURVED_FROM = 0.3;
const HEADS_FROM = 0.15;

export interface RoutedConnector {
  readonly item: ConnectorItem;
  readonly path: ConnectorPath;
}

/** All connectors, one path per colour and dash: a stroke call costs more than a line. */
export function paintConnectors(pen: Pen, connectors: readonly RoutedConnector[], measure: Measure): void {
  const solid = new Map<ItemColor, RoutedConnector[]>();
  const dashed = new Map<ItemColor, RoutedConnector[]>();
  for (const connector of connectors) {
    const { look } = connector.item;
    const groups = look.dashed ? dashed : solid;
    const group = groups.get(look.color);
    if (group) group.push(connector);
    else groups.set(look.color, [connector]);
  }
  for (const [color, group] of solid) paintGroup(pen, group, color, false);
  for (const [color, group] of dashed) paintGroup(pen, group, color, true);
  if (!pen.readable(LABEL_SIZE)) return;
  for (const { item, path } of connectors) if (item.text !== '') paintLabel(pen, item.text, path, measure);
}

/** The middle of a connector, where its label sits. */
export function labelPoint(path: ConnectorPath): Point {
  return pointAt(path, 0.5);
}

function paintGroup(pen: Pen, group: readonly RoutedConnector[], color: ItemColor, dashed: boolean): void {
  const { ctx, palette, zoom } = pen;
  const curved = zoom >= CURVED_FROM;
  const heads = zoom >= HEADS_FROM;
  ctx.beginPath();
  for (const { item, path } of group) {
    if (!heads && !curved) {
      ctx.moveTo(path.a.x, path.a.y);
      ctx.lineTo(path.d.x, path.d.y);
      continue;
    }
    const start = heads && item.look.heads === 'both' ? inset(path.a, path.b) : path.a;
    const end = heads && item.look.heads !== 'none' ? inset(path.d, path.c) : path.d;
    ctx.moveTo(start.x, start.y);
    if (path.route === 'curved' && curved)
      ctx.bezierCurveTo(path.b.x, path.b.y, path.c.x, path.c.y, end.x, end.y);
    else {
      for (const { x, y } of path.corners) ctx.lineTo(x, y);
      ctx.lineTo(end.x, end.y);
    }
  }
  ctx.strokeStyle = palette.hues[color].line;
  ctx.lineWidth = Math.max(LINE_WIDTH, 0.6 / zoom);
  if (dashed && curved) ctx.setLineDash([8, 6]);
  ctx.stroke();
  ctx.setLineDash([]);
  if (!heads) return;
  ctx.beginPath();
  for (const { item, path } of group) {
    if (item.look.heads !== 'none') head(ctx, path.d, path.c);
    if (item.look.heads === 'both') head(ctx, path.a, path.b);
  }
  ctx.fillStyle = palette.hues[color].line;
  ctx.fill();
}

/** The line stops a little inside its head, so that the tip stays sharp and the curve stays the one that is hit. */
function inset(tip: Point, towards: Point): Point {
  const length = Math.hypot(towards.x - tip.x, towards.y - tip.y) || 1;
  const by = HEAD_LENGTH / 3;
  return { x: tip.x + ((towards.x - tip.x) / length) * by, y: tip.y + ((towards.y - tip.y) / length) * by };
}

function head(ctx: CanvasRenderingContext2D, tip: Point, towards: Point): void {
  const length = Math.hypot(towards.x - tip.x, towards.y - tip.y) || 1;
  const ux = (towards.x - tip.x) / length;
  const uy = (towards.y - tip.y) / length;
  const half = HEAD_LENGTH * 0.42;
  const bx = tip.x + ux * HEAD_LENGTH;
  const by = tip.y + uy * HEAD_LENGTH;
  ctx.moveTo(tip.x, tip.y);
  ctx.lineTo(bx - uy * half, by + ux * half);
  ctx.lineTo(bx + uy * half, by - ux * half);
  ctx.closePath();
}

function paintLabel(pen: Pen, text: string, path: ConnectorPath, measure: Measure): void {
  const { ctx, palette } = pen;
  const line = text.replaceAll('\n', ' ');
  const at = labelPoint(path);
  const width = (measure(line, 400) * LABEL_SIZE) / 100;
  const height = LABEL_SIZE * LINE_HEIGHT;
  ctx.fillStyle = palette.paper;
  ctx.beginPath();
  ctx.roundRect(at.x - width / 2 - 6, at.y - height / 2 - 2, width + 12, height + 4, 4);
  ctx.fill();
  ctx.fillStyle = palette.ink;
  pen.line(line, at.x - width / 2, at.y - height / 2, LABEL_SIZE, 400);
}
