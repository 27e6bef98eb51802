import type { BoardEngine } from '@geflecht/board-engine';
import type { ItemId } from '@geflecht/board-schema';
import type { PersonId } from '@geflecht/domain';
import { formatList, formatRelative } from '@geflecht/i18n';
import { Button, EmptyState, Icon, toast } from '@geflecht/ui';
import { useMutation } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, CheckCheck, Sparkles } from 'lucide-react';
import { useEffect, useState } from 'react';

import { usePeople } from '../../app/feed.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useNow } from '../../platform/now.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import type { Change, Visit } from './use-visit.ts';

import styles from './boards.module.css';

export interface SincePanelProps {
  readonly engine: BoardEngine;
  readonly visit: Visit;
  readonly nameOf: (id: ItemId) => string | undefined;
}

/** What others did since one was here last: as a list, and as frames on the board while the list is open. */
export function SincePanel({ engine, visit, nameOf }: SincePanelProps) {
  const { since } = useText().boards;
  const language = useLanguage();
  const now = useNow();
  const people = usePeople();
  const [current, setCurrent] = useState<ItemId | null>(null);
  // What was taken away meanwhile can be shown no more.
  const changes = visit.changes.filter(({ id }) => nameOf(id) !== undefined);
  useEffect(() => {
    engine.highlight(visit.changes.map(({ id }) => id));
    return () => engine.highlight([]);
  }, [engine, visit.changes]);
  const markSeen = useMutation({
    mutationFn: visit.markSeen,
    onSuccess: () => toast({ text: since.isSeen }),
    onError: (error) => toast({ text: sentenceOf(error), tone: 'danger' }),
  });
  if (visit.at === undefined || visit.at === null)
    return <EmptyState icon={Sparkles}>{since.first}</EmptyState>;
  const when = formatRelative(language, visit.at, now);
  if (changes.length === 0) return <EmptyState icon={Sparkles}>{since.none(when)}</EmptyState>;
  const show = (id: ItemId): void => {
    setCurrent(id);
    engine.select([id]);
    engine.reveal([id]);
  };
  const step = (by: 1 | -1): void => {
    const at = changes.findIndex(({ id }) => id === current);
    const next = changes.at(at < 0 ? (by > 0 ? 0 : -1) : (at + by + changes.length) % changes.length);
    if (next !== undefined) show(next.id);
  };
  const lineOf = ({ kind, people: who }: Change): string =>
    since.by(
      since.kinds[kind],
      namesOf(who, (id) => people.name(id), since.unknown, language),
    );
  return (
    <div className={styles['since']}>
      <p className={styles['soft']}>{since.lead(when)}</p>
      <div className={styles['steps']}>
        <Button size="small" icon={<Icon icon={ArrowUp} size={16} />} onPress={() => step(-1)}>
          {since.previous}
        </Button>
        <Button size="small" icon={<Icon icon={ArrowDown} size={16} />} onPress={() => step(1)}>
          {since.next}
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon={<Icon icon={CheckCheck} size={16} />}
          isPending={markSeen.isPending}
          onPress={() => markSeen.mutate()}
        >
          {since.seen}
        </Button>
      </div>
      <ul className={styles['changes']}>
        {changes.map((change) => (
          <li key={change.id}>
            <button
              type="button"
              className={styles['change']}
              aria-current={change.id === current}
              onClick={() => show(change.id)}
            >
              <span className={styles['changeName']}>{nameOf(change.id)}</span>
              <span className={styles['changeKind']}>{lineOf(change)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function namesOf(
  who: readonly PersonId[],
  name: (id: PersonId) => string | null,
  unknown: string,
  language: ReturnType<typeof useLanguage>,
): string {
  const names = who.flatMap((id) => name(id) ?? []);
  return names.length === 0 ? unknown : formatList(language, names);
}
