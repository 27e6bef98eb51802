import './request.ts';

export { createEntry, type Entry } from './entry.ts';
export { type AuthLimits, createAuthLimits } from './limits.ts';
export { authRoutes } from './routes.ts';
export { deleteExampleSessions, deleteExpiredSessions } from './session-store.ts';
export { findSetting, setSetting } from './setting-store.ts';
export { renewSetupCode } from './setup.ts';
