import { handsIn, type ItemId } from '@geflecht/board-schema';
import type { BoardId, PersonId } from '@geflecht/domain';
import { formatList } from '@geflecht/i18n';
import type { LiveDocument } from '@geflecht/sync';
import { Button, Dialog, LoadingRegion, SkeletonText } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { usePeople } from '../../app/feed.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { writersQuery } from './use-visit.ts';

export interface HandsDialogProps {
  readonly board: BoardId;
  readonly doc: LiveDocument['doc'];
  readonly item: ItemId;
  /** Who made it, as the item itself says. */
  readonly by: PersonId | undefined;
  readonly onClose: () => void;
}

/** Who made a thing on the board, and who has written in it. */
export function HandsDialog({ board, doc, item, by, onClose }: HandsDialogProps) {
  const { hands } = useText().boards;
  const language = useLanguage();
  const people = usePeople();
  const clients = useMemo(() => handsIn(doc, item), [doc, item]);
  const { data, error, isLoading } = useQuery(writersQuery(board, clients));
  const wrote = new Set((data?.writers ?? []).map(({ person }) => person));
  const maker = by ?? data?.writers.find(({ client }) => client === clients[0])?.person;
  if (maker !== undefined) wrote.delete(maker);
  const others = [...wrote].flatMap((id) => people.name(id) ?? []);
  const name = maker === undefined ? null : people.name(maker);
  return (
    <Dialog
      isOpen
      size="small"
      onOpenChange={onClose}
      title={hands.title}
      actions={<Button onPress={onClose}>{hands.close}</Button>}
    >
      <p>{name === null ? hands.unknown : hands.madeBy(name)}</p>
      {isLoading && (
        <LoadingRegion>
          <SkeletonText />
        </LoadingRegion>
      )}
      {error !== null && <p>{sentenceOf(error)}</p>}
      {others.length > 0 && <p>{hands.alsoBy(formatList(language, others))}</p>}
    </Dialog>
  );
}
