export type * from './api.ts';
export { type Camera, MAX_ZOOM, MIN_ZOOM } from './camera/camera.ts';
export { createBoardEngine } from './engine.ts';
export type { Box, Point } from './geometry.ts';
export { type ManufakturShape, paintManufakturShape } from './paint/manufaktur-shape.ts';
export {
  CONTRAST_PALETTE,
  DARK_PALETTE,
  type Hue,
  LIGHT_PALETTE,
  type Palette,
  contrast,
  writingOn,
} from './palette.ts';
