import type { ProposalState } from '@geflecht/domain';
import {
  Award,
  CircleCheck,
  Eye,
  EyeOff,
  FileCheck,
  Flag,
  GitMerge,
  GitFork,
  Handshake,
  Lightbulb,
  Moon,
  PencilLine,
  Presentation,
  Sprout,
  type LucideIcon,
} from 'lucide-react';

import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';

import styles from './marks.module.css';

/** Growing, not failing: „weiterentwicklung" wears a sprout and the same ink as all others. */
const icons: Readonly<Record<ProposalState, LucideIcon>> = {
  idee: Lightbulb,
  in_arbeit: PencilLine,
  ausgearbeitet: FileCheck,
  nominiert: Flag,
  ausgewaehlt: Award,
  vorgestellt: Presentation,
  aufgegriffen: Handshake,
  in_begleitung: Eye,
  abgeschlossen: CircleCheck,
  weiterentwicklung: Sprout,
  ruhend: Moon,
  zusammengefuehrt: GitMerge,
  geteilt: GitFork,
  verborgen: EyeOff,
};

export interface StatusBadgeProps {
  readonly state: ProposalState;
  /** The state's word, already translated. */
  readonly label: string;
  readonly className?: string | undefined;
}

/** Where a proposal stands: a word and a small neutral icon; no state is painted good or bad. */
export function StatusBadge({ state, label, className }: StatusBadgeProps) {
  return (
    <span className={cx(styles['status'], className)}>
      <Icon icon={icons[state]} size={15} />
      <span>{label}</span>
    </span>
  );
}
