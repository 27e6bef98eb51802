import { panBy, zoomAt } from '../camera/camera.ts';
import type { Point } from '../geometry.ts';
import type { Workspace } from '../workspace.ts';

const LINE_PX = 16;
/** Trackpads report a pinch as small steps with Ctrl set; a mouse wheel comes in large ones. */
const PINCH_STEP_UNDER = 50;
const PINCH_RATE = 0.01;
const WHEEL_RATE = 0.0018;

/** The wheel moves the view, with Shift sideways; with Ctrl or ⌘, and by a trackpad's pinch, it zooms at the pointer. */
export function onWheel(workspace: Workspace, event: WheelEvent, at: Point): void {
  event.preventDefault();
  const unit = event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? workspace.size.height : 1;
  const dx = event.deltaX * unit;
  const dy = event.deltaY * unit;
  if (event.ctrlKey || event.metaKey) {
    const rate = Math.abs(dy) < PINCH_STEP_UNDER ? PINCH_RATE : WHEEL_RATE;
    workspace.setCamera(
      zoomAt(workspace.camera, workspace.size, workspace.camera.zoom * Math.exp(-dy * rate), at),
    );
  } else if (event.shiftKey && dx === 0) workspace.setCamera(panBy(workspace.camera, dy, 0));
  else workspace.setCamera(panBy(workspace.camera, dx, dy));
}
