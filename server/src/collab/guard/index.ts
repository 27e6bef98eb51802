export type { RejectCause } from './cause.ts';
export { judgeUpdate, type UpdateVerdict } from './judge-update.ts';
export { admitPresence, isPlainCursor } from './presence.ts';
export { readPresenceFrame } from './presence-frame.ts';
