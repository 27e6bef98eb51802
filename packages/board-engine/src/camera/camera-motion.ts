import type { Camera } from './camera.ts';

/** A camera on its way from one view to another. */
export interface CameraMotion {
  readonly from: Camera;
  readonly to: Camera;
  readonly start: number;
  readonly duration: number;
}

/** Time for a move between places: 300 ms, as the look asks; none when motion is to be reduced. */
export const MOVE_MS = 300;

/** Where a moving camera is at `now`, and whether it has arrived. */
export function cameraAt(motion: CameraMotion, now: number): { camera: Camera; arrived: boolean } {
  const elapsed = motion.duration <= 0 ? 1 : (now - motion.start) / motion.duration;
  if (elapsed >= 1) return { camera: motion.to, arrived: true };
  const eased = 1 - (1 - Math.max(0, elapsed)) ** 3;
  const { from, to } = motion;
  // Zoom runs in equal ratios; the centre runs so that, while zooming, one world point stands still.
  const zoom = from.zoom * (to.zoom / from.zoom) ** eased;
  const reach = 1 / from.zoom - 1 / to.zoom;
  const along = Math.abs(reach * from.zoom) < 1e-3 ? eased : (1 / from.zoom - 1 / zoom) / reach;
  return {
    camera: { x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * along, zoom },
    arrived: false,
  };
}
