export * from './entities.ts';
export * from './ids.ts';
export * from './states.ts';
export * from './vocabulary.ts';
