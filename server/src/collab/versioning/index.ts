export { differenceTo } from './difference.ts';
export { digestOf } from './picture.ts';
export { restoreState } from './restore.ts';
export { captureState, type DocumentState } from './state.ts';
