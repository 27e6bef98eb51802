export * from './criteria.ts';
export * from './marks.ts';
export * from './referate.ts';
export * from './scale.ts';
export * from './sdgs.ts';
export * from './text.ts';
