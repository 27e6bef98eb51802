export * from './catalogue.ts';
export * from './facts.ts';
export * from './format.ts';
export * from './language.ts';
export * from './refusal-text.ts';
export * from './version-label.ts';
