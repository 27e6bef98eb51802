import { describe, expect, test } from 'vitest';

import { isUnread, visited } from './unread.ts';

const morning = '2027-05-19T08:00:00.000Z';
const noon = '2027-05-19T12:00:00.000Z';

describe('unread', () => {
  test('what moved after the last visit is new', () => {
    expect(isUnread({ klima: morning }, 'klima', noon)).toBe(true);
  });

  test('what was seen is not new, and nothing moved is not new', () => {
    expect(isUnread({ klima: noon }, 'klima', noon)).toBe(false);
    expect(isUnread({ klima: noon }, 'klima', null)).toBe(false);
  });

  test('where one never was, nothing is new', () => {
    expect(isUnread({}, 'klima', noon)).toBe(false);
  });

  test('a first visit to a silent Manufaktur makes the first move new', () => {
    const visits = visited({}, 'klima', null);
    expect(isUnread(visits, 'klima', morning)).toBe(true);
  });

  test('a visit never goes back in time and changes nothing for nothing', () => {
    const visits = { klima: noon };
    expect(visited(visits, 'klima', morning)).toBe(visits);
    expect(visited(visits, 'klima', noon)).toBe(visits);
    expect(visited(visits, 'bildung', morning)).toEqual({ klima: noon, bildung: morning });
  });
});
