import { describe, expect, it } from 'vitest';

import type { ManufakturSlug, PersonId } from '../ids.ts';
import { type Actor, ANYBODY } from './actor.ts';
import {
  boardAccess,
  mayReadProposal,
  mayTendBoard,
  proposalTextAccess,
  versionAccess,
} from './documents.ts';
import { grantFor, may, rolesOf } from './may.ts';
import { PRODUCT_ACTION_NAMES, type ProductAction } from './product-actions.ts';
import { TABLE_ACTIONS } from './table.ts';

const HOME = 'klima-energie' as ManufakturSlug;
const AWAY = 'bildung' as ManufakturSlug;
const signedIn: Actor = { ...ANYBODY, person: 'p01' as PersonId };
const visitor = signedIn;
const guestAccount: Actor = { ...signedIn, guest: true, guestOf: [HOME] };
const guest: Actor = { ...signedIn, guestOf: [HOME] };
const member: Actor = { ...signedIn, memberOf: [HOME] };
const moderator: Actor = { ...signedIn, memberOf: [HOME], moderates: [HOME] };
const pate: Actor = { ...signedIn, pateOf: [HOME] };
const kk: Actor = { ...signedIn, offices: ['kk'] };
const admin: Actor = { ...signedIn, offices: ['admin'] };
const city: Actor = { ...signedIn, offices: ['stadtkontakt'] };

describe('roles', () => {
  it.each([
    ['nobody signed in', ANYBODY, ['public'], ['public']],
    ['a visitor', visitor, ['public', 'guest'], ['public', 'guest']],
    ['a guest account', guestAccount, ['public', 'guest'], ['public', 'guest']],
    ['a member', member, ['public', 'guest', 'participant'], ['public', 'guest']],
    ['a moderator', moderator, ['public', 'guest', 'participant', 'moderator'], ['public', 'guest']],
    ['a Pate', pate, ['public', 'guest', 'pate'], ['public', 'guest']],
    ['the KK', kk, ['public', 'kk'], ['public', 'kk']],
    ['an admin', admin, ['public', 'admin'], ['public', 'admin']],
    ['a city contact', city, ['public', 'city'], ['public', 'city']],
  ] as const)('%s, at home and away', (_, actor, home, away) => {
    expect(rolesOf(actor, HOME)).toEqual(home);
    expect(rolesOf(actor, AWAY)).toEqual(away);
  });

  it('a guest account never holds more than a guest, whatever else is stored about it', () => {
    const odd: Actor = { ...moderator, guest: true, offices: ['kk', 'admin'] };
    expect(rolesOf(odd, HOME)).toEqual(['public', 'guest']);
  });
});

describe('the strongest right of all roles wins', () => {
  it('a member who moderates elsewhere keeps both', () => {
    const both: Actor = { ...signedIn, memberOf: [HOME, AWAY], moderates: [AWAY] };
    expect(may(both, 'co_edit_text', { manufaktur: HOME })).toBe('yes');
    expect(may(both, 'nominate', { manufaktur: HOME })).toBe('propose');
    expect(may(both, 'nominate', { manufaktur: AWAY })).toBe('yes');
  });

  it('a Pate who is a member writes along; as Pate alone the text can only be commented on', () => {
    expect(may(pate, 'co_edit_text', { manufaktur: HOME })).toBe('propose');
    expect(may({ ...pate, memberOf: [HOME] }, 'co_edit_text', { manufaktur: HOME })).toBe('yes');
  });

  it('an admin of the KK decides as KK', () => {
    const both: Actor = { ...signedIn, offices: ['kk', 'admin'] };
    expect(may(both, 'decide_leuchttuerme')).toBe('yes');
    expect(may(both, 'roles_backup')).toBe('yes');
  });

  it('an admin alone has no say over content', () => {
    const allowed = TABLE_ACTIONS.filter((action) => may(admin, action, { manufaktur: HOME }) !== 'no');
    expect(allowed).toEqual(['read_published', 'roles_backup', 'hide_unlawful']);
  });

  it('names the grant behind a lesser right', () => {
    expect(grantFor(member, 'score')).toBe('opinion');
    expect(grantFor(city, 'report_monitoring', { manufaktur: HOME })).toBe('statement');
    expect(grantFor(ANYBODY, 'hide_unlawful', { manufaktur: HOME })).toBe('report');
    expect(grantFor(moderator, 'run_cross_meeting')).toBe('co');
    expect(grantFor(moderator, 'use_address_list', { manufaktur: HOME })).toBe('own_consented');
  });
});

