export { type Bus, type BusState, createSilentBus } from './bus.ts';
export { createRedisBus, type RedisBusOptions } from './redis-bus.ts';
