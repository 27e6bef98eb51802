import type { ProposalDetail } from '@geflecht/contract';
import { may } from '@geflecht/domain';
import { AvatarStack, Button, Icon, IconButton, ManufakturChip, StatusBadge } from '@geflecht/ui';
import { Milestone, Pencil } from 'lucide-react';
import { useState } from 'react';

import { useManufakturLabels } from '../../app/proposal-queries.ts';
import { usePeople, useSession } from '../../app/queries.ts';
import { useRoster } from '../../app/roster.ts';
import { useText } from '../../platform/text.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { GoalsAndReferate, KindAndPriority } from './header-facts.tsx';
import { StepsDialog } from './steps-dialog.tsx';
import { TitleForm } from './title-form.tsx';
import { useHeaderChange } from './use-header-change.ts';

import styles from './proposal.module.css';

/** What a proposal is called, where it stands, what it is about, and who is here. */
export function ProposalHeader({ detail }: { readonly detail: ProposalDetail }) {
  const text = useText();
  const { header, steps } = text.proposals;
  const { proposal, transitions } = detail;
  const { actor } = useSession();
  const label = useManufakturLabels()(proposal.manufaktur);
  const changes = useHeaderChange(proposal);
  const [editing, setEditing] = useState(false);
  const [stepping, setStepping] = useState(false);
  const canEdit = may(actor, 'edit_proposal_header', { manufaktur: proposal.manufaktur }) === 'yes';

  return (
    <header className={styles['header']}>
      <div className={styles['place']}>
        {label && (
          <ManufakturChip
            number={label.number}
            name={label.short}
            href={`/m/${proposal.manufaktur}/vorschlaege`}
            spoken={header.backTo(label.short)}
          />
        )}
        <StatusBadge state={proposal.state} label={text.states.proposal[proposal.state]} />
        <KindAndPriority proposal={proposal} canEdit={canEdit} onChange={changes.change} />
        <Here proposal={proposal.id} />
      </div>
      {changes.conflict !== null && (
        <ConflictNotice
          conflict={changes.conflict}
          onApply={changes.applyMine}
          onDiscard={changes.keepTheirs}
        />
      )}
      {editing ? (
        <TitleForm
          proposal={proposal}
          onCancel={() => setEditing(false)}
          onSave={(change, base) => {
            changes.change(change, base);
            setEditing(false);
          }}
        />
      ) : (
        <div className={styles['titleBlock']}>
          <div className={styles['titleLine']}>
            <h1 tabIndex={-1} className={styles['title']}>
              {proposal.title}
            </h1>
            {canEdit && (
              <IconButton
                label={header.edit}
                icon={<Icon icon={Pencil} />}
                onPress={() => setEditing(true)}
              />
            )}
          </div>
          <p className={styles['summary']} data-empty={proposal.summary === ''}>
            {proposal.summary === '' ? header.noSummary : proposal.summary}
          </p>
        </div>
      )}
      <GoalsAndReferate proposal={proposal} canEdit={canEdit} onChange={changes.change} />
      <Reasons detail={detail} />
      {transitions.length > 0 && (
        <div>
          <Button icon={<Icon icon={Milestone} />} onPress={() => setStepping(true)}>
            {steps.open}
          </Button>
        </div>
      )}
      {stepping && <StepsDialog detail={detail} onClose={() => setStepping(false)} />}
    </header>
  );
}

function Reasons({ detail: { proposal } }: { readonly detail: ProposalDetail }) {
  const { screen } = useText().proposals;
  if (proposal.stateReason === null && proposal.opinion === null) return null;
  return (
    <dl className={styles['facts']}>
      {proposal.stateReason !== null && (
        <div>
          <dt>{screen.stateReason}</dt>
          <dd className={styles['words']}>{proposal.stateReason}</dd>
        </div>
      )}
      {proposal.opinion !== null && (
        <div>
          <dt>{screen.opinion}</dt>
          <dd className={styles['words']}>{proposal.opinion}</dd>
        </div>
      )}
    </dl>
  );
}

/** Who has the same proposal open, oneself left out. */
function Here({ proposal }: { readonly proposal: ProposalDetail['proposal']['id'] }) {
  const { screen } = useText().proposals;
  const session = useSession();
  const people = usePeople();
  const roster = useRoster();
  const here = roster.people
    .filter(({ person, place }) => place.proposal === proposal && person !== session.person?.id)
    .map(({ person }) => ({ id: person, name: people.name(person) ?? screen.here(1) }));
  if (here.length === 0) return null;
  return (
    <span className={styles['here']}>
      <AvatarStack label={screen.here(here.length)} people={here} />
    </span>
  );
}
