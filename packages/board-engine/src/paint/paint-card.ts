import type { CardItem } from '@geflecht/board-schema';

import type { CardFace } from '../api.ts';
import type { Box } from '../geometry.ts';
import { type TextLayout, clipText, fitText } from '../text/fit.ts';
import { LINE_HEIGHT, type Measure } from '../text/measure.ts';
import type { Pen } from './pen.ts';

const MARGIN = 14;
const SMALL = 13;
const RADIUS = 6;
const CHIP = { w: 26, h: 22, gap: 6 };
const BADGE = { w: 50, h: 28 };
/** Room for the sign of people and their number, with the space before it. */
const HERE = 40;

/** Where a card's link badge sits: it fills the lower right corner. `undefined` when nothing is linked. */
export function badgeBox(box: Box, face: CardFace | undefined): Box | undefined {
  if (!face || face.links === 0) return undefined;
  return { x: box.x + box.w - BADGE.w, y: box.y + box.h - BADGE.h, ...BADGE };
}

/** A card's lines, laid out for its size. */
export interface CardLayout {
  readonly title: TextLayout;
  readonly kind: string;
  readonly kindWidth: number;
  readonly status: string;
  readonly statusWidth: number;
  readonly chips: number;
}

export function layoutCard(face: CardFace, box: Box, measure: Measure): CardLayout {
  const width = Math.max(1, box.w - 2 * MARGIN);
  const one = { width: width * 0.6, height: SMALL * LINE_HEIGHT, weight: 400 } as const;
  const status = clipText(face.statusLabel, SMALL, one, measure).lines[0];
  const kindWidth = Math.max(1, width - (status?.width ?? 0) - 12 - (face.here > 0 ? HERE : 0));
  const kind = clipText(face.kindLabel, SMALL, { ...one, width: kindWidth }, measure).lines[0];
  const height = Math.max(SMALL, box.h - 2 * MARGIN - SMALL * LINE_HEIGHT - 8 - CHIP.h - 4);
  const roomForChips = width - (face.links > 0 ? BADGE.w - MARGIN + 8 : 0);
  return {
    title: fitText(face.title, { width, height, weight: 600, largest: 20 }, measure),
    kind: kind?.text ?? '',
    kindWidth: kind?.width ?? 0,
    status: status?.text ?? '',
    statusWidth: status?.width ?? 0,
    chips: Math.max(0, Math.floor((roomForChips + CHIP.gap) / (CHIP.w + CHIP.gap))),
  };
}

/** A proposal on the board: a sheet with its live title, state, goals, and a corner sign when it is linked. */
export function paintCard(
  pen: Pen,
  _item: CardItem,
  box: Box,
  face: CardFace | undefined,
  layout: CardLayout | undefined,
  unknownLabel: string,
): void {
  const { ctx, palette } = pen;
  ctx.beginPath();
  if (pen.zoom < 0.3) ctx.rect(box.x, box.y, box.w, box.h);
  else ctx.roundRect(box.x, box.y, box.w, box.h, RADIUS);
  ctx.fillStyle = palette.sheet;
  ctx.fill();
  ctx.strokeStyle = palette.hairline;
  ctx.lineWidth = Math.max(1, 1 / pen.zoom);
  ctx.stroke();
  const left = box.x + MARGIN;
  const top = box.y + MARGIN;
  if (!face || !layout) {
    ctx.fillStyle = palette.inkSecond;
    if (pen.readable(SMALL)) pen.line(unknownLabel, left, top, SMALL, 400);
    return;
  }
  const rowHeight = SMALL * LINE_HEIGHT;
  if (pen.readable(SMALL)) {
    ctx.fillStyle = palette.inkSecond;
    pen.line(layout.kind, left, top, SMALL, 400);
    ctx.fillStyle = face.statusTone === 'active' ? palette.accent : palette.inkSecond;
    pen.line(layout.status, box.x + box.w - MARGIN - layout.statusWidth, top, SMALL, 400);
    if (face.here > 0) paintHere(pen, left + layout.kindWidth + 10, top, face.here);
  }
  ctx.fillStyle = palette.ink;
  const words = { x: left, y: top + rowHeight + 8, w: box.w - 2 * MARGIN, h: layout.title.height };
  pen.block({ box: words, layout: layout.title, weight: 600, align: 'start', top: words.y });
  if (pen.zoom >= 0.2) paintChips(pen, box, face, layout.chips);
  const badge = badgeBox(box, face);
  if (badge) paintBadge(pen, badge, face.links);
}

/** A head with shoulders, and how many there are. */
function paintHere(pen: Pen, x: number, top: number, here: number): void {
  const { ctx, palette } = pen;
  const y = top + (SMALL * LINE_HEIGHT) / 2;
  ctx.fillStyle = palette.accent;
  ctx.beginPath();
  ctx.arc(x + 5, y - 3, 3, 0, Math.PI * 2);
  ctx.fill();
  ctx.beginPath();
  ctx.arc(x + 5, y + 6, 5.5, Math.PI, 0);
  ctx.closePath();
  ctx.fill();
  pen.line(here > 99 ? '99+' : String(here), x + 14, top, SMALL, 600);
}

function paintChips(pen: Pen, box: Box, face: CardFace, room: number): void {
  const { ctx, palette } = pen;
  const y = box.y + box.h - MARGIN - CHIP.h + 4;
  const more = face.sdgs.length > room;
  const shown = more ? face.sdgs.slice(0, Math.max(0, room - 1)) : face.sdgs;
  ctx.textAlign = 'center';
  shown.forEach((sdg, index) => {
    const x = box.x + MARGIN + index * (CHIP.w + CHIP.gap);
    ctx.fillStyle = sdg.color;
    ctx.fillRect(x, y + CHIP.h - 3, CHIP.w, 3);
    ctx.fillStyle = palette.ink;
    if (pen.readable(SMALL)) pen.line(String(sdg.number), x + CHIP.w / 2, y + 1, SMALL, 600);
  });
  if (more && pen.readable(SMALL)) {
    const x = box.x + MARGIN + shown.length * (CHIP.w + CHIP.gap);
    ctx.fillStyle = palette.inkSecond;
    pen.line(`+${face.sdgs.length - shown.length}`, x + CHIP.w / 2, y + 1, SMALL, 400);
  }
  ctx.textAlign = 'left';
}

function paintBadge(pen: Pen, badge: Box, links: number): void {
  const { ctx, palette } = pen;
  ctx.beginPath();
  ctx.roundRect(badge.x, badge.y, badge.w, badge.h, [RADIUS, 0, RADIUS, 0]);
  ctx.fillStyle = palette.accent;
  ctx.fill();
  if (!pen.readable(SMALL)) return;
  ctx.strokeStyle = palette.onAccent;
  ctx.lineWidth = 1.75;
  ctx.lineCap = 'round';
  const y = badge.y + badge.h / 2;
  const x = badge.x + 16;
  // Two links of a chain.
  ctx.beginPath();
  ctx.arc(x - 3, y, 4, Math.PI / 2, -Math.PI / 2);
  ctx.moveTo(x + 3, y - 4);
  ctx.arc(x + 3, y, 4, -Math.PI / 2, Math.PI / 2);
  ctx.moveTo(x - 3, y);
  ctx.lineTo(x + 3, y);
  ctx.stroke();
  ctx.lineCap = 'butt';
  ctx.fillStyle = palette.onAccent;
  ctx.textAlign = 'center';
  pen.line(String(links), badge.x + 35, y - (SMALL * LINE_HEIGHT) / 2, SMALL, 600);
  ctx.textAlign = 'left';
}
