import { PROPOSAL_TYPES, type Proposal, type ProposalType, REFERATE, SDGS } from '@geflecht/domain';
import { referatName, sdgTitle } from '@geflecht/i18n';
import { Button, Chip, Icon, MenuButton, MenuItem, SdgChip } from '@geflecht/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';

import { useLanguage, useText } from '../../platform/text.tsx';
import type { HeaderChange } from './header-change.ts';
import { PickDialog } from './pick-dialog.tsx';

import styles from './proposal.module.css';

const PRIORITIES = [1, 2, 3, 4, 5];

export interface HeaderFactsProps {
  readonly proposal: Proposal;
  readonly canEdit: boolean;
  readonly onChange: (change: HeaderChange) => void;
}

/** Kind and priority: words for readers, menus for those who may change them. */
export function KindAndPriority({ proposal, canEdit, onChange }: HeaderFactsProps) {
  const text = useText();
  const { header } = text.proposals;
  const kind = text.words.proposalType[proposal.type];
  const priority = `${text.words.priority(proposal.priority)}, ${header.priorities[proposal.priority] ?? ''}`;
  if (!canEdit) {
    return (
      <>
        <span>{kind}</span>
        <span>{priority}</span>
      </>
    );
  }
  return (
    <>
      <MenuButton
        label={kind}
        size="small"
        selectionMode="single"
        selectedKeys={[proposal.type]}
        onAction={(type) => onChange({ type: type as ProposalType })}
      >
        {PROPOSAL_TYPES.map((type) => (
          <MenuItem key={type} id={type} description={text.proposals.create.typeHints[type]}>
            {text.words.proposalType[type]}
          </MenuItem>
        ))}
      </MenuButton>
      <MenuButton
        label={text.words.priority(proposal.priority)}
        size="small"
        selectionMode="single"
        selectedKeys={[String(proposal.priority)]}
        onAction={(value) => onChange({ priority: Number(value) })}
      >
        {PRIORITIES.map((value) => (
          <MenuItem key={value} id={String(value)}>
            {`${value} – ${header.priorities[value] ?? ''}`}
          </MenuItem>
        ))}
      </MenuButton>
    </>
  );
}

/** Goals and departments as chips, with the way to choose them. */
export function GoalsAndReferate({ proposal, canEdit, onChange }: HeaderFactsProps) {
  const text = useText();
  const { header } = text.proposals;
  const language = useLanguage();
  const [picking, setPicking] = useState<'sdgs' | 'referate' | null>(null);
  return (
    <dl className={styles['facts']}>
      <div>
        <dt>{header.sdgs}</dt>
        <dd>
          {proposal.sdgs.length === 0 && <span className={styles['hint']}>{header.noSdgs}</span>}
          {proposal.sdgs.map((sdg) => (
            <SdgChip key={sdg} number={sdg} title={sdgTitle(language, sdg)} />
          ))}
          {canEdit && <ChooseButton label={header.chooseSdgs} onPress={() => setPicking('sdgs')} />}
        </dd>
      </div>
      <div>
        <dt>{header.referate}</dt>
        <dd>
          {proposal.referate.length === 0 && <span className={styles['hint']}>{header.noReferate}</span>}
          {proposal.referate.map((code) => (
            <Chip key={code}>{referatName(language, code)}</Chip>
          ))}
          {canEdit && <ChooseButton label={header.chooseReferate} onPress={() => setPicking('referate')} />}
        </dd>
      </div>
      {picking === 'sdgs' && (
        <PickDialog
          title={header.chooseSdgs}
          options={SDGS.map(({ number }) => ({
            id: String(number),
            label: `${number} ${sdgTitle(language, number)}`,
          }))}
          chosen={proposal.sdgs.map(String)}
          onApply={(chosen) => onChange({ sdgs: chosen.map(Number).toSorted((a, b) => a - b) })}
          onClose={() => setPicking(null)}
        />
      )}
      {picking === 'referate' && (
        <PickDialog
          title={header.chooseReferate}
          options={REFERATE.map(({ code }) => ({ id: code, label: referatName(language, code) }))}
          chosen={proposal.referate}
          onApply={(referate) => onChange({ referate })}
          onClose={() => setPicking(null)}
        />
      )}
    </dl>
  );
}

function ChooseButton({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <Button size="small" variant="quiet" icon={<Icon icon={Plus} size={16} />} onPress={onPress}>
      {label}
    </Button>
  );
}
