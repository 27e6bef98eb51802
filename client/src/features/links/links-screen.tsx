import type { Link, ManufakturSlug, Proposal, ProposalId } from '@geflecht/domain';
import { scoreWord } from '@geflecht/i18n';
import {
  Banner,
  Button,
  EmptyState,
  Icon,
  LinkButton,
  LoadingRegion,
  ManufakturMark,
  PageHeader,
  ScoreBadge,
  SegmentedControl,
  Select,
  SkeletonRows,
  TextLink,
  VisuallyHidden,
} from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Link2, MoveRight, SearchX } from 'lucide-react';
import { useState } from 'react';

import { linksQuery, proposalsQuery, useManufakturLabels } from '../../app/proposal-queries.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { AnswerButtons, useMayAnswer } from './answer-buttons.tsx';
import { LinkWords } from './link-row.tsx';
import { Peek } from './peek.tsx';
import { isOpen, LINK_FILTERS, linksInView, type LinkView } from './sides.ts';

import styles from './links.module.css';

const WHOLE: LinkView = { show: 'all', other: null };
const ANY = 'any';

/** All links of a Manufaktur: what acts on whom, how strongly, why. */
export function LinksScreen() {
  const { slug } = useParams({ from: '/m/$slug/verknuepfungen' });
  return <Links key={slug} slug={slug} />;
}

function Links({ slug }: { readonly slug: ManufakturSlug }) {
  const { links: text } = useText();
  const { list } = text;
  const labelOf = useManufakturLabels();
  const all = useQuery(linksQuery({ manufaktur: slug }));
  const proposals = useQuery(proposalsQuery());
  const mayAnswer = useMayAnswer();
  const [view, setView] = useState<LinkView>(WHOLE);
  const [peeked, setPeeked] = useState<ProposalId | null>(null);

  const links = all.data ?? [];
  const shown = linksInView(links, slug, view);
  const waiting = links.filter(mayAnswer).length;
  const others = [
    ...new Set(links.map((link) => (link.fromManufaktur === slug ? link.toManufaktur : link.fromManufaktur))),
  ].toSorted((one, other) => (labelOf(one)?.number ?? 0) - (labelOf(other)?.number ?? 0));
  const byId = new Map((proposals.data ?? []).map((proposal) => [proposal.id, proposal]));

  return (
    <div className={styles['page']}>
      <PageHeader title={list.title} manufaktur={labelOf(slug)?.number} lead={list.lead} />
      {waiting > 0 && view.show !== 'open' && (
        <Banner action={<Button onPress={() => setView({ ...WHOLE, show: 'open' })}>{list.show}</Button>}>
          {list.waiting(waiting)}
        </Banner>
      )}
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
      {all.isSuccess && links.length === 0 && (
        <EmptyState
          icon={Link2}
          title={list.empty.title}
          isCentred
          action={
            <LinkButton variant="primary" href={`/m/${slug}/vorschlaege`}>
              {list.empty.action}
            </LinkButton>
          }
        >
          {list.empty.body}
        </EmptyState>
      )}
      {links.length > 0 && (
        <>
          <div className={styles['filters']}>
            <SegmentedControl
              label={list.show}
              selected={view.show}
              onSelect={(show) => setView({ ...view, show })}
              items={LINK_FILTERS.map((id) => ({ id, label: list[id] }))}
            />
            <Select
              label={list.with}
              isLabelHidden
              value={view.other ?? ANY}
              onChange={(other) =>
                setView({ ...view, other: other === ANY ? null : (other as ManufakturSlug) })
              }
              options={[
                { id: ANY, label: list.anyManufaktur },
                ...others.map((other) => ({ id: other as string, label: labelOf(other)?.full ?? other })),
              ]}
            />
          </div>
          <p className={styles['count']} role="status">
            {list.count(shown.length)}
          </p>
          {shown.length === 0 ? (
            <EmptyState
              icon={SearchX}
              title={list.nothing.title}
              isCentred
              action={<Button onPress={() => setView(WHOLE)}>{list.reset}</Button>}
            >
              {list.nothing.body}
            </EmptyState>
          ) : (
            <ul role="list" aria-label={list.title} className={styles['rows']}>
              {shown.map((link) => (
                <Row key={link.id} link={link} own={slug} proposals={byId} onPeek={setPeeked} />
              ))}
            </ul>
          )}
        </>
      )}
      {peeked !== null && <Peek key={peeked} proposal={peeked} onClose={() => setPeeked(null)} />}
    </div>
  );
}

function Row({
  link,
  own,
  proposals,
  onPeek,
}: {
  readonly link: Link;
  readonly own: ManufakturSlug;
  readonly proposals: ReadonlyMap<ProposalId, Proposal>;
  readonly onPeek: (id: ProposalId) => void;
}) {
  const { links } = useText();
  const language = useLanguage();
  return (
    <li className={styles['row']} data-state={link.state}>
      <div className={styles['rowEnds']}>
        <End
          id={link.from}
          manufaktur={link.fromManufaktur}
          own={own}
          proposals={proposals}
          onPeek={onPeek}
        />
        <span className={styles['rowScore']}>
          <ScoreBadge score={link.score} label={scoreWord(language, link.score)} isProposed={isOpen(link)} />
          <Icon icon={MoveRight} size={16} />
          <VisuallyHidden>{links.panel.out}</VisuallyHidden>
        </span>
        <End id={link.to} manufaktur={link.toManufaktur} own={own} proposals={proposals} onPeek={onPeek} />
      </div>
      <LinkWords link={link} />
      <AnswerButtons link={link} />
    </li>
  );
}

/** An end at home is a way there; an end elsewhere is looked at from here. */
function End({
  id,
  manufaktur,
  own,
  proposals,
  onPeek,
}: {
  readonly id: ProposalId;
  readonly manufaktur: ManufakturSlug;
  readonly own: ManufakturSlug;
  readonly proposals: ReadonlyMap<ProposalId, Proposal>;
  readonly onPeek: (id: ProposalId) => void;
}) {
  const { links: text } = useText();
  const label = useManufakturLabels()(manufaktur);
  const title = proposals.get(id)?.title ?? text.panel.unknown;
  return (
    <span className={styles['end']}>
      {label && <ManufakturMark number={label.number} title={label.full} />}
      {manufaktur === own ? (
        <TextLink href={`/vorschlag/${id}`} isPlain>
          {title}
        </TextLink>
      ) : (
        <button
          type="button"
          className={styles['endButton']}
          aria-label={text.peek.open(title)}
          onClick={() => onPeek(id)}
        >
          {title}
        </button>
      )}
    </span>
  );
}
