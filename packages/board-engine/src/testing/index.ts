export { type Recording, recordCanvases } from './recording-canvas.ts';
export { openStage, PALETTE, type Stage } from './stage.ts';
