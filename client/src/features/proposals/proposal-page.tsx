import type { ProposalDetail } from '@geflecht/contract';
import { may, type ProposalId, proposalTextAccess } from '@geflecht/domain';
import { Banner, Button, EmptyState, Icon, LinkButton, SectionHeading, VisuallyHidden } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { FileClock, FileQuestion, History, Link2, ListChecks, type LucideIcon, Text } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { proposalQuery, useManufakturLabels } from '../../app/proposal-queries.ts';
import { useSession } from '../../app/queries.ts';
import { ApiProblem, sentenceOf } from '../../platform/api.ts';
import { useInset } from '../../platform/inset.ts';
import { useLiveDocument } from '../../platform/live.tsx';
import { useText } from '../../platform/text.tsx';
import { ConnectDialog, ProposalLinks } from '../links/index.ts';
import { useRestoredNotice, VersionsPanel } from '../versions/index.ts';
import { HistoryPanel } from './history-panel.tsx';
import { ProposalHeader } from './proposal-header.tsx';
import { ProposalPreview } from './proposal-preview.tsx';
import { ProposalSkeleton, TextSkeleton } from './proposal-skeleton.tsx';
import { ProposalText } from './proposal-text.tsx';
import { ReadingNotice } from './reading-notice.tsx';
import { SmartProgress, SmartSheet } from './smart-sheet.tsx';
import { useTextSession } from './use-text-session.ts';

import styles from './proposal.module.css';

const TABS = ['text', 'smart', 'links', 'history'] as const;
type Tab = (typeof TABS)[number];
const ICONS: Readonly<Record<Tab, LucideIcon>> = {
  text: Text,
  smart: ListChecks,
  links: Link2,
  history: History,
};

export function ProposalPage() {
  const { id } = useParams({ from: '/vorschlag/$id' });
  return <Loaded key={id} id={id} />;
}

function Loaded({ id }: { readonly id: ProposalId }) {
  const text = useText();
  const { screen, list } = text.proposals;
  const { places } = text.shell;
  const detail = useQuery(proposalQuery(id));
  if (detail.data !== undefined) return <Proposal detail={detail.data} />;
  if (detail.isPending) return <ProposalSkeleton />;
  const missing = detail.error instanceof ApiProblem && detail.error.problem.code === 'unknown_id';
  return (
    <>
      <VisuallyHidden>
        <h1>{missing ? screen.missingTitle : places.vorschlag}</h1>
      </VisuallyHidden>
      <EmptyState
        icon={FileQuestion}
        title={missing ? screen.missingTitle : undefined}
        isCentred
        action={
          missing ? (
            <LinkButton href="/">{screen.toOverview}</LinkButton>
          ) : (
            <Button onPress={() => void detail.refetch()}>{list.again}</Button>
          )
        }
      >
        {missing ? screen.missing : sentenceOf(detail.error)}
      </EmptyState>
    </>
  );
}