describe('boundaries of the own Manufaktur', () => {
  it('a participant on a visit has no voice in nominations', () => {
    expect(may(member, 'nominate', { manufaktur: HOME })).toBe('propose');
    expect(may(member, 'nominate', { manufaktur: AWAY })).toBe('no');
    expect(may({ ...member, guestOf: [AWAY] }, 'nominate', { manufaktur: AWAY })).toBe('no');
  });

  it('a participant on a visit suggests changes to a text instead of making them', () => {
    expect(may(member, 'co_edit_text', { manufaktur: AWAY })).toBe('propose');
  });

  it('a moderator answers links to the own side only', () => {
    expect(may(moderator, 'answer_link', { manufaktur: HOME })).toBe('yes');
    expect(may(moderator, 'answer_link', { manufaktur: AWAY })).toBe('no');
  });

  it('a moderator scores and gives statements for all candidates', () => {
    expect(may(moderator, 'score', { manufaktur: AWAY })).toBe('yes');
    expect(may(moderator, 'state_in_round', { manufaktur: AWAY })).toBe('yes');
  });

  it('what crosses Manufakturen is not released by one Pate', () => {
    expect(may(pate, 'release_publication', { manufaktur: HOME })).toBe('yes');
    expect(may(pate, 'release_publication', { manufaktur: AWAY })).toBe('no');
    expect(may(pate, 'release_publication')).toBe('no');
    expect(may(kk, 'release_publication')).toBe('yes');
  });

  it('whoever is signed in may put a card anywhere, whoever is not, nowhere', () => {
    for (const actor of [visitor, guestAccount, guest, member, pate, kk]) {
      expect(may(actor, 'write_card', { manufaktur: AWAY })).toBe('yes');
    }
    expect(may(ANYBODY, 'write_card', { manufaktur: HOME })).toBe('no');
  });
});

