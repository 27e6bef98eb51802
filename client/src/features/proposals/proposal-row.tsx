import type { Proposal } from '@geflecht/domain';
import { sdgTitle } from '@geflecht/i18n';
import { ListRow, ManufakturMark, SdgChip, StatusBadge } from '@geflecht/ui';

import type { ManufakturLabel } from '../../app/proposal-queries.ts';
import { useLanguage, useText } from '../../platform/text.tsx';

import styles from './proposals.module.css';

export interface ProposalRowProps {
  readonly proposal: Proposal;
  readonly links: number;
  /** Shown where proposals of several Manufakturen stand together. */
  readonly manufaktur: ManufakturLabel | undefined;
  /** When it last changed, in words. */
  readonly changed: string;
}

/** One proposal in a list: what it is called, where it stands, what it is about. */
export function ProposalRow({ proposal, links, manufaktur, changed }: ProposalRowProps) {
  const text = useText();
  const language = useLanguage();
  return (
    <ListRow
      title={proposal.title}
      href={`/vorschlag/${proposal.id}`}
      leading={manufaktur && <ManufakturMark number={manufaktur.number} title={manufaktur.full} />}
      meta={
        <span className={styles['rowFacts']}>
          <StatusBadge state={proposal.state} label={text.states.proposal[proposal.state]} />
          <span>{text.words.proposalType[proposal.type]}</span>
          <span className={styles['rowSdgs']}>
            {proposal.sdgs.map((sdg) => (
              <SdgChip key={sdg} number={sdg} title={sdgTitle(language, sdg)} size="small" />
            ))}
          </span>
          {links > 0 && <span>{text.proposals.list.links(links)}</span>}
          <span className={styles['rowSoft']}>{text.proposals.list.smart(proposal.smartFilled.length)}</span>
          <span className={styles['rowSoft']}>{changed}</span>
        </span>
      }
    />
  );
}
