export { type Bus, type BusState, createLocalBus } from './bus.ts';
export { createRedisBus, type RedisBusOptions } from './redis-bus.ts';
