import type { ManufakturSlug, Proposal, ProposalId } from '@geflecht/domain';

/** A whole proposal of which a test names only what it is about. */
export function proposal(
  part: Omit<Partial<Proposal>, 'id' | 'manufaktur'> & { id?: string; manufaktur?: string } = {},
): Proposal {
  const { id = 'M1-01', manufaktur = 'klima-energie', ...rest } = part;
  return {
    id: id as ProposalId,
    manufaktur: manufaktur as ManufakturSlug,
    type: 'projekt',
    title: 'Solar-Register',
    summary: '',
    sdgs: [],
    referate: [],
    state: 'in_arbeit',
    priority: 3,
    smartFilled: [],
    opinion: null,
    stateReason: null,
    author: null,
    createdAt: '2027-01-01T10:00:00.000Z',
    updatedAt: '2027-01-01T10:00:00.000Z',
    version: 1,
    ...rest,
  };
}
