export { type Bus, type BusState, createSilentBus } from './bus.ts';
export { createRedisBus } from './redis-bus.ts';
