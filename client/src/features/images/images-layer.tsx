import type { BoardEngine } from '@geflecht/board-engine';
import type { Board, ItemId } from '@geflecht/board-schema';
import { IMAGE_TYPES } from '@geflecht/contract';
import type { BoardId } from '@geflecht/domain';
import { Button, Dialog, TextArea } from '@geflecht/ui';
import { type Ref, useState } from 'react';

import { addressOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import type { Images } from './use-images.ts';

import styles from './images.module.css';

/** Longest description, in characters. */
const LONGEST = 1000;

/** What belongs to pictures over the canvas: the chooser for files, what is on its way, and the question what is to be seen. */
export function ImagesLayer({
  images,
  engine,
  board,
  id,
  chooser,
}: {
  readonly images: Images;
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly id: BoardId;
  readonly chooser: Ref<HTMLInputElement>;
}) {
  const text = useText().images;
  const { sending, undescribed, describe, add } = images;
  const [item, ...rest] = undescribed;
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={IMAGE_TYPES.join()}
        aria-label={text.add}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again.
          event.target.value = '';
          void add(files);
        }}
      />
      {sending !== null && (
        <section className={styles['sending']} aria-label={text.sending(sending.nr, sending.all)}>
          <span role="status">{text.sending(sending.nr, sending.all)}</span>
          <progress aria-label={text.percent(sending.share)} max={1} value={sending.share} />
          <Button size="small" onPress={sending.cancel}>
            {text.cancel}
          </Button>
        </section>
      )}
      {item !== undefined && (
        <DescribeDialog
          key={item}
          {...{ engine, board, id, item }}
          onSaved={() => describe(rest)}
          onClose={() => {
            describe([]);
            requestAnimationFrame(() => requestAnimationFrame(() => engine.focus()));
          }}
        />
      )}
    </>
  );
}

/** Asks what is to be seen on a picture; one may leave it for later. */
function DescribeDialog({
  engine,
  board,
  id,
  item,
  onSaved,
  onClose,
}: {
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly id: BoardId;
  readonly item: ItemId;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const text = useText().images.dialog;
  const found = board.get(item);
  const image = found?.kind === 'image' ? found : undefined;
  const [words, setWords] = useState(image?.text ?? '');
  if (image === undefined) return null;
  const [, address] = addressOf('image', { params: { id, image: image.image } });
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={text.title}
      size="small"
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {text.later}
          </Button>
          <Button
            variant="primary"
            onPress={() => {
              if (words.trim() !== image.text) engine.setText(item, words.trim());
              onSaved();
            }}
          >
            {text.save}
          </Button>
        </>
      }
    >
      <img className={styles['preview']} src={address} alt="" />
      <TextArea
        label={text.field}
        description={text.hint}
        rows={2}
        maxLength={LONGEST}
        value={words}
        onChange={setWords}
        autoFocus
      />
    </Dialog>
  );
}
