import type { HubMessage, Place } from '@geflecht/contract';
import type { ManufakturSlug, PersonId } from '@geflecht/domain';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createRoster, type Roster } from './roster.ts';

const ADA = 'ada' as PersonId;
const EVE = 'eve' as PersonId;

let sent: HubMessage[];
let roster: Roster;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  roster = createRoster((message) => sent.push(message));
});
afterEach(() => {
  roster.stop();
  vi.useRealTimers();
});

function at(slug: string | null): Place {
  return { manufaktur: slug as ManufakturSlug | null, view: 'tafel' };
}

it('tells the first change at once, and what follows together a second later', () => {
  roster.put('1', ADA, at('a'));
  expect(sent).toHaveLength(1);
  roster.put('2', EVE, at('a'));
  roster.put('2', EVE, at('b'));
  expect(sent).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toMatchObject({ heads: { a: 1, b: 1 } });
  vi.advanceTimersByTime(5000);
  expect(sent).toHaveLength(2);
  roster.remove('2');
  expect(sent).toHaveLength(3);
});

it('is silent when nothing changes', () => {
  roster.put('1', ADA, at('a'));
  vi.advanceTimersByTime(3000);
  roster.put('1', ADA, at('a'));
  roster.remove('nobody');
  vi.advanceTimersByTime(3000);
  expect(sent).toHaveLength(1);
});

it('counts a person once, where they acted last, and falls back to the tab that is left', () => {
  roster.put('1', ADA, at('a'));
  roster.put('2', ADA, at('b'));
  expect(roster.heads()).toEqual({ b: 1 });
  roster.put('1', ADA, at('a'));
  expect(roster.heads()).toEqual({ a: 1 });
  roster.remove('1');
  expect(roster.heads()).toEqual({ b: 1 });
  expect(roster.message().people).toEqual([{ person: ADA, place: at('b') }]);
});

it('counts nobody who is in no Manufaktur', () => {
  roster.put('1', ADA, at(null));
  expect(roster.heads()).toEqual({});
  expect(roster.message().people).toHaveLength(1);
});

it('counts in a Manufaktur whatever it is called', () => {
  roster.put('1', ADA, at('constructor'));
  expect(JSON.stringify(roster.heads())).toBe('{"constructor":1}');
});
