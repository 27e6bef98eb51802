export * from './documents.ts';
export * from './entities.ts';
export * from './errors.ts';
export * from './ids.ts';
export * from './machines/index.ts';
export * from './permissions/index.ts';
export * from './states.ts';
export * from './vocabulary.ts';
