import './request.ts';

export { createEntry, type Entry } from './entry.ts';
export { type AuthLimits, createAuthLimits } from './limits.ts';
export { createPasswords } from './password.ts';
export { provePassword } from './proof.ts';
export { authRoutes } from './routes.ts';
export { deleteExampleSessions, deleteExpiredSessions, listEndedSessions } from './session-store.ts';
export { findSetting, installationId, setSetting } from './setting-store.ts';
export { renewSetupCode } from './setup.ts';
