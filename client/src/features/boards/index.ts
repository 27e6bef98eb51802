export { BoardMenu } from './board-menu.tsx';
export { BoardsScreen } from './boards-screen.tsx';
export { HandsDialog } from './hands-dialog.tsx';
export { SincePanel } from './since-panel.tsx';
export { useArchiving } from './use-archiving.ts';
export { useVisit, type Visit } from './use-visit.ts';