function Proposal({ detail }: { readonly detail: ProposalDetail }) {
  const text = useText();
  const { screen } = text.proposals;
  const { proposal, links, ends, history } = detail;
  const { actor } = useSession();
  const labelOf = useManufakturLabels();
  const live = useLiveDocument({ kind: 'proposal', id: proposal.id });
  const session = useTextSession(live);
  const tabs = useRef<HTMLElement>(null);
  const [tab, setTab] = useState<Tab>('text');
  const [connecting, setConnecting] = useState(false);
  const [versionsOpen, setVersionsOpen] = useState(false);
  const canConnect = may(actor, 'propose_link', { manufaktur: proposal.manufaktur }) === 'yes';
  const reads = proposalTextAccess(actor, proposal.manufaktur) !== 'write';
  // While the channel is down one goes on writing with the right one had.
  const readOnly = reads || live.access === 'read' || live.status === 'refused';
  useInset('bottom', tabs);
  useRestoredNotice({ kind: 'proposal', id: proposal.id });
  // Whoever goes on typing while nothing can be stored types no shortcuts.
  useLinkKey(canConnect && live.paused === undefined, () => setConnecting(true));

  return (
    <div className={styles['screen']} data-tab={tab}>
      <ProposalHeader detail={detail} />
      <div className={styles['text']}>
        {reads && <ReadingNotice proposal={proposal} manufaktur={labelOf(proposal.manufaktur)?.full ?? ''} />}
        {/* Words that were not taken are spoken of at the head of the page. */}
        {live.status === 'refused' && live.refusal !== 'document_read_only' && (
          <Banner tone="danger" isAnnounced>
            {`${text.sync.refusedTitle}. ${text.errors[live.refusal ?? 'internal']}`}
          </Banner>
        )}
        {session === null ? (
          live.status !== 'refused' && <TextSkeleton />
        ) : (
          <ProposalText session={session} readOnly={readOnly} />
        )}
      </div>
      <div className={styles['margin']}>
        <aside aria-label={text.proposals.smart.title} className={styles['smart']}>
          <SectionHeading action={<SmartProgress session={session} />}>
            {text.proposals.smart.title}
          </SectionHeading>
          {session !== null && <SmartSheet session={session} readOnly={readOnly} />}
        </aside>
        <aside aria-label={text.links.panel.title} className={styles['links']}>
          <SectionHeading
            count={links.length}
            action={
              canConnect && (
                <Button
                  size="small"
                  icon={<Icon icon={Link2} size={16} />}
                  aria-keyshortcuts="L"
                  onPress={() => setConnecting(true)}
                >
                  {text.links.connect.button}
                </Button>
              )
            }
          >
            {text.links.panel.title}
          </SectionHeading>
          <VisuallyHidden>
            <span role="status">{text.links.list.count(links.length)}</span>
          </VisuallyHidden>
          <ProposalLinks proposal={proposal.id} links={links} ends={ends} canConnect={false} />
        </aside>
        <aside aria-label={text.proposals.history.title} className={styles['history']}>
          <SectionHeading
            action={
              <Button
                size="small"
                icon={<Icon icon={FileClock} size={16} />}
                onPress={() => setVersionsOpen(true)}
              >
                {text.versions.title}
              </Button>
            }
          >
            {text.proposals.history.title}
          </SectionHeading>
          <HistoryPanel proposal={proposal.id} events={history} ends={ends} />
        </aside>
      </div>
      <nav ref={tabs} aria-label={screen.tabsLabel} className={styles['tabs']}>
        {TABS.map((each) => {
          const Glyph = ICONS[each];
          return (
            <button
              key={each}
              type="button"
              className={styles['tab']}
              aria-current={tab === each ? 'true' : undefined}
              onClick={() => {
                setTab(each);
                window.scrollTo({ top: 0 });
              }}
            >
              <span className={styles['tabIcon']}>
                <Glyph aria-hidden="true" size="1.25rem" strokeWidth={1.75} />
                {each === 'links' && links.length > 0 && (
                  <span className={styles['tabCount']}>{links.length}</span>
                )}
              </span>
              <span>{screen.tabs[each]}</span>
            </button>
          );
        })}
      </nav>
      {versionsOpen && (
        <VersionsPanel
          address={{ kind: 'proposal', id: proposal.id }}
          manufaktur={proposal.manufaktur}
          show={(doc, { label, difference }) => (
            <ProposalPreview key={label} doc={doc} difference={difference} />
          )}
          onClose={() => setVersionsOpen(false)}
        />
      )}
      {connecting && <ConnectDialog from={proposal.id} onClose={() => setConnecting(false)} />}
    </div>
  );
}

/** L opens the dialog, unless one is writing. */
function useLinkKey(enabled: boolean, open: () => void): void {
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'l' || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target;
      if (
        target instanceof HTMLElement &&
        // A text that is read only for a moment is still the place somebody writes in.
        target.closest('input, textarea, select, [role="textbox"], [role="dialog"]')
      )
        return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