describe('actions the table does not name', () => {
  type Rights = readonly [
    anybody: string,
    visitor: string,
    guest: string,
    member: string,
    moderator: string,
    pate: string,
    kk: string,
    admin: string,
    city: string,
  ];
  const actors = [ANYBODY, visitor, guest, member, moderator, pate, kk, admin, city];
  const expected: Readonly<Record<ProductAction, Rights>> = {
    create_proposal: ['no', 'no', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no'],
    edit_proposal_header: ['no', 'propose', 'propose', 'yes', 'yes', 'propose', 'propose', 'no', 'propose'],
    keep_template: ['no', 'no', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no'],
    make_board: ['no', 'no', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no'],
    moderate_board: ['no', 'no', 'no', 'no', 'yes', 'no', 'no', 'no', 'no'],
    tend_templates: ['no', 'no', 'no', 'no', 'yes', 'no', 'no', 'no', 'no'],
    tend_boards: ['no', 'no', 'no', 'no', 'yes', 'no', 'no', 'no', 'no'],
    join_manufaktur: ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no'],
    leave_manufaktur: ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
    change_profile: ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
    keep_access_tokens: ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
    read_people: ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no'],
    search_workspace: ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no'],
    invite_guest: ['no', 'no', 'no', 'no', 'yes', 'yes', 'yes', 'no', 'no'],
    keep_milestone: ['no', 'no', 'no', 'propose', 'yes', 'no', 'yes', 'no', 'no'],
    read_version: ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no'],
    keep_board_version: ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no'],
    keep_text_version: ['no', 'propose', 'propose', 'yes', 'yes', 'propose', 'propose', 'no', 'propose'],
    assign_roles: ['no', 'no', 'no', 'no', 'no', 'no', 'yes', 'yes', 'no'],
    run_backup: ['no', 'no', 'no', 'no', 'no', 'no', 'no', 'yes', 'no'],
    read_outbox: ['no', 'no', 'no', 'no', 'no', 'no', 'no', 'yes', 'no'],
  };

  it.each(PRODUCT_ACTION_NAMES)('%s', (action) => {
    expect(actors.map((actor) => may(actor, action, { manufaktur: HOME }))).toEqual(expected[action]);
  });

  it('a guest of one Manufaktur opens no proposal in another, and invites nobody there', () => {
    expect(may(guest, 'create_proposal', { manufaktur: AWAY })).toBe('no');
    expect(may(member, 'create_proposal', { manufaktur: AWAY })).toBe('no');
    expect(may(moderator, 'invite_guest', { manufaktur: AWAY })).toBe('no');
  });

  it('a guest account has no access tokens: nobody could end them once its browser forgets it', () => {
    expect(may(guestAccount, 'change_profile')).toBe('yes');
    expect(may(guestAccount, 'keep_access_tokens')).toBe('no');
    expect(may({ ...moderator, guest: true, offices: ['admin'] }, 'keep_access_tokens')).toBe('no');
  });

  it('an invited city contact looks in but does not open proposals without a tie', () => {
    expect(may(city, 'join_manufaktur', { manufaktur: HOME, invited: true })).toBe('yes');
    expect(may(city, 'create_proposal', { manufaktur: HOME, invited: true })).toBe('no');
  });
});

/** A board of a Manufaktur, put away since then. */
const on = (manufaktur: typeof HOME, archivedAt: string | null = null) => ({ manufaktur, archivedAt });
const AT = '2027-05-19T17:00:00.000Z';

describe('access to live documents', () => {
  it.each([
    ['nobody signed in', ANYBODY, 'none', 'none'],
    ['a visitor', visitor, 'write', 'read'],
    ['a guest account', guestAccount, 'write', 'read'],
    ['a member', member, 'write', 'write'],
    ['a moderator', moderator, 'write', 'write'],
    ['a Pate', pate, 'write', 'read'],
    ['the KK', kk, 'write', 'read'],
    ['an admin', admin, 'none', 'none'],
    ['a city contact', city, 'none', 'none'],
  ] as const)('%s: board and text of HOME', (_, actor, board, text) => {
    expect(boardAccess(actor, on(HOME))).toBe(board);
    expect(boardAccess(actor, on(HOME, AT))).toBe(board === 'write' ? 'read' : board);
    expect(proposalTextAccess(actor, HOME)).toBe(text);
  });

  it('a member of another Manufaktur writes on the board and reads the text', () => {
    expect(boardAccess(member, on(AWAY))).toBe('write');
    expect(proposalTextAccess(member, AWAY)).toBe('read');
  });

  it('a city contact with an invitation writes cards and reads texts', () => {
    expect(boardAccess(city, on(HOME), true)).toBe('write');
    expect(boardAccess(city, on(HOME, AT), true)).toBe('read');
    expect(proposalTextAccess(city, HOME, true)).toBe('read');
  });
});

describe('versions', () => {
  const everybody = { ANYBODY, visitor, guestAccount, guest, member, moderator, pate, kk, admin, city };

  it.each(Object.entries(everybody))(
    '%s: who reads a document reads them, who writes it keeps them',
    (_, actor) => {
      for (const manufaktur of [HOME, AWAY]) {
        for (const invited of [false, true]) {
          const board = versionAccess(actor, 'board', manufaktur, invited);
          const text = versionAccess(actor, 'proposal', manufaktur, invited);
          expect(board).toBe(boardAccess(actor, on(manufaktur), invited));
          expect(text).toBe(proposalTextAccess(actor, manufaktur, invited));
        }
      }
    },
  );
});

describe('boards of a Manufaktur', () => {
  const mine = { manufaktur: HOME, madeBy: member.person };
  const others = { manufaktur: HOME, madeBy: 'somebody-else' as typeof member.person };

  it.each([
    ['nobody signed in', ANYBODY, 'no', false],
    ['a visitor', visitor, 'no', false],
    ['a member', member, 'yes', false],
    ['a moderator', moderator, 'yes', true],
    ['an admin', admin, 'no', false],
  ] as const)('%s: makes one, tends another’s', (_, actor, makes, tends) => {
    expect(may(actor, 'make_board', { manufaktur: HOME })).toBe(makes);
    expect(mayTendBoard(actor, others)).toBe(tends);
  });

  it('whoever made a board tends it, there where they may make one', () => {
    expect(mayTendBoard(member, mine)).toBe(true);
    expect(mayTendBoard(visitor, { manufaktur: HOME, madeBy: visitor.person })).toBe(false);
    expect(mayTendBoard(ANYBODY, { manufaktur: HOME, madeBy: null })).toBe(false);
    expect(mayTendBoard(moderator, { manufaktur: AWAY, madeBy: null })).toBe(false);
  });
});

describe('a hidden proposal', () => {
  const hidden = { manufaktur: HOME, state: 'verborgen' } as const;
  const open = { manufaktur: HOME, state: 'in_arbeit' } as const;

  it.each([
    ['nobody signed in', ANYBODY, false, false],
    ['a member', member, true, false],
    ['a moderator', moderator, true, true],
    ['the KK', kk, true, true],
  ] as const)('%s', (_, actor, seesOpen, seesHidden) => {
    expect(mayReadProposal(actor, open)).toBe(seesOpen);
    expect(mayReadProposal(actor, hidden)).toBe(seesHidden);
  });
});
