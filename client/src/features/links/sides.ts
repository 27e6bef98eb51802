import { awaitsAnswer, type Link, type ManufakturSlug, type ProposalId } from '@geflecht/domain';

/** What a link does, by the sign of its score. */
export type Effect = 'helps' | 'hinders' | 'neutral';
export const EFFECTS: readonly Effect[] = ['helps', 'hinders', 'neutral'];

function effectOf({ score }: Pick<Link, 'score'>): Effect {
  if (score > 0) return 'helps';
  return score < 0 ? 'hinders' : 'neutral';
}

/** A link seen from one of its ends. */
export interface Side {
  readonly link: Link;
  readonly other: ProposalId;
  readonly otherManufaktur: ManufakturSlug;
  /** `out`: this end acts on the other one. */
  readonly direction: 'out' | 'into';
}

export function sideOf(link: Link, own: ProposalId): Side {
  return link.from === own
    ? { link, other: link.to, otherManufaktur: link.toManufaktur, direction: 'out' }
    : { link, other: link.from, otherManufaktur: link.fromManufaktur, direction: 'into' };
}

/** The links of a proposal by what they do: unanswered ones first, then the strongest; refused ones last. */
export function groupSides(
  links: readonly Link[],
  own: ProposalId,
): Readonly<Record<Effect, readonly Side[]>> {
  const sides = links
    .map((link) => sideOf(link, own))
    .toSorted(
      (one, other) =>
        Number(one.link.state === 'abgelehnt') - Number(other.link.state === 'abgelehnt') ||
        Number(isOpen(other.link)) - Number(isOpen(one.link)) ||
        Math.abs(other.link.score) - Math.abs(one.link.score) ||
        (one.link.createdAt < other.link.createdAt ? -1 : 1),
    );
  const of = (effect: Effect): readonly Side[] => sides.filter(({ link }) => effectOf(link) === effect);
  return { helps: of('helps'), hinders: of('hinders'), neutral: of('neutral') };
}

/** Whether the side a link points to has still to answer. */
export function isOpen({ state }: Link): boolean {
  return awaitsAnswer(state);
}

export const LINK_FILTERS = ['all', 'open', 'helps', 'hinders', 'disputed'] as const;
export type LinkFilterName = (typeof LINK_FILTERS)[number];

export interface LinkView {
  readonly show: LinkFilterName;
  /** Only links with this Manufaktur. */
  readonly other: ManufakturSlug | null;
}

/** The links of a Manufaktur to show, what waits for an answer first, then the newest. */
export function linksInView(links: readonly Link[], own: ManufakturSlug, view: LinkView): readonly Link[] {
  return links
    .filter((link) => {
      const other = link.fromManufaktur === own ? link.toManufaktur : link.fromManufaktur;
      if (view.other !== null && other !== view.other) return false;
      switch (view.show) {
        case 'all':
          return true;
        case 'open':
          return isOpen(link);
        case 'disputed':
          return link.state === 'strittig';
        case 'helps':
        case 'hinders':
          return effectOf(link) === view.show;
      }
    })
    .toSorted(
      (one, other) =>
        Number(isOpen(other)) - Number(isOpen(one)) ||
        (one.updatedAt === other.updatedAt
          ? one.id < other.id
            ? -1
            : 1
          : one.updatedAt > other.updatedAt
            ? -1
            : 1),
    );
}
