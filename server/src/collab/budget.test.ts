import { expect, it } from 'vitest';

import { Budget } from './budget.ts';

it('F2: what is in the purse may be spent at once, and beyond it one waits until the debt is paid', () => {
  let now = 0;
  const budget = new Budget(10, 100, now);
  expect(budget.spend(100, now)).toBe(0);
  expect(budget.spend(5, now)).toBe(500);
  now = 500;
  expect(budget.spend(0, now)).toBe(0);
  expect(budget.spend(1, now)).toBe(100);
  now = 1_000_000;
  expect(budget.spend(100, now)).toBe(0);
  expect(budget.spend(1, now)).toBe(100);
});

it('fills by less than one a look, however often it is looked at', () => {
  const budget = new Budget(0.5, 2, 0);
  budget.spend(2, 0);
  for (let now = 0; now < 2000; now += 10) expect(budget.spend(0, now)).toBe(0);
  expect(budget.spend(1, 2000)).toBe(0);
  expect(budget.spend(1, 2010)).toBe(1990);
});
