export type * from './api.ts';
export { type Camera, MAX_ZOOM, MIN_ZOOM } from './camera/camera.ts';
export { createBoardEngine } from './engine.ts';
export type { Box, Point } from './geometry.ts';
export type { Hue, Palette } from './palette.ts';
