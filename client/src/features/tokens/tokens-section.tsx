import { may, type PersonId } from '@geflecht/domain';
import { Banner, Button, EmptyState, List, SectionHeading, SkeletonRows } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';

import { useSession } from '../../app/queries.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useNow } from '../../platform/now.ts';
import { useText } from '../../platform/text.tsx';
import { MakeToken } from './make-token.tsx';
import { tokensQuery } from './queries.ts';
import { TokenRow } from './token-row.tsx';

import styles from './tokens.module.css';

/** The own access tokens; nothing for those who can have none. */
export function TokensSection({ isExample }: { readonly isExample: boolean }) {
  const { tokens } = useText();
  const { person, actor, email } = useSession();
  const [isMaking, setMaking] = useState(false);
  if (person === null || may(actor, 'keep_access_tokens') !== 'yes') return null;
  return (
    <section className={styles['section']}>
      <SectionHeading>{tokens.title}</SectionHeading>
      <p className={styles['soft']}>{tokens.lead}</p>
      {isExample && <p className={styles['soft']}>{tokens.example}</p>}
      <TokenList person={person.id} />
      <Button className={styles['start']} onPress={() => setMaking(true)}>
        {tokens.make}
      </Button>
      {isMaking && (
        <MakeToken person={person.id} asksPassword={email !== null} onClose={() => setMaking(false)} />
      )}
    </section>
  );
}

function TokenList({ person }: { readonly person: PersonId }) {
  const { tokens } = useText();
  const now = useNow();
  const { data, error, refetch, isFetching } = useQuery(tokensQuery(person));
  if (data === undefined) {
    if (error === null) return <SkeletonRows count={2} />;
    return (
      <Banner
        tone="danger"
        action={
          <Button isPending={isFetching} onPress={() => void refetch()}>
            {tokens.again}
          </Button>
        }
      >
        {sentenceOf(error)}
      </Banner>
    );
  }
  if (data.length === 0) {
    return (
      <EmptyState icon={KeyRound} title={tokens.empty.title}>
        {tokens.empty.body}
      </EmptyState>
    );
  }
  return (
    <List label={tokens.list}>
      {data.map((token) => (
        <TokenRow key={token.id} token={token} person={person} now={now} />
      ))}
    </List>
  );
}
