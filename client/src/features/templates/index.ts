export { Templates } from './templates-panel.tsx';
