import type { BoardEngine } from '@geflecht/board-engine';
import type { BoardItem, ItemId } from '@geflecht/board-schema';
import type { ProposalId } from '@geflecht/domain';
import { Icon, IconButton, SearchField, VisuallyHidden } from '@geflecht/ui';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useState } from 'react';

import { useText } from '../../platform/text.tsx';
import { hitsOn } from './hits.ts';

import styles from './find.module.css';

export interface FindBarProps {
  readonly engine: BoardEngine;
  readonly items: ReadonlyMap<ItemId, BoardItem>;
  readonly titleOf: (proposal: ProposalId) => string | undefined;
  readonly nameOf: (item: ItemId) => string;
  readonly onClose: () => void;
}

/** Finds words on the board: frames all hits, and goes from one to the next. */
export function FindBar({ engine, items, titleOf, nameOf, onClose }: FindBarProps) {
  const text = useText().find;
  const [question, setQuestion] = useState('');
  const asked = useDeferredValue(question);
  const hits = useMemo(() => hitsOn(items, asked, titleOf), [items, asked, titleOf]);
  const [at, setAt] = useState<ItemId | null>(null);
  const nr = at === null ? -1 : hits.indexOf(at);
  useEffect(() => {
    engine.highlight(hits);
    return () => engine.highlight([]);
  }, [engine, hits]);
  const go = (step: 1 | -1): void => {
    // From nowhere on: the first, or backwards the last.
    const from = nr === -1 && step === -1 ? 0 : nr;
    const next = hits[(from + step + hits.length) % hits.length];
    if (next === undefined) return;
    setAt(next);
    engine.select([next]);
    engine.reveal([next], { mark: false });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') go(1);
    else if (event.key === 'ArrowUp') go(-1);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isAsking = asked.trim() !== '';
  const told =
    hits.length === 0 ? text.none : nr === -1 ? text.count(hits.length) : text.where(nr + 1, hits.length);
  const spoken = nr === -1 || at === null ? told : text.at(nr + 1, hits.length, nameOf(at));
  return (
    <search aria-label={text.region} className={styles['bar']}>
      <div className={styles['field']} onKeyDownCapture={onKeyDown}>
        <SearchField
          label={text.field}
          isLabelHidden
          placeholder={text.field}
          autoFocus
          value={question}
          onChange={setQuestion}
        />
      </div>
      <span className={styles['count']} aria-hidden="true">
        {isAsking && told}
      </span>
      <VisuallyHidden>
        <span role="status">{isAsking && spoken}</span>
      </VisuallyHidden>
      <IconButton
        size="small"
        label={text.previous}
        shortcut={['shift', 'Enter']}
        isDisabled={hits.length === 0}
        icon={<Icon icon={ChevronUp} size={16} />}
        onPress={() => go(-1)}
      />
      <IconButton
        size="small"
        label={text.next}
        shortcut={['Enter']}
        isDisabled={hits.length === 0}
        icon={<Icon icon={ChevronDown} size={16} />}
        onPress={() => go(1)}
      />
      <IconButton
        size="small"
        label={text.close}
        shortcut={['Esc']}
        icon={<Icon icon={X} size={16} />}
        onPress={onClose}
      />
    </search>
  );
}
