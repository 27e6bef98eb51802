import type { BoardEngine, CardFace } from '@geflecht/board-engine';
import { BOARD_MIME, type Board } from '@geflecht/board-schema';
import type { BoardId, ImageId, PersonId, ProposalId } from '@geflecht/domain';
import {
  type Dispatch,
  lazy,
  type RefObject,
  type SetStateAction,
  Suspense,
  useEffect,
  useState,
} from 'react';

import type { Brought } from './import-dialog.tsx';

const ExportDialog = lazy(() => import('./export-dialog.tsx').then((m) => ({ default: m.ExportDialog })));
const ImportDialog = lazy(() => import('./import-dialog.tsx').then((m) => ({ default: m.ImportDialog })));

type Open =
  | { readonly kind: 'export' }
  | { readonly kind: 'import'; readonly file: Brought | null; readonly words: string };

/** Which of the two dialogs is open. */
export interface ExchangeState {
  readonly open: Open | null;
  readonly setOpen: Dispatch<SetStateAction<Open | null>>;
  readonly exportFile: () => void;
  readonly importFile: () => void;
}

export function useExchange(): ExchangeState {
  const [open, setOpen] = useState<Open | null>(null);
  return {
    open,
    setOpen,
    exportFile: () => setOpen({ kind: 'export' }),
    importFile: () => setOpen({ kind: 'import', file: null, words: '' }),
  };
}

export interface ExchangeProps {
  readonly state: ExchangeState;
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly container: RefObject<HTMLElement | null>;
  readonly title: string;
  readonly readOnly: boolean;
  readonly nameOf: (id: PersonId) => string | undefined;
  readonly cards: (id: ProposalId) => CardFace | undefined;
  readonly id: BoardId;
  /** Brings along pictures that lie on another board. */
  readonly takeImages: (from: BoardId, images: readonly ImageId[]) => void;
  /** The file of a picture on this board. */
  readonly image: (id: ImageId) => Promise<Blob>;
}

/** Takes boards out as files and brings things in: when asked, by dropping files and by pasting tables on the canvas. */
export function Exchange(props: ExchangeProps) {
  const { state, engine, board, container, title, readOnly, nameOf, cards, image, id, takeImages } = props;
  const { open, setOpen } = state;
  useEffect(() => {
    const element = container.current;
    if (element === null || readOnly) return undefined;
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const file = [...(event.dataTransfer?.files ?? [])].find(({ type }) => !type.startsWith('image/'));
      if (file === undefined) return;
      event.preventDefault();
      void import('./import-dialog.tsx')
        .then(({ bring }) => bring(file))
        .then((brought) => setOpen({ kind: 'import', file: brought, words: '' }));
    };
    const paste = (event: ClipboardEvent): void => {
      const words = event.clipboardData?.getData('text/plain') ?? '';
      const isOurs = event.clipboardData?.types.includes(BOARD_MIME) === true;
      if (isOurs || event.target !== element || !isForImport(words)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setOpen({ kind: 'import', file: null, words });
    };
    element.addEventListener('dragover', over);
    element.addEventListener('drop', drop);
    // Before the engine's own, which would make one note of a whole table.
    element.addEventListener('paste', paste, { capture: true });
    return () => {
      element.removeEventListener('dragover', over);
      element.removeEventListener('drop', drop);
      element.removeEventListener('paste', paste, { capture: true });
    };
  }, [container, readOnly, setOpen]);
  const close = (): void => {
    setOpen(null);
    requestAnimationFrame(() => requestAnimationFrame(() => engine.focus()));
  };
  const middle = () => ({
    x: (container.current?.clientWidth ?? 0) / 2,
    y: (container.current?.clientHeight ?? 0) / 2,
  });
  return (
    <Suspense fallback={null}>
      {open?.kind === 'export' && (
        <ExportDialog {...{ engine, board, title, nameOf, cards, image }} from={id} onClose={close} />
      )}
      {open?.kind === 'import' && (
        <ImportDialog
          engine={engine}
          board={board}
          start={open.file}
          words={open.words}
          middle={middle}
          takeImages={takeImages}
          onClose={close}
        />
      )}
    </Suspense>
  );
}

/** Cells of a spreadsheet, or what Excalidraw has copied. */
function isForImport(words: string): boolean {
  return (
    (words.includes('\t') && words.trim().includes('\n')) || /^\s*\{\s*"type":\s*"excalidraw/.test(words)
  );
}
