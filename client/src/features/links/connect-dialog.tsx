import { type CreateLinkBody, LIMITS } from '@geflecht/contract';
import type { Link, Proposal, ProposalId, Score } from '@geflecht/domain';
import { formatList, referatName } from '@geflecht/i18n';
import {
  Banner,
  Button,
  Dialog,
  EmptyState,
  LoadingRegion,
  ManufakturMark,
  ScoreScale,
  SearchField,
  SkeletonRows,
  TextArea,
  toast,
} from '@geflecht/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { type FormEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';

import { linksQuery, proposalsQuery, useManufakturLabels } from '../../app/proposal-queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { type Candidate, candidatesFor } from './candidates.ts';
import { checkDraft, type DraftPart, type LinkDraft } from './draft.ts';
import { rememberLink } from './remember-link.ts';
import { scaleWords } from './words.ts';

import styles from './links.module.css';

/** More rows than this are scrolled past, not read. */
const SHOWN = 12;

export interface ConnectDialogProps {
  readonly from: ProposalId;
  readonly onClose: () => void;
  readonly onConnected?: (link: Link) => void;
}

/** Says how a proposal acts on one of another Manufaktur: choose it, weigh it, say why. */
export function ConnectDialog({ from, onClose, onConnected }: ConnectDialogProps) {
  const { connect } = useText().links;
  const proposals = useQuery(proposalsQuery());
  const own = proposals.data?.find((proposal) => proposal.id === from);
  return (
    <Dialog
      isOpen
      size="large"
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={own === undefined ? connect.button : connect.title(own.title)}
    >
      {proposals.isError && <Banner tone="danger">{sentenceOf(proposals.error)}</Banner>}
      {own === undefined || proposals.data === undefined ? (
        <LoadingRegion>
          <SkeletonRows count={5} />
        </LoadingRegion>
      ) : (
        <ConnectForm own={own} proposals={proposals.data} onClose={onClose} onConnected={onConnected} />
      )}
    </Dialog>
  );
}

function ConnectForm({
  own,
  proposals,
  onClose,
  onConnected,
}: {
  readonly own: Proposal;
  readonly proposals: readonly Proposal[];
  readonly onClose: () => void;
  readonly onConnected: ((link: Link) => void) | undefined;
}) {
  const { connect } = useText().links;
  const language = useLanguage();
  const queries = useQueryClient();
  const { data: links } = useQuery(linksQuery());
  const [search, setSearch] = useState('');
  const [draft, setDraft] = useState<LinkDraft>({ to: null, score: null, reason: '' });
  const [missing, setMissing] = useState<readonly DraftPart[]>([]);
  const words = useDeferredValue(search);
  const candidates = candidatesFor(own, proposals, links ?? [], words);
  const chosen = draft.to === null ? undefined : proposals.find((proposal) => proposal.id === draft.to);

  const make = useMutation({
    mutationFn: (body: CreateLinkBody) => request<Link>('createLink', { body }),
    onSuccess: (link) => {
      rememberLink(queries, link);
      toast({ text: connect.done(chosen?.title ?? '') });
      onClose();
      onConnected?.(link);
    },
  });

  function change(part: Partial<LinkDraft>): void {
    setDraft({ ...draft, ...part });
    setMissing(missing.filter((each) => part[each] === undefined));
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    const checked = checkDraft(own.id, draft);
    if ('missing' in checked) setMissing(checked.missing);
    else make.mutate(checked.body);
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      {chosen === undefined ? (
        <>
          <SearchField
            label={connect.search}
            isLabelHidden={false}
            placeholder={connect.searchPlaceholder}
            autoFocus
            value={search}
            onChange={setSearch}
            errorMessage={missing.includes('to') ? connect.missingTarget : undefined}
          />
          <Candidates
            candidates={candidates}
            searched={words.trim() !== ''}
            onChoose={(to) => change({ to })}
          />
        </>
      ) : (
        <>
          <Chosen proposal={chosen} onChange={() => change({ to: null })} />
          <ScoreScale
            label={connect.score}
            value={draft.score}
            onChange={(score) => change({ score: score as Score })}
            {...scaleWords(language)}
          />
          {missing.includes('score') && (
            <p className={styles['missing']} role="alert">
              {connect.missingScore}
            </p>
          )}
          <TextArea
            label={connect.reason}
            description={connect.reasonHint}
            rows={2}
            maxLength={LIMITS.reason}
            value={draft.reason}
            onChange={(reason) => change({ reason })}
            errorMessage={missing.includes('reason') ? connect.missingReason : undefined}
          />
        </>
      )}
      {make.isError && (
        <Banner tone="danger" isAnnounced>
          {sentenceOf(make.error)}
        </Banner>
      )}
      <div className={styles['formActions']}>
        <Button onPress={onClose}>{connect.cancel}</Button>
        {chosen !== undefined && (
          <Button variant="primary" type="submit" isPending={make.isPending}>
            {connect.button}
          </Button>
        )}
      </div>
    </form>
  );
}

