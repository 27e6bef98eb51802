export type * from './api.ts';
export type { Camera } from './camera/camera.ts';
export { createBoardEngine } from './engine.ts';
export type { Box, Point } from './geometry.ts';
export type { Hue, Palette } from './palette.ts';
export { BOARD_KEYS, type BoardDeed, type PressedKey } from './keymap.ts';
