import type { BoardEngine, CardFace } from '@geflecht/board-engine';
import { BOARD_LIMITS, type Board, type ItemId } from '@geflecht/board-schema';
import type { BoardId, ImageId, PersonId, ProposalId } from '@geflecht/domain';
import {
  Banner,
  Button,
  canvasPalette,
  Dialog,
  RadioGroup,
  Select,
  SegmentedControl,
  toast,
} from '@geflecht/ui';
import { useMemo, useState } from 'react';

import { useLanguage, useText } from '../../platform/text.tsx';
import { type Export, type ExportKind, type ExportPart, makeExport, partOf } from './make-export.ts';
import { save } from './save.ts';

import styles from './exchange.module.css';

const KINDS: readonly ExportKind[] = ['png', 'svg', 'pdf', 'csv', 'json'];
const SIZES = ['1', '2', '3'] as const;

export interface ExportDialogProps {
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly title: string;
  readonly nameOf: (id: PersonId) => string | undefined;
  readonly cards: (id: ProposalId) => CardFace | undefined;
  readonly from: BoardId;
  readonly image: (id: ImageId) => Promise<Blob>;
  readonly onClose: () => void;
}

/** Takes the board, a frame or the selection out as a file. */
export function ExportDialog({
  engine,
  board,
  title,
  nameOf,
  cards,
  from,
  image,
  onClose,
}: ExportDialogProps) {
  const { board: boardText, exchange } = useText();
  const text = exchange.export;
  const language = useLanguage();
  // As they were when asked: others may go on while one chooses.
  const { selection, frames, isEmpty } = useMemo(() => {
    const items = [...board.items().values()];
    return {
      selection: engine.selection(),
      frames: items.filter((item) => item.kind === 'frame'),
      isEmpty: items.length === 0,
    };
  }, [engine, board]);
  const [part, setPart] = useState<ExportPart>(selection.length > 0 ? 'selection' : 'all');
  const [kind, setKind] = useState<ExportKind>('png');
  const [size, setSize] = useState<(typeof SIZES)[number]>('2');
  const [ground, setGround] = useState<'paper' | 'clear'>('paper');
  const [pages, setPages] = useState<'one' | 'frames'>('one');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isPicture = kind === 'png' || kind === 'svg' || kind === 'pdf';
  const mayPage = kind === 'pdf' && part === 'all' && frames.length > 0;
  const finish = (made: Export): void => {
    if (made.kind === 'refused') {
      setRefusal(made.code === 'too_many' ? text.tooMany(BOARD_LIMITS.fragment) : text[made.code]);
      return;
    }
    save(made.content, made.name);
    toast({ text: made.reduced ? `${text.done(made.name)} ${text.reduced}` : text.done(made.name) });
    onClose();
  };
  const start = (): void => {
    setBusy(true);
    const order = {
      kind,
      ids: partOf(board, part, selection),
      scale: Number(size),
      paper: ground === 'paper',
      framePages: mayPage && pages === 'frames',
    };
    const lookups = {
      // Files are seen on white and printed: always as by day.
      palette: canvasPalette('light'),
      cards,
      from,
      image,
      nameOf,
      cardUnknown: boardText.cardUnknown,
      words: exchange.table,
      title: titleOf(part, frames, exchange.fileTitle(title)),
      language,
      now: new Date(),
    };
    void makeExport(board, order, lookups)
      .then(finish, () => setRefusal(text.failed))
      .finally(() => setBusy(false));
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={text.title}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {exchange.cancel}
          </Button>
          <Button variant="primary" isDisabled={isEmpty || isBusy} onPress={start}>
            {text.button}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        {isEmpty && <Banner tone="caution">{text.nothing}</Banner>}
        {refusal !== null && <Banner tone="danger">{refusal}</Banner>}
        <Select
          label={text.what}
          options={[
            { id: 'all', label: text.all },
            ...(selection.length > 0 ? [{ id: 'selection', label: text.selection }] : []),
            ...frames.map((frame) => ({
              id: frame.id,
              label: frame.text.trim() === '' ? text.unnamedFrame : frame.text.trim(),
            })),
          ]}
          value={part}
          onChange={(chosen) => setPart(chosen as ExportPart)}
        />
        <RadioGroup
          label={text.as}
          options={KINDS.map((id) => ({ id, label: text.kind[id].label, description: text.kind[id].hint }))}
          value={kind}
          onChange={setKind}
        />
        {isPicture && (
          <div className={styles['row']}>
            {kind === 'png' && (
              <SegmentedControl
                label={text.size}
                items={SIZES.map((id) => ({ id, label: `${id} ×` }))}
                selected={size}
                onSelect={setSize}
              />
            )}
            {mayPage && (
              <SegmentedControl
                label={text.pages}
                items={[
                  { id: 'one', label: text.onePage },
                  { id: 'frames', label: text.framePages },
                ]}
                selected={pages}
                onSelect={setPages}
              />
            )}
            <SegmentedControl
              label={text.ground}
              items={[
                { id: 'paper', label: text.paper },
                { id: 'clear', label: text.clear },
              ]}
              selected={ground}
              onSelect={setGround}
            />
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** A frame's file carries its title behind the board's. */
function titleOf(
  part: ExportPart,
  frames: readonly { readonly id: ItemId; readonly text: string }[],
  title: string,
): string {
  const frame = frames.find(({ id }) => id === part)?.text.trim() ?? '';
  return frame === '' ? title : `${title} ${frame}`;
}
