import { join } from 'node:path';

import { cruise } from 'dependency-cruiser';

import configuration from '../../.dependency-cruiser.cjs';
import { root } from '../run/paths.mjs';

/**
 * Checks who may import whom, in the repository and, first, in the canary: a small tree that breaks each rule
 * once. The rules hold only where they can be seen to turn red.
 */

/** @param {string} baseDir */
async function inspect(baseDir) {
  const { output } = await cruise(['client', 'server', 'packages', 'e2e'], {
    ...configuration.options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: configuration.forbidden ?? [] },
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser gave a text instead of a result');
  return output.summary;
}

const canary = await inspect(join(root, 'tools', 'boundaries', 'canary'));
const red = new Set(canary.violations.map(({ rule }) => rule.name));
const silent = (configuration.forbidden ?? []).map(({ name }) => name).filter((name) => !red.has(name ?? ''));
if (silent.length > 0) {
  console.error(`The canary breaks these rules and nothing turned red: ${silent.join(', ')}`);
  process.exitCode = 1;
}

const repository = await inspect(root);
if (repository.totalCruised === 0) {
  console.error('No module was read; the boundaries were not checked.');
  process.exitCode = 1;
}
for (const { rule, from, to } of repository.violations) {
  console.error(`${rule.name}: ${from} → ${to}`);
  process.exitCode = 1;
}
console.log(`${repository.totalCruised} modules, ${red.size} rules proven by the canary`);
