export { type Bus, type BusState, createLocalBus } from './bus.ts';
