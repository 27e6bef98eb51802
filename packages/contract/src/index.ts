export * from './events.ts';
export * as field from './fields.ts';
export * from './limits.ts';
export * from './problems.ts';
export * from './requests.ts';
export * from './responses.ts';
export * from './routes.ts';
export * from './socket.ts';
