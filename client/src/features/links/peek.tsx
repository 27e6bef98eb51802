import type { ProposalDetail } from '@geflecht/contract';
import type { ProposalId } from '@geflecht/domain';
import { scoreWord, sdgTitle } from '@geflecht/i18n';
import {
  Banner,
  LinkButton,
  LoadingRegion,
  ManufakturMark,
  Panel,
  ScoreBadge,
  SdgChip,
  SkeletonText,
  StatusBadge,
} from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

import { proposalQuery, useManufakturLabels } from '../../app/proposal-queries.ts';
import { useRoster } from '../../app/roster.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { sideOf } from './sides.ts';

import styles from './links.module.css';

export interface PeekProps {
  readonly proposal: ProposalId;
  readonly onClose: () => void;
}

/** A proposal of another Manufaktur beside the own work, live; one goes over only if one wants to. */
export function Peek({ proposal, onClose }: PeekProps) {
  const { peek } = useText().links;
  const detail = useQuery(proposalQuery(proposal));
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);

  useEffect(() => {
    opener.current = document.activeElement;
    frame.current?.focus();
    return () => {
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    };
  }, []);

  // Beside the work, whatever container the row lies in.
  return createPortal(
    <div
      ref={frame}
      tabIndex={-1}
      role="presentation"
      className={styles['peek']}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <Panel
        title={peek.title}
        onClose={onClose}
        actions={
          <LinkButton variant="primary" href={`/vorschlag/${proposal}`}>
            {peek.go}
          </LinkButton>
        }
      >
        {detail.isPending && (
          <LoadingRegion>
            <SkeletonText lines={4} />
          </LoadingRegion>
        )}
        {detail.isError && (
          <Banner tone="danger">
            {peek.failed} {sentenceOf(detail.error)}
          </Banner>
        )}
        {detail.data && <PeekBody detail={detail.data} />}
      </Panel>
    </div>,
    document.body,
  );
}

function PeekBody({ detail: { proposal, links, ends } }: { readonly detail: ProposalDetail }) {
  const text = useText();
  const { peek } = text.links;
  const language = useLanguage();
  const labelOf = useManufakturLabels();
  const label = labelOf(proposal.manufaktur);
  const { people } = useRoster();
  const here = people.filter(({ place }) => place.manufaktur === proposal.manufaktur).length;
  return (
    <div className={styles['peekBody']}>
      <p className={styles['peekPlace']}>
        {label && <ManufakturMark number={label.number} />}
        <span>{label?.full}</span>
        {here > 0 && <span className={styles['soft']}>{peek.here(here)}</span>}
      </p>
      <h3 className={styles['peekTitle']}>{proposal.title}</h3>
      <p className={styles['peekFacts']}>
        <StatusBadge state={proposal.state} label={text.states.proposal[proposal.state]} />
        <span>{text.words.proposalType[proposal.type]}</span>
      </p>
      <p>{proposal.summary === '' ? peek.noSummary : proposal.summary}</p>
      {proposal.sdgs.length > 0 && (
        <div className={styles['peekFacts']}>
          {proposal.sdgs.map((sdg) => (
            <SdgChip key={sdg} number={sdg} title={sdgTitle(language, sdg)} />
          ))}
        </div>
      )}
      {links.length > 0 && (
        <ul role="list" className={styles['peekLinks']}>
          {links.map((link) => {
            const side = sideOf(link, proposal.id);
            const number = labelOf(side.otherManufaktur)?.number;
            return (
              <li key={link.id}>
                <ScoreBadge
                  score={link.score}
                  label={scoreWord(language, link.score)}
                  isShort
                  manufaktur={number}
                />
                <span>{ends.find((end) => end.id === side.other)?.title}</span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
