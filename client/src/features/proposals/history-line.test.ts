import type { FeedChange } from '@geflecht/contract';
import type {
  DocumentVersion,
  Link,
  ManufakturSlug,
  Membership,
  ProposalId,
  VersionId,
} from '@geflecht/domain';
import { catalogueOf } from '@geflecht/i18n';
import { expect, it } from 'vitest';

import { historyLine } from './history-line.ts';
import { proposal } from './proposal.fixture.ts';

const own = 'M1-01' as ProposalId;
const words = {
  language: 'de',
  text: catalogueOf('de'),
  who: 'Ada',
  titleOf: (id: ProposalId) => (id === 'M2-01' ? 'Radweg' : undefined),
} as const;
const line = (change: FeedChange) =>
  historyLine(
    own,
    { seq: 1, at: '2027-01-01T10:00:00.000Z', actor: null, manufakturen: [], ...change },
    words,
  );
const version: DocumentVersion = {
  id: 'f1' as VersionId,
  document: { kind: 'proposal', id: own },
  at: '2027-05-18T17:30:00.000Z',
  origin: 'person',
  name: 'Nach dem Treffen',
  namedBy: null,
  writers: [],
};
const link = { from: 'M2-01', to: own, state: 'vorgeschlagen' } as Link;

it.each<[FeedChange, string]>([
  [{ kind: 'proposal_created', proposal: proposal() }, 'Ada hat den Vorschlag angelegt.'],
  [
    { kind: 'proposal_changed', proposal: proposal(), fields: ['title', 'sdgs'] },
    'Ada hat geändert: Titel und Ziele.',
  ],
  [
    { kind: 'proposal_moved', proposal: proposal({ state: 'ruhend' }), from: 'in_arbeit', reason: null },
    'Ada: von „In Arbeit“ zu „Ruht“.',
  ],
  [{ kind: 'proposal_written', proposal: proposal() }, 'Ada hat am Text geschrieben.'],
  [
    { kind: 'version_named', proposal: proposal(), version },
    'Ada hat eine Fassung benannt: „Nach dem Treffen“.',
  ],
  [
    { kind: 'version_restored', proposal: proposal(), version: { ...version, name: null } },
    'Ada hat die Fassung vom 18. Mai 2027 um 19:30 wiederhergestellt.',
  ],
  [{ kind: 'link_proposed', link }, 'Ada hat ihn mit ‚Radweg‘ verbunden.'],
  [
    { kind: 'link_answered', link: { ...link, state: 'bestaetigt' } },
    'Ada hat die Verknüpfung mit ‚Radweg‘ bestätigt.',
  ],
  [
    { kind: 'link_answered', link: { ...link, state: 'strittig' } },
    'Ada sieht die Verknüpfung mit ‚Radweg‘ anders.',
  ],
  [
    { kind: 'link_answered', link: { ...link, state: 'abgelehnt' } },
    'Ada hat die Verknüpfung mit ‚Radweg‘ abgelehnt.',
  ],
  [
    { kind: 'link_proposed', link: { ...link, from: own, to: 'M9-99' as ProposalId } },
    'Ada hat ihn mit ‚einem anderen Vorschlag‘ verbunden.',
  ],
])('%j reads as a sentence', (change, sentence) => {
  expect(line(change)).toBe(sentence);
});

it('says nothing of what is not about the proposal', () => {
  const membership = { manufaktur: 'bildung' as ManufakturSlug } as Membership;
  expect(line({ kind: 'member_joined', membership })).toBeNull();
});
