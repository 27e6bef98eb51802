import type { BoxItem, ItemId } from '@geflecht/board-schema';

import type { PersonFace } from '../api.ts';
import { boxToScreen } from '../camera/camera.ts';
import { grow } from '../geometry.ts';
import type { Palette } from '../palette.ts';
import type { Workspace } from '../workspace.ts';

/** What the host has asked to be pointed out, until it says otherwise. */
export interface Notices {
  /** Items with a frame around them. */
  readonly highlighted: ReadonlySet<ItemId>;
  /** Whether each thing says who made it. */
  readonly authors: boolean;
}
export const NO_NOTICES: Notices = { highlighted: new Set(), authors: false };

const GAP = 5;
const NAME_SIZE = 12;
/** Below this many screen pixels of width a name would hide what it belongs to. */
const NAMED_FROM = 64;
/** More names at once nobody reads; it keeps a frame cheap on a full board. */
const NAMES = 300;

export function areNotices({ highlighted, authors }: Notices): boolean {
  return authors || highlighted.size > 0;
}

/** Frames what is pointed out, and puts the maker's name under each thing in sight. On the overlay, in CSS pixels. */
export function paintNotices(
  ctx: CanvasRenderingContext2D,
  workspace: Workspace,
  palette: Palette,
  { highlighted, authors }: Notices,
  faceOf: (item: BoxItem) => PersonFace | undefined,
): void {
  const { scene, camera, size } = workspace;
  const view = { x: 0, y: 0, w: size.width, h: size.height };
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 2.5;
  ctx.setLineDash([7, 5]);
  for (const id of highlighted) {
    const bounds = scene.bounds(id);
    if (bounds === undefined) continue;
    const box = grow(boxToScreen(camera, size, bounds), GAP);
    if (box.x > view.w || box.y > view.h || box.x + box.w < 0 || box.y + box.h < 0) continue;
    ctx.beginPath();
    ctx.roundRect(box.x, box.y, box.w, box.h, 8);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  if (!authors) return;
  ctx.font = `500 ${NAME_SIZE}px ${palette.font}`;
  ctx.textBaseline = 'middle';
  let left = NAMES;
  for (const item of scene.visible(workspace.visibleBox()).boxes) {
    const bounds = scene.box(item.id);
    const face = faceOf(item);
    if (bounds === undefined || face === undefined) continue;
    const box = boxToScreen(camera, size, bounds);
    if (box.w < NAMED_FROM) continue;
    if (left-- === 0) break;
    paintAuthor(ctx, palette, face, box);
  }
  ctx.textBaseline = 'alphabetic';
}

function paintAuthor(
  ctx: CanvasRenderingContext2D,
  palette: Palette,
  face: PersonFace,
  box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
): void {
  const room = box.w - 12;
  let name = face.name;
  while (name.length > 1 && ctx.measureText(name).width > room) name = `${name.slice(0, -2)}…`;
  const width = ctx.measureText(name).width + 12;
  const at = { x: box.x + 4, y: box.y + box.h - 10 };
  ctx.fillStyle = face.color;
  ctx.beginPath();
  ctx.roundRect(at.x, at.y, width, 20, 10);
  ctx.fill();
  ctx.fillStyle = palette.sheet;
  ctx.fillText(name, at.x + 6, at.y + 10.5);
}
