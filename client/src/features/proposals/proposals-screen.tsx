import { type ManufakturSlug, may, type Proposal } from '@geflecht/domain';
import { formatRelative } from '@geflecht/i18n';
import {
  Banner,
  Button,
  EmptyState,
  Icon,
  List,
  LoadingRegion,
  PageHeader,
  SegmentedControl,
  SkeletonRows,
  toast,
} from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { FilePlus2, FileText, SearchX } from 'lucide-react';
import { useDeferredValue, useState } from 'react';

import { linksQuery, proposalsQuery, useManufakturLabels } from '../../app/proposal-queries.ts';
import { useSession } from '../../app/queries.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useNow } from '../../platform/now.ts';
import { readStoredJson, writeStored } from '../../platform/stored.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { isFiltered, isListView, type ListView, viewOf, WHOLE_LIST } from './list-view.ts';
import { MakeProposal } from './make-proposal.tsx';
import { ProposalFilters } from './proposal-filters.tsx';
import { ProposalRow } from './proposal-row.tsx';

import styles from './proposals.module.css';

/** Shorter words find half the texts and say nothing. */
const WORTH_ASKING = 3;

type Scope = 'here' | 'everywhere';

/** The proposals of a Manufaktur, or of all, as rows. */
export function ProposalsScreen() {
  const { slug } = useParams({ from: '/m/$slug/vorschlaege' });
  return <Proposals key={slug} slug={slug} />;
}

function Proposals({ slug }: { readonly slug: ManufakturSlug }) {
  const text = useText();
  const { list } = text.proposals;
  const language = useLanguage();
  const navigate = useNavigate();
  const session = useSession();
  const labelOf = useManufakturLabels();
  const stored = `proposals.${slug}`;
  const [view, setView] = useState<ListView>(() => readStoredJson(stored, isListView, 'tab') ?? WHOLE_LIST);
  const [scope, setScope] = useState<Scope>('here');
  const [creating, setCreating] = useState(false);
  const now = useNow();

  function change(next: ListView): void {
    setView(next);
    writeStored(stored, JSON.stringify(next), 'tab');
  }

  const filter = scope === 'here' ? { manufaktur: slug } : {};
  const all = useQuery(proposalsQuery(filter));
  const links = useQuery(linksQuery(scope === 'here' ? { manufaktur: slug } : {}));
  const words = useDeferredValue(view.words.trim());
  const found = useQuery({
    ...proposalsQuery({ ...filter, q: words }),
    enabled: words.length >= WORTH_ASKING,
  });
  const shown = viewOf(all.data ?? [], view, new Set(found.data?.map((proposal) => proposal.id)));
  const manufaktur = labelOf(slug);
  const canCreate = may(session.actor, 'create_proposal', { manufaktur: slug }) !== 'no';

  const create = canCreate && (
    <Button variant="primary" icon={<Icon icon={FilePlus2} />} onPress={() => setCreating(true)}>
      {list.create}
    </Button>
  );
  function linkCount(proposal: Proposal): number {
    return (links.data ?? []).filter(
      (link) => link.state !== 'abgelehnt' && (link.from === proposal.id || link.to === proposal.id),
    ).length;
  }
  const total = all.data?.length ?? 0;

  return (
    <div className={styles['page']}>
      <PageHeader
        title={scope === 'here' ? list.title : list.allTitle}
        manufaktur={scope === 'here' ? manufaktur?.number : undefined}
        actions={total > 0 && create}
      />
      <SegmentedControl
        label={list.scope}
        selected={scope}
        onSelect={setScope}
        items={[
          { id: 'here', label: manufaktur?.short ?? list.here },
          { id: 'everywhere', label: list.everywhere },
        ]}
      />
      {all.isPending && (
        <LoadingRegion>
          <SkeletonRows count={6} />
        </LoadingRegion>
      )}
      {all.isError && (
        <Banner tone="danger" action={<Button onPress={() => void all.refetch()}>{list.again}</Button>}>
          {list.failed} {sentenceOf(all.error)}
        </Banner>
      )}
      {all.isSuccess && total === 0 && (
        <EmptyState icon={FileText} title={list.empty.title} isCentred action={create}>
          {list.empty.body}
        </EmptyState>
      )}
      {total > 0 && (
        <>
          <ProposalFilters view={view} onChange={change} proposals={all.data ?? []} />
          <p className={styles['count']} role="status">
            {isFiltered(view) ? list.countOf(shown.length, total) : list.count(total)}
          </p>
          {shown.length === 0 ? (
            <EmptyState
              icon={SearchX}
              title={list.nothing.title}
              isCentred
              action={
                <Button onPress={() => change({ ...WHOLE_LIST, sort: view.sort })}>{list.reset}</Button>
              }
            >
              {list.nothing.body}
            </EmptyState>
          ) : (
            <List label={list.title}>
              {shown.map((proposal) => (
                <ProposalRow
                  key={proposal.id}
                  proposal={proposal}
                  links={linkCount(proposal)}
                  manufaktur={scope === 'everywhere' ? labelOf(proposal.manufaktur) : undefined}
                  changed={list.changed(formatRelative(language, proposal.updatedAt, now))}
                />
              ))}
            </List>
          )}
        </>
      )}
      {creating && (
        <MakeProposal
          manufaktur={slug}
          onClose={() => setCreating(false)}
          onMade={(proposal) => {
            toast({ text: text.proposals.create.done(proposal.title) });
            void navigate({ to: '/vorschlag/$id', params: { id: proposal.id } });
          }}
        />
      )}
    </div>
  );
}
