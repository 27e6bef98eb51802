import type { Link, Proposal, ProposalId } from '@geflecht/domain';
import { Button, Icon } from '@geflecht/ui';
import { Link2 } from 'lucide-react';
import { useId, useState } from 'react';

import { useText } from '../../platform/text.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { LinkRow } from './link-row.tsx';
import { Peek } from './peek.tsx';
import { type Effect, EFFECTS, groupSides, type Side } from './sides.ts';

import styles from './links.module.css';

export interface ProposalLinksProps {
  readonly proposal: ProposalId;
  readonly links: readonly Link[];
  /** Headers of the other ends. */
  readonly ends: readonly Proposal[];
  readonly canConnect: boolean;
}

/** What a proposal helps and hinders in other Manufakturen, and what acts on it. */
export function ProposalLinks({ proposal, links, ends, canConnect }: ProposalLinksProps) {
  const { panel, connect } = useText().links;
  const [connecting, setConnecting] = useState(false);
  const [peeked, setPeeked] = useState<ProposalId | null>(null);
  const groups = groupSides(links, proposal);
  return (
    <div className={styles['panel']}>
      {links.length === 0 && <p className={styles['soft']}>{panel.empty}</p>}
      {EFFECTS.filter((effect) => groups[effect].length > 0).map((effect) => (
        <Group key={effect} effect={effect} sides={groups[effect]} ends={ends} onPeek={setPeeked} />
      ))}
      {canConnect && (
        <Button icon={<Icon icon={Link2} />} aria-keyshortcuts="L" onPress={() => setConnecting(true)}>
          {connect.button}
        </Button>
      )}
      {connecting && <ConnectDialog from={proposal} onClose={() => setConnecting(false)} />}
      {peeked !== null && <Peek proposal={peeked} onClose={() => setPeeked(null)} />}
    </div>
  );
}

function Group({
  effect,
  sides,
  ends,
  onPeek,
}: {
  readonly effect: Effect;
  readonly sides: readonly Side[];
  readonly ends: readonly Proposal[];
  readonly onPeek: (id: ProposalId) => void;
}) {
  const { panel } = useText().links;
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className={styles['groupTitle']} data-effect={effect}>
        {panel[effect]} <span className={styles['groupCount']}>{sides.length}</span>
      </h3>
      <ul role="list" className={styles['links']}>
        {sides.map((side) => (
          <LinkRow
            key={side.link.id}
            side={side}
            other={ends.find((end) => end.id === side.other)}
            onPeek={() => onPeek(side.other)}
          />
        ))}
      </ul>
    </section>
  );
}
