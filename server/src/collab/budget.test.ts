import { expect, it } from 'vitest';

import { createBudget } from './budget.ts';

it('F2: what is in the purse may be spent at once, and beyond it one waits until the debt is paid', () => {
  let now = 0;
  const budget = createBudget(10, 100, () => now);
  expect(budget.spend(100)).toBe(0);
  expect(budget.spend(5)).toBe(500);
  now = 500;
  expect(budget.spend(0)).toBe(0);
  expect(budget.spend(1)).toBe(100);
  now = 1_000_000;
  expect(budget.spend(100)).toBe(0);
  expect(budget.spend(1)).toBe(100);
});
