import type { Board, ManufakturSlug, PersonId } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import { useMemo, useRef } from 'react';

import { useText } from '../platform/text.tsx';
import { BoardControls } from './board-controls.tsx';
import { useCardFaces, usePersonFaces } from './faces.ts';
import { useEngine } from './use-engine.ts';

import styles from './board.module.css';

export interface StageProps {
  readonly live: LiveDocument;
  readonly board: Board;
  readonly manufaktur: ManufakturSlug;
  readonly name: string;
  readonly me: PersonId;
}

/** The canvas and everything that floats over it. */
export function Stage({ live, board, manufaktur, name, me }: StageProps) {
  const { board: text, looks } = useText();
  const container = useRef<HTMLDivElement>(null);
  // One Manufaktur has several boards: only that for all goes by the name of the Manufaktur alone.
  const title = board.kind === 'manufaktur' ? name : `${board.title}, ${name}`;
  const labels = useMemo(
    () => ({
      board: text.region(title),
      writeHere: text.writeHere,
      cardUnknown: text.cardUnknown,
      newColumns: looks.table.newColumns,
    }),
    [text, looks, title],
  );
  const people = usePersonFaces(manufaktur);
  const cards = useCardFaces();
  const running = useEngine({ container, board: board.id, live, me, labels, people, cards });
  return (
    <div className={styles['screen']}>
      <div ref={container} className={styles['canvas']} data-testid="tafel" />
      {running !== null && (
        <BoardControls
          {...running}
          of={board}
          id={board.id}
          me={me}
          container={container}
          live={live}
          manufaktur={manufaktur}
          title={title}
          people={people}
          cards={cards}
        />
      )}
    </div>
  );
}
