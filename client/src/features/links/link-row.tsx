import type { Link, Proposal } from '@geflecht/domain';
import { scoreWord } from '@geflecht/i18n';
import { formatScore, Icon, ManufakturMark, ScoreBadge } from '@geflecht/ui';
import { MoveLeft, MoveRight } from 'lucide-react';

import { useManufakturLabels } from '../../app/proposal-queries.ts';
import { usePeople } from '../../app/queries.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { AnswerButtons } from './answer-buttons.tsx';
import { isOpen, type Side } from './sides.ts';

import styles from './links.module.css';

export interface LinkRowProps {
  readonly side: Side;
  /** The other end's header, once it is here. */
  readonly other: Proposal | undefined;
  readonly onPeek: () => void;
}

/** One link seen from one end: where it leads, how it acts, why, and how the two sides stand to it. */
export function LinkRow({ side, other, onPeek }: LinkRowProps) {
  const { links } = useText();
  const language = useLanguage();
  const label = useManufakturLabels()(side.otherManufaktur);
  const { link } = side;
  const title = other?.title ?? links.panel.unknown;
  return (
    <li className={styles['link']} data-state={link.state}>
      <div className={styles['linkHead']}>
        <span className={styles['direction']}>
          <Icon icon={side.direction === 'out' ? MoveRight : MoveLeft} size={16} />
          {side.direction === 'out' ? links.panel.out : links.panel.into}
        </span>
        <ScoreBadge score={link.score} label={scoreWord(language, link.score)} isProposed={isOpen(link)} />
      </div>
      <button
        type="button"
        className={styles['linkTitle']}
        aria-label={links.peek.open(title)}
        onClick={onPeek}
      >
        {label && <ManufakturMark number={label.number} title={label.full} />}
        <span>{title}</span>
      </button>
      <LinkWords link={link} />
      <AnswerButtons link={link} />
    </li>
  );
}

/** Reason, state and how the side it points to sees it. */
export function LinkWords({ link }: { readonly link: Link }) {
  const text = useText();
  const { panel } = text.links;
  const language = useLanguage();
  const people = usePeople();
  const answering = useManufakturLabels()(link.toManufaktur);
  const by = people.name(link.proposedBy) ?? panel.someone;
  return (
    <>
      <p className={styles['reason']}>{link.reason}</p>
      <p className={styles['soft']}>
        {text.states.link[link.state]} · {panel.by(by)}
      </p>
      {link.counterScore !== null && answering !== undefined && (
        <p className={styles['counter']}>
          {panel.otherView(
            answering.short,
            `${formatScore(link.counterScore)} ${scoreWord(language, link.counterScore)}`,
          )}
        </p>
      )}
      {link.answerReason !== null && <p className={styles['reason']}>{link.answerReason}</p>}
    </>
  );
}
