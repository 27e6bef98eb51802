import {
  type BoardEngine,
  type BoardEngineOptions,
  type Camera,
  createBoardEngine,
} from '@geflecht/board-engine';
import { type Board, type ItemId, type LayeredBoard, openLayeredBoard } from '@geflecht/board-schema';
import type { BoardId, PersonId } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import { canvasPalette, useTheme } from '@geflecht/ui';
import { type RefObject, useEffect, useRef, useState } from 'react';
import * as v from 'valibot';

import { recallView, rememberView } from '../app/trail.ts';
import { createPictureSource, decodeImage, pictureBudget } from '../features/images/index.ts';
import { presencePort, type ViewPort } from './presence-port.ts';

const cameraSchema = v.strictObject({
  x: v.pipe(v.number(), v.finite()),
  y: v.pipe(v.number(), v.finite()),
  zoom: v.pipe(v.number(), v.finite(), v.minValue(0.01), v.maxValue(16)),
});
const isCamera = (value: unknown): value is Camera => v.is(cameraSchema, value);

export interface EngineInputs {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly board: BoardId;
  readonly live: LiveDocument;
  readonly me: PersonId;
  readonly labels: BoardEngineOptions['labels'];
  readonly people: BoardEngineOptions['people'];
  readonly cards: BoardEngineOptions['cards'];
}

/** The engine and the document it shows, as long as both live. */
export interface RunningBoard {
  readonly engine: BoardEngine;
  /** One's own silent notes may lie over it. */
  readonly board: LayeredBoard;
  readonly showView: ViewPort['showView'];
  /** Asks again for pictures that could not be had. */
  readonly retryPictures: () => void;
}

/**
 * Runs the board engine in an element for as long as the document stays the same. The view is remembered per board,
 * so that coming back shows exactly what one left.
 */
export function useEngine({
  container,
  board: id,
  live,
  me,
  labels,
  people,
  cards,
}: EngineInputs): RunningBoard | null {
  const [running, setRunning] = useState<RunningBoard | null>(null);
  const { appearance } = useTheme();
  const lookups = useRef({ people, cards, labels, appearance });
  const { doc, awareness } = live;
  const readOnly = live.access === 'read';
  const readOnlyAtStart = useRef(readOnly);
  // Before the effect that runs the engine: it reads what the latest render knew.
  useEffect(() => {
    lookups.current = { people, cards, labels, appearance };
    readOnlyAtStart.current = readOnly;
  });

  useEffect(() => {
    if (container.current === null) return;
    const board = openLayeredBoard(doc);
    const presence = presencePort(awareness, (item) => board.isOwn(item));
    const view = `board:${id}`;
    const remembered = recallView(view, isCamera);
    const shown = container.current;
    const narrow = matchMedia('(max-width: 700px)');
    const motion = matchMedia('(prefers-reduced-motion: reduce)');
    const { created, pictures } = withPictures(id, {
      container: container.current,
      board,
      me,
      palette: canvasPalette(lookups.current.appearance),
      labels: lookups.current.labels,
      people: (person) => lookups.current.people(person),
      cards: (proposal) => lookups.current.cards(proposal),
      presence,
      readOnly: readOnlyAtStart.current,
      reducedMotion: motion.matches,
      insets: FLOATING,
      ...(remembered === null ? {} : { camera: remembered }),
    });
    if (remembered === null) openInReach(created, board, container.current);
    const remember = (): void => rememberView(view, created.camera());
    const follow = (): void => created.setReducedMotion(motion.matches);
    const stop = created.on('camera', remember);
    const stopReading = created.on('editing', (item) => {
      if (item !== null && narrow.matches) bringWordsNear(created, board, item, shown);
    });
    motion.addEventListener('change', follow);
    setRunning({
      engine: created,
      board,
      showView: presence.showView,
      retryPictures: pictures.retry,
    });
    return () => {
      stop();
      stopReading();
      motion.removeEventListener('change', follow);
      setRunning(null);
      created.destroy();
      pictures.destroy();
      board.destroy();
    };
  }, [container, doc, awareness, id, me]);

  const engine = running?.engine;
  useEffect(() => engine?.setReadOnly(readOnly), [engine, readOnly]);
  useEffect(() => engine?.setPalette(canvasPalette(appearance)), [engine, appearance]);
  useEffect(() => engine?.invalidateCards(), [engine, people, cards]);
  return running;
}

/** An engine with the pictures of a board; both are to be destroyed. */
export function withPictures(id: BoardId, options: BoardEngineOptions) {
  const pictures = createPictureSource({
    load: async (image, side, signal) => await decodeImage(id, image, side, signal),
    changed: () => created.invalidatePictures(),
    budget: pictureBudget(),
    now: () => performance.now(),
  });
  const created = createBoardEngine({
    ...options,
    pictures: (image, side) => pictures.picture(image, side),
  });
  return { created, pictures };
}

/** Below this one cannot read on a phone what one is writing. */
const WRITABLE_ZOOM = 0.8;

/** Words written from afar come near, and into the upper part of the view, which the screen's keyboard leaves free. */
function bringWordsNear(
  engine: BoardEngine,
  board: Board,
  item: ItemId,
  { clientHeight, clientWidth }: HTMLElement,
): void {
  const box = engine.screenBox([item]);
  if (box === undefined || engine.camera().zoom >= WRITABLE_ZOOM) return;
  const kind = board.get(item)?.kind;
  // Frames and tables are large, and their words stand at their upper left.
  const words =
    kind === 'frame' || kind === 'table'
      ? { x: box.x + Math.min(box.w, clientWidth * engine.camera().zoom * 0.9) / 2, y: box.y }
      : { x: box.x + box.w / 2, y: box.y + box.h / 2 };
  const { x, y } = engine.toWorld(words);
  engine.setCamera({ x, y: y + clientHeight / 5, zoom: 1 }, { animate: true });
}

/** Rows at the top and at the bottom that the host's tools take, in CSS pixels. */
export const FLOATING = { top: 40, right: 0, bottom: 64, left: 0 };
/** Below this nobody can read a note. */
const READABLE_ZOOM = 0.4;
/** Room kept free at the left, and at the top for what floats there, in CSS pixels. */
const MARGIN = { left: 24, top: 80 };

/** A first look shows everything, or, where that would be too small to read, the upper left of it at a readable size. */
function openInReach(engine: BoardEngine, board: Board, { clientWidth, clientHeight }: HTMLElement): void {
  const box = engine.screenBox([...board.items().keys()]);
  if (box === undefined || engine.camera().zoom >= READABLE_ZOOM) return;
  const corner = engine.toWorld(box);
  engine.setCamera({
    x: corner.x + (clientWidth / 2 - MARGIN.left) / READABLE_ZOOM,
    y: corner.y + (clientHeight / 2 - MARGIN.top) / READABLE_ZOOM,
    zoom: READABLE_ZOOM,
  });
}
