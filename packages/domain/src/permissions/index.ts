export * from './actor.ts';
export * from './documents.ts';
export * from './may.ts';
export * from './product-actions.ts';
export * from './table.ts';
