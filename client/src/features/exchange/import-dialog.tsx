import type { BoardEngine } from '@geflecht/board-engine';
import type { Board, ItemId } from '@geflecht/board-schema';
import type { BoardId, ImageId } from '@geflecht/domain';
import { catalogueOf, LANGUAGES } from '@geflecht/i18n';
import { Banner, Button, Dialog, SegmentedControl, Select, TextArea } from '@geflecht/ui';
import { useMemo, useRef, useState } from 'react';

import { useText } from '../../platform/text.tsx';
import { undoToast } from '../../platform/undo-toast.ts';
import { freePlace } from './free-place.ts';
import { MOST_BYTES, type ReadImport, readImport } from './read-import.ts';

import styles from './exchange.module.css';

/** What was dropped or chosen. */
export interface Brought {
  readonly name: string;
  /** `null`: too large to be read at all. */
  readonly text: string | null;
}

/** Reads a chosen file unless it is too large. */
export async function bring(file: File): Promise<Brought> {
  return { name: file.name, text: file.size > MOST_BYTES ? null : await file.text() };
}

const TABLES = LANGUAGES.map((language) => catalogueOf(language).exchange.table);

/** Brings a file or a pasted list onto the board, after saying what is in it. */
export function ImportDialog({
  engine,
  board,
  start,
  words: pasted,
  middle,
  takeImages,
  onClose,
}: {
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly start: Brought | null;
  readonly words: string;
  /** Middle of the view in CSS pixels of the board. */
  readonly middle: () => { readonly x: number; readonly y: number };
  /** Brings along pictures that lie on another board. */
  readonly takeImages: (from: BoardId, images: readonly ImageId[]) => void;
  readonly onClose: () => void;
}) {
  const exchange = useText().exchange;
  const text = exchange.import;
  const [file, setFile] = useState<Brought | null>(start);
  const [words, setWords] = useState(pasted);
  const [titled, setTitled] = useState(false);
  // As they were when asked: others may go on while one chooses.
  const frames = useMemo(() => [...board.items().values()].filter((item) => item.kind === 'frame'), [board]);
  const [target, setTarget] = useState<ItemId | 'free'>(() => {
    const [only, ...more] = engine.selection();
    return more.length === 0 && frames.some(({ id }) => id === only) ? (only ?? 'free') : 'free';
  });
  const chooser = useRef<HTMLInputElement>(null);
  const read = useMemo<ReadImport | null>(() => {
    if (file?.text === null) return { kind: 'refused', code: 'too_large' };
    const source = file?.text ?? words;
    return file === null && source.trim() === '' ? null : readImport(source, { titled, tables: TABLES });
  }, [file, words, titled]);
  const put = (): void => {
    if (read?.kind !== 'ready') return;
    const { fragment, source, from } = read;
    // Lines of a list are separate things; everything else has been arranged by somebody.
    const together = source !== 'list';
    const isFree = target === 'free' || board.get(target) === undefined;
    const added = isFree
      ? engine.paste({ fragment }, freePlace(board, fragment, engine.toWorld(middle())))
      : engine.pasteInto(fragment, target, { together });
    engine.reveal(added, { mark: false });
    const images = fragment.items.flatMap((item) => (item.kind === 'image' ? [item.image] : []));
    if (from !== null && images.length > 0) takeImages(from, images);
    undoToast(engine, text.done(added.length), exchange.undo);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      isDismissable={false}
      title={text.title}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {exchange.cancel}
          </Button>
          <Button variant="primary" isDisabled={read?.kind !== 'ready'} onPress={put}>
            {text.button}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p>{text.lead}</p>
        {file === null ? (
          <TextArea label={text.words} value={words} onChange={setWords} rows={6} autoFocus />
        ) : (
          <p className={styles['file']}>{text.file(file.name)}</p>
        )}
        <div className={styles['row']}>
          <Button onPress={() => chooser.current?.click()}>{text.choose}</Button>
          {file !== null && (
            <Button variant="quiet" onPress={() => setFile(null)}>
              {text.other}
            </Button>
          )}
          <span className={styles['hint']}>{text.kinds}</span>
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".json,.excalidraw,.csv,.tsv,.txt,text/plain,text/csv,application/json"
            onChange={({ target }) => {
              const [chosen] = target.files ?? [];
              if (chosen !== undefined) void bring(chosen).then(setFile);
              // The same file chosen again is to be read again.
              target.value = '';
            }}
          />
        </div>
        {frames.length > 0 && (
          <Select
            label={text.where}
            options={[
              { id: 'free', label: text.free },
              ...frames.map((frame) => ({
                id: frame.id,
                label: frame.text.trim() === '' ? text.intoUnnamed : text.intoFrame(frame.text.trim()),
              })),
            ]}
            value={target}
            onChange={setTarget}
          />
        )}
        {read?.kind === 'ready' && read.columns && (
          <div className={styles['row']}>
            <SegmentedControl
              label={text.titled}
              items={[
                { id: 'notes', label: text.titledNo },
                { id: 'titles', label: text.titledYes },
              ]}
              selected={titled ? 'titles' : 'notes'}
              onSelect={(chosen) => setTitled(chosen === 'titles')}
            />
          </div>
        )}
        <div role="status">
          {read?.kind === 'ready' && <p>{text.found[read.source](read.fragment.items.length)}</p>}
          {read?.kind === 'ready' && read.skipped > 0 && (
            <Banner tone="caution">{text.skipped(read.skipped)}</Banner>
          )}
          {read?.kind === 'refused' && <Banner tone="danger">{text.refused[read.code]}</Banner>}
        </div>
      </div>
    </Dialog>
  );
}