function Chosen({ proposal, onChange }: { readonly proposal: Proposal; readonly onChange: () => void }) {
  const { connect } = useText().links;
  const label = useManufakturLabels()(proposal.manufaktur);
  const box = useRef<HTMLDivElement>(null);
  // The list that had the focus is gone; reading goes on here.
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      tabIndex={-1}
      className={styles['chosen']}
      aria-label={`${connect.chosen} ${proposal.title}`}
      role="group"
    >
      <span className={styles['soft']}>{connect.chosen}</span>
      <span className={styles['chosenTitle']}>
        {label && <ManufakturMark number={label.number} title={label.full} />}
        {proposal.title}
      </span>
      <Button size="small" onPress={onChange}>
        {connect.change}
      </Button>
    </div>
  );
}

function Candidates({
  candidates,
  searched,
  onChoose,
}: {
  readonly candidates: readonly Candidate[];
  readonly searched: boolean;
  readonly onChoose: (id: ProposalId) => void;
}) {
  const { connect } = useText().links;
  const heading = useId();
  if (candidates.length === 0) {
    return <EmptyState icon={SearchX}>{searched ? connect.none : connect.noneAtAll}</EmptyState>;
  }
  return (
    <div>
      <h3 id={heading} className={styles['candidatesTitle']}>
        {connect.candidates}
      </h3>
      <ul role="list" aria-labelledby={heading} className={styles['candidates']}>
        {candidates.slice(0, SHOWN).map((candidate) => (
          <li key={candidate.proposal.id}>
            <CandidateButton candidate={candidate} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {candidates.length > SHOWN && (
        <p className={styles['soft']}>{connect.more(candidates.length - SHOWN)}</p>
      )}
    </div>
  );
}

function CandidateButton({
  candidate,
  onChoose,
}: {
  readonly candidate: Candidate;
  readonly onChoose: (id: ProposalId) => void;
}) {
  const { connect } = useText().links;
  const language = useLanguage();
  const { proposal, sdgs, referate } = candidate;
  const label = useManufakturLabels()(proposal.manufaktur);
  const reasons = [
    candidate.inTitle && connect.inTitle,
    !candidate.inTitle && candidate.inSummary && connect.inSummary,
    sdgs.length > 0 && connect.sharedSdgs(formatList(language, sdgs.map(String)), sdgs.length),
    referate.length > 0 &&
      connect.sharedReferate(
        formatList(
          language,
          referate.map((code) => referatName(language, code)),
        ),
        referate.length,
      ),
    candidate.back && connect.alreadyBack,
  ].filter((reason) => reason !== false);
  return (
    <button type="button" className={styles['candidate']} onClick={() => onChoose(proposal.id)}>
      {label && <ManufakturMark number={label.number} />}
      <span className={styles['candidateText']}>
        <span className={styles['candidateTitle']}>{proposal.title}</span>
        <span className={styles['soft']}>
          {[label?.short, ...reasons].filter((part) => part !== undefined).join(' · ')}
        </span>
      </span>
    </button>
  );
}
