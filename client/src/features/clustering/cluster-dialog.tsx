import type { BoardEngine, CardFace } from '@geflecht/board-engine';
import type { Board, ItemId } from '@geflecht/board-schema';
import { type ProposalId, SDGS } from '@geflecht/domain';
import { sdgTitle } from '@geflecht/i18n';
import { Banner, Button, Dialog, SegmentedControl, TextField } from '@geflecht/ui';
import { useMemo, useState } from 'react';

import { useLanguage, useText } from '../../platform/text.tsx';
import { undoToast } from '../../platform/undo-toast.ts';
import { groupableOf } from './groupable.ts';
import { type Grouping, groupsBySdg, groupsByWords } from './groups.ts';

import styles from './clustering.module.css';

type By = 'words' | 'sdgs';

export interface ClusterDialogProps {
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly ids: readonly ItemId[];
  readonly cards: (id: ProposalId) => CardFace | undefined;
  readonly onClose: () => void;
}

/** Suggests groups of what is chosen; nothing moves before somebody says so, and one undo brings it all back. */
export function ClusterDialog({ engine, board, ids, cards, onClose }: ClusterDialogProps) {
  const text = useText().clustering;
  const language = useLanguage();
  const [by, setBy] = useState<By>('words');
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  // As it was when asked: what others write meanwhile must not change the groups one is reading.
  const things = useMemo(() => groupableOf(board, ids, cards), [board, ids, cards]);
  const grouping: Grouping<ItemId> = useMemo(() => {
    if (by === 'words') return groupsByWords(things);
    return groupsBySdg(things, (nr) => {
      const sdg = SDGS.find(({ number }) => number === nr);
      return sdg === undefined ? '' : `SDG ${nr} · ${sdgTitle(language, sdg.number)}`;
    });
  }, [by, things, language]);
  const textOf = new Map(things.map((thing) => [thing.id, thing.text]));
  const arrange = (): void => {
    const named = grouping.groups.map((group, nr) => ({
      title: (titles.get(`${by}${nr}`) ?? group.title).trim(),
      ids: group.ids,
    }));
    const frames = engine.gatherInFrames(named);
    onClose();
    if (frames.length === 0) return;
    engine.zoomToSelection();
    undoToast(engine, text.arranged(frames.length), text.undo);
  };
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={onClose}
      title={text.title}
      actions={
        <>
          <Button onPress={onClose}>{text.cancel}</Button>
          <Button variant="primary" isDisabled={grouping.groups.length === 0} onPress={arrange}>
            {text.arrange}
          </Button>
        </>
      }
    >
      <div className={styles['dialog']}>
        <p className={styles['soft']}>{text.lead}</p>
        <SegmentedControl<By>
          label={text.by}
          selected={by}
          onSelect={setBy}
          items={[
            { id: 'words', label: text.byWords },
            { id: 'sdgs', label: text.bySdgs },
          ]}
        />
        {grouping.groups.length === 0 && <Banner>{by === 'words' ? text.noWords : text.noSdgs}</Banner>}
        {grouping.groups.map((group, nr) => (
          <fieldset key={`${by}${nr}`} className={styles['group']}>
            <legend className={styles['count']}>{text.count(group.ids.length)}</legend>
            <TextField
              label={text.nameOf(nr + 1)}
              value={titles.get(`${by}${nr}`) ?? group.title}
              maxLength={160}
              onChange={(title) => setTitles(new Map(titles).set(`${by}${nr}`, title))}
            />
            <ul className={styles['notes']}>
              {group.ids.map((id) => (
                <li key={id}>{textOf.get(id)}</li>
              ))}
            </ul>
          </fieldset>
        ))}
        {grouping.groups.length > 0 && grouping.rest.length > 0 && (
          <p className={styles['soft']}>{text.rest(grouping.rest.length)}</p>
        )}
      </div>
    </Dialog>
  );
}
