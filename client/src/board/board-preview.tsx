import type { BoardEngine } from '@geflecht/board-engine';
import { openBoard, outlineOf, walkOutline } from '@geflecht/board-schema';
import type { BoardId, ManufakturSlug } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import { canvasPalette, EmptyState, useTheme } from '@geflecht/ui';
import { StickyNote } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';

import { useText } from '../platform/text.tsx';
import { useCardFaces, usePersonFaces } from './faces.ts';
import { withPictures } from './use-engine.ts';

import styles from './board.module.css';

export interface BoardPreviewProps {
  /** A document that nobody else has. */
  readonly doc: LiveDocument['doc'];
  /** Whose version it is; its pictures are there still. */
  readonly id: BoardId;
  /** How the version is called. */
  readonly label: string;
  readonly manufaktur: ManufakturSlug;
}

/** A board as it once was, whole and in sight; one can look at it closely and copy from it, and change nothing. */
export function BoardPreview({ doc, id, label, manufaktur }: BoardPreviewProps) {
  const text = useText();
  const { preview } = text.versions;
  const board = useMemo(() => openBoard(doc), [doc]);
  const cards = useCardFaces();
  const container = useEngineOn(board, id, preview.board(label), manufaktur, cards);
  const lines = useMemo(
    () => [...walkOutline(outlineOf(board.items()))].filter(({ kind }) => kind !== 'connector'),
    [board],
  );
  if (board.items().size === 0) return <EmptyState icon={StickyNote}>{preview.emptyBoard}</EmptyState>;
  return (
    <>
      <div ref={container} className={styles['preview']} />
      <details className={styles['previewList']}>
        <summary>{preview.outline}</summary>
        <ul>
          {lines.map(({ id, kind, text: words, proposal }) => {
            const name = proposal === undefined ? words.trim() : (cards(proposal)?.title ?? '');
            return (
              <li key={id}>
                <span className={styles['previewKind']}>{text.board.outline.kind[kind]}</span>{' '}
                {name === '' ? text.board.outline.unnamed : name}
              </li>
            );
          })}
        </ul>
      </details>
    </>
  );
}

function useEngineOn(
  board: ReturnType<typeof openBoard>,
  id: BoardId,
  name: string,
  manufaktur: ManufakturSlug,
  cards: ReturnType<typeof useCardFaces>,
) {
  const text = useText().board;
  const container = useRef<HTMLDivElement>(null);
  const { appearance } = useTheme();
  const people = usePersonFaces(manufaktur);
  const engine = useRef<BoardEngine | null>(null);
  const lookups = useRef({ people, cards, text, appearance, name });
  useEffect(() => {
    lookups.current = { people, cards, text, appearance, name };
  });
  useEffect(() => {
    if (container.current === null) return;
    const { current } = lookups;
    const { created, pictures } = withPictures(id, {
      container: container.current,
      board,
      palette: canvasPalette(current.appearance),
      labels: {
        board: current.name,
        writeHere: '',
        cardUnknown: current.text.cardUnknown,
        newColumns: [],
      },
      people: (person) => lookups.current.people(person),
      cards: (proposal) => lookups.current.cards(proposal),
      readOnly: true,
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    });
    engine.current = created;
    return () => {
      created.destroy();
      pictures.destroy();
      engine.current = null;
    };
  }, [board, id]);
  useEffect(() => engine.current?.setPalette(canvasPalette(appearance)), [appearance]);
  useEffect(() => engine.current?.invalidateCards(), [people, cards]);
  return container;
}
