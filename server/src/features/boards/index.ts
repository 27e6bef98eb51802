export { findBoard, insertBoard, listBoards } from './store.ts';
