import type { ManufakturDetail } from '@geflecht/contract';
import { type Appointment, isServing, type Membership, type PersonId } from '@geflecht/domain';

/** Somebody of a Manufaktur with the strongest tie they have there. */
export interface Belonging {
  readonly person: PersonId;
  readonly appointment: Appointment | null;
  readonly membership: Membership | null;
}

export const GROUPS = ['moderation', 'patin', 'mitglied', 'gast'] as const;
export type Group = (typeof GROUPS)[number];

/** Everybody once, under the strongest tie; within a group by `nameOf`. */
export function groupPeople(
  detail: Pick<ManufakturDetail, 'members' | 'appointments'>,
  nameOf: (person: PersonId) => string,
): Readonly<Record<Group, readonly Belonging[]>> {
  const membership = new Map(detail.members.map((each) => [each.person, each]));
  const placed = new Set<PersonId>();
  const take = (person: PersonId): boolean => {
    if (placed.has(person)) return false;
    placed.add(person);
    return true;
  };
  const serving = (role: Appointment['role']): Belonging[] =>
    detail.appointments
      .filter((each) => each.role === role && isServing(each.state) && take(each.person))
      .map((appointment) => ({
        person: appointment.person,
        appointment,
        membership: membership.get(appointment.person) ?? null,
      }));
  const tied = (state: Membership['state']): Belonging[] =>
    detail.members
      .filter((each) => each.state === state && take(each.person))
      .map((each) => ({ person: each.person, appointment: null, membership: each }));
  const sorted = (list: Belonging[]): Belonging[] =>
    list.toSorted((a, b) => nameOf(a.person).localeCompare(nameOf(b.person), 'de'));

  // In this order: whoever moderates is not listed again as a member.
  const moderation = serving('moderation');
  const patin = serving('patin');
  return {
    moderation: sorted(moderation),
    patin: sorted(patin),
    mitglied: sorted(tied('mitglied')),
    gast: sorted(tied('gast')),
  };
}
