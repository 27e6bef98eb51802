import type { Proposal, ProposalId } from '@geflecht/domain';
import { Dialog, EmptyState, SearchField, SkeletonRows, StatusBadge } from '@geflecht/ui';
import { FileText } from 'lucide-react';
import { useState } from 'react';

import { useText } from '../platform/text.tsx';

import styles from './board.module.css';

/** Picks one of the Manufaktur's proposals to lay on the board as its card. */
export function CardPicker({
  proposals,
  onBoard,
  onPick,
  onClose,
}: {
  /** Undefined while they load. */
  readonly proposals: readonly Proposal[] | undefined;
  readonly onBoard: ReadonlySet<ProposalId>;
  readonly onPick: (proposal: ProposalId) => void;
  readonly onClose: () => void;
}) {
  const catalogue = useText();
  const text = catalogue.board.cardPicker;
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase('de');
  const hits = (proposals ?? []).filter(({ title }) => title.toLocaleLowerCase('de').includes(wanted));
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={text.title}
    >
      <SearchField label={text.search} value={search} onChange={setSearch} autoFocus />
      {proposals === undefined ? (
        <SkeletonRows count={4} />
      ) : hits.length === 0 ? (
        <EmptyState icon={FileText}>{proposals.length === 0 ? text.noneYet : text.none}</EmptyState>
      ) : (
        <ul className={styles['picker']}>
          {hits.map((proposal) => (
            <li key={proposal.id}>
              <button type="button" className={styles['pick']} onClick={() => onPick(proposal.id)}>
                <span className={styles['pickTitle']}>{proposal.title}</span>
                <span className={styles['pickFacts']}>
                  <StatusBadge state={proposal.state} label={catalogue.states.proposal[proposal.state]} />
                  {onBoard.has(proposal.id) && <span>{text.onBoard}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
