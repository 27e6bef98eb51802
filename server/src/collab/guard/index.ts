export { judgeUpdate, type JudgedRoom, type RejectCause, type UpdateVerdict } from './judge-update.ts';
export { admitPresence } from './presence.ts';
export { readPresenceFrame, type SpokenState } from './presence-frame.ts';
