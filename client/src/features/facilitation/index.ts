export { HandButton, HandsControls, HandsStrip } from './hands.tsx';
export { useFacilitation } from './queries.ts';
export { TimerControls, TimerStrip } from './timer.tsx';
export { VoteControls } from './vote-controls.tsx';
export { VotePanel, VoteStrip } from './vote-panel.tsx';
export { VoteLine } from './vote-line.tsx';
export { VoteMarks } from './vote-marks.tsx';
