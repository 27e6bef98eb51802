import type { ManufakturSlug } from '../ids.ts';
import type { Actor } from './actor.ts';
import { isProductAction, PRODUCT_ACTIONS, type ProductAction, type ProductRule } from './product-actions.ts';
import { cell, type Grant, GRANTS, isLocal, type Role, type TableAction } from './table.ts';

export type Action = TableAction | ProductAction;

/** What the action is about; without `manufaktur` it concerns more than one. */
export interface Target {
  readonly manufaktur?: ManufakturSlug;
  /** Whether a city contact was invited to this place. */
  readonly invited?: boolean;
}

/** `propose` is every lesser form: a suggestion, an opinion, a statement, a report, a shared lead. */
export type Right = 'yes' | 'propose' | 'no';

/**
 * The roles a person acts in; `public` always.
 *
 * With a Manufaktur: the roles held *there*; whoever belongs to another one is a guest. Offices hold
 * everywhere. An office alone makes nobody a guest: an admin or a city contact without a tie of
 * their own sees no working space.
 */
export function rolesOf(actor: Actor, manufaktur?: ManufakturSlug): readonly Role[] {
  const roles: Role[] = ['public'];
  if (actor.person === null) return roles;
  const holds = (slugs: readonly ManufakturSlug[]) =>
    manufaktur === undefined ? slugs.length > 0 : slugs.includes(manufaktur);
  if (actor.guest) return ['public', 'guest'];
  const tied = [actor.moderates, actor.pateOf, actor.memberOf, actor.guestOf].some(
    (slugs) => slugs.length > 0,
  );
  if (tied || actor.offices.length === 0) roles.push('guest');
  if (holds(actor.memberOf)) roles.push('participant');
  if (holds(actor.moderates)) roles.push('moderator');
  if (holds(actor.pateOf)) roles.push('pate');
  if (actor.offices.includes('kk')) roles.push('kk');
  if (actor.offices.includes('admin')) roles.push('admin');
  if (actor.offices.includes('stadtkontakt')) roles.push('city');
  return roles;
}

/**
 * The strongest grant of all roles a person holds for this action, after the conditions of `own` and
 * `invited`; screens use it to word a lesser right ("melden", "Meinung abgeben").
 */
export function grantFor(actor: Actor, action: Action, target: Target = {}): Grant {
  const rule: ProductRule = isProductAction(action) ? PRODUCT_ACTIONS[action] : { row: action };
  if (rule.tied === true && !isTied(actor, target.manufaktur)) return 'no';
  if (rule.account === true && actor.guest) return 'no';
  const { row, only } = rule;
  if (row === 'signed_in') return actor.person === null ? 'no' : 'yes';

  // Where a row knows "in the own Manufaktur", somebody from another one counts as a guest for all of it.
  const roles = rolesOf(actor, isLocal(row) ? target.manufaktur : undefined);
  const grants = roles
    .map((role) => cell(row, role))
    .filter((grant) => isMet(grant, target) && (only === undefined || only.includes(grant)));
  return GRANTS.find((grant) => grants.includes(grant)) ?? 'no';
}

/** The one permission rule of the product; server and client both ask it. */
export function may(actor: Actor, action: Action, target: Target = {}): Right {
  const grant = grantFor(actor, action, target);
  if (grant === 'no') return 'no';
  // Half of "Roles, backup" is a lesser right to the row, and the whole right to its own half.
  if (grant === 'roles') return action === 'assign_roles' ? 'yes' : 'propose';
  return WHOLE_GRANTS.includes(grant) ? 'yes' : 'propose';
}

const WHOLE_GRANTS: readonly Grant[] = ['yes', 'own', 'own_consented', 'invited'];

function isMet(grant: Grant, target: Target): boolean {
  if (grant === 'invited') return target.invited === true;
  // `rolesOf` has already dropped the roles of other Manufakturen.
  if (grant === 'own' || grant === 'own_consented') return target.manufaktur !== undefined;
  return true;
}

function isTied(actor: Actor, manufaktur: ManufakturSlug | undefined): boolean {
  if (actor.offices.includes('kk') || manufaktur === undefined) return true;
  return [actor.guestOf, actor.memberOf, actor.moderates, actor.pateOf].some((slugs) =>
    slugs.includes(manufaktur),
  );
}
