import type { Link, Proposal, SdgNumber } from '@geflecht/domain';

/** Why a proposal fits as the other end of a link. */
export interface Candidate {
  readonly proposal: Proposal;
  readonly sdgs: readonly SdgNumber[];
  readonly referate: readonly string[];
  readonly inTitle: boolean;
  readonly inSummary: boolean;
  /** It already acts on this one; the opposite direction is a judgement of its own. */
  readonly back: boolean;
}

/** States in which a proposal is no longer worked on under its own name. */
const GONE = ['zusammengefuehrt', 'geteilt', 'verborgen'];

/**
 * The proposals of other Manufakturen that `from` may be linked to, best first: words of the search in the title, then
 * shared goals and departments. Ends it already acts on are left out.
 */
export function candidatesFor(
  from: Proposal,
  proposals: readonly Proposal[],
  links: readonly Link[],
  words: string,
): readonly Candidate[] {
  const taken = new Set(links.filter((link) => link.from === from.id).map((link) => link.to));
  const back = new Set(links.filter((link) => link.to === from.id).map((link) => link.from));
  const wanted = words.trim().toLocaleLowerCase('de').split(/\s+/).filter(Boolean);
  return proposals
    .filter(
      (proposal) =>
        proposal.manufaktur !== from.manufaktur && !taken.has(proposal.id) && !GONE.includes(proposal.state),
    )
    .map((proposal): Candidate => {
      const title = proposal.title.toLocaleLowerCase('de');
      const summary = proposal.summary.toLocaleLowerCase('de');
      return {
        proposal,
        sdgs: proposal.sdgs.filter((sdg) => from.sdgs.includes(sdg)),
        referate: proposal.referate.filter((referat) => from.referate.includes(referat)),
        inTitle: wanted.length > 0 && wanted.every((word) => title.includes(word)),
        inSummary: wanted.length > 0 && wanted.every((word) => `${title} ${summary}`.includes(word)),
        back: back.has(proposal.id),
      };
    })
    .filter((candidate) => wanted.length === 0 || candidate.inSummary)
    .toSorted(
      (one, other) => weight(other) - weight(one) || german.compare(one.proposal.title, other.proposal.title),
    );
}

const german = new Intl.Collator('de', { numeric: true });

function weight({ inTitle, sdgs, referate }: Candidate): number {
  return (inTitle ? 100 : 0) + sdgs.length * 3 + referate.length;
}
