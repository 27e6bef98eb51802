export type { RejectCause } from './cause.ts';
export { type JudgedRoom, judgeUpdate, type UpdateVerdict } from './judge-update.ts';
export { admitPresence } from './presence.ts';
export { readPresenceFrame, type SpokenState } from './presence-frame.ts';
