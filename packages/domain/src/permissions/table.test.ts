import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import type { ManufakturSlug, PersonId } from '../ids.ts';
import { type Actor, ANYBODY } from './actor.ts';
import { may, type Right, type Target } from './may.ts';
import { cell, type Grant, isLocal, type Role, ROLES, TABLE_ACTIONS, type TableAction } from './table.ts';

// The agreed table, word for word; the code must follow it, never the other way round.
const agreed = readFileSync(new URL('__fixtures__/who-may-do-what.md', import.meta.url), 'utf8');

const COLUMNS: Readonly<Record<string, Role>> = {
  Ö: 'public',
  Guest: 'guest',
  T: 'participant',
  M: 'moderator',
  P: 'pate',
  K: 'kk',
  KK: 'kk',
  A: 'admin',
  S: 'city',
};
const ROWS: Readonly<Record<string, TableAction>> = {
  'Read published': 'read_published',
  'Read working space': 'read_workspace',
  'Card, comment': 'write_card',
  'Co-edit text': 'co_edit_text',
  'Propose link': 'propose_link',
  'Answer link': 'answer_link',
  'Set maturity': 'set_maturity',
  Nominate: 'nominate',
  Score: 'score',
  'Statement in a round': 'state_in_round',
  'Decide Leuchttürme': 'decide_leuchttuerme',
  'Draft publication': 'draft_publication',
  'Release publication': 'release_publication',
  'Appoint, extend': 'appoint',
  'Decide re-cut': 'decide_recut',
  'Run a cross-Manufaktur meeting': 'run_cross_meeting',
  'Monitoring report': 'report_monitoring',
  'Address list': 'use_address_list',
  'Roles, backup': 'roles_backup',
  'Hide unlawful content': 'hide_unlawful',
};
const SIGNS: Readonly<Record<string, Grant>> = {
  '●': 'yes',
  '○': 'own',
  '○ consented': 'own_consented',
  v: 'propose',
  '–': 'no',
  invited: 'invited',
  opinion: 'opinion',
  co: 'co',
  statement: 'statement',
  report: 'report',
  roles: 'roles',
};

interface AgreedCell {
  readonly label: string;
  readonly action: TableAction;
  readonly role: Role;
  readonly sign: string;
}

function readAgreed(): AgreedCell[] {
  const lines = agreed.split('\n').filter((line) => line.startsWith('|'));
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((text) => text.trim()),
  );
  return rows.flatMap(([label = '', ...signs]) =>
    signs.map((sign, index): AgreedCell => {
      const action = ROWS[label];
      const role = COLUMNS[head[index + 1] ?? ''];
      if (action === undefined || role === undefined) throw new Error(`Unread cell in the row "${label}"`);
      return { label, action, role, sign };
    }),
  );
}

const HOME = 'klima-energie' as ManufakturSlug;
const AWAY = 'bildung' as ManufakturSlug;
const PERSON = 'p01' as PersonId;
const signedIn: Actor = { ...ANYBODY, person: PERSON };

/** Somebody who holds exactly one role, in HOME where it is held in a Manufaktur. */
const ACTORS: Readonly<Record<Role, Actor>> = {
  public: ANYBODY,
  guest: { ...signedIn, guestOf: [HOME] },
  participant: { ...signedIn, memberOf: [HOME] },
  moderator: { ...signedIn, moderates: [HOME] },
  pate: { ...signedIn, pateOf: [HOME] },
  kk: { ...signedIn, offices: ['kk'] },
  admin: { ...signedIn, offices: ['admin'] },
  city: { ...signedIn, offices: ['stadtkontakt'] },
};

/** What a sign means for a person with this one role who asks about the own Manufaktur. */
const MEANS: Readonly<Record<string, Right>> = {
  '●': 'yes',
  '○': 'yes',
  '○ consented': 'yes',
  v: 'propose',
  '–': 'no',
  invited: 'no',
  opinion: 'propose',
  co: 'propose',
  statement: 'propose',
  report: 'propose',
  roles: 'propose',
};

const cells = readAgreed();

describe('the permission table', () => {
  it('is read whole: 20 rows of 8 cells', () => {
    expect(cells).toHaveLength(160);
    expect(new Set(cells.map(({ action }) => action))).toEqual(new Set(TABLE_ACTIONS));
    expect(new Set(cells.map(({ role }) => role))).toEqual(new Set(ROLES));
  });

  it.each(cells)('$label, $role: $sign', ({ action, role, sign }) => {
    expect(cell(action, role)).toBe(SIGNS[sign]);
  });

  it.each(cells)('$label, $role in the own Manufaktur: $sign', ({ action, role, sign }) => {
    expect(may(ACTORS[role], action, { manufaktur: HOME })).toBe(MEANS[sign]);
  });

  const own = cells.filter(({ sign }) => sign.startsWith('○'));
  it.each(own)('$label, $role in another Manufaktur: only what a guest may', ({ action, role }) => {
    expect(may(ACTORS[role], action, { manufaktur: AWAY })).toBe(
      may(ACTORS.guest, action, { manufaktur: AWAY }),
    );
    expect(may(ACTORS[role], action, { manufaktur: AWAY })).not.toBe('yes');
  });

  const invited = cells.filter(({ sign }) => sign === 'invited');
  it.each(invited)('$label, $role: yes with an invitation', ({ action, role }) => {
    const target: Target = { manufaktur: HOME, invited: true };
    expect(may(ACTORS[role], action, target)).toBe('yes');
  });

  it('knows which rows ask for the own Manufaktur', () => {
    const rowsWithRing = new Set(own.map(({ action }) => action));
    expect(TABLE_ACTIONS.filter(isLocal)).toEqual(TABLE_ACTIONS.filter((action) => rowsWithRing.has(action)));
  });
});
