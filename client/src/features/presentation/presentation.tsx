import type { BoardEngine } from '@geflecht/board-engine';
import {
  type BoardItem,
  type ItemId,
  type OutlineNode,
  outlineOf,
  slidesOf,
  walkOutline,
} from '@geflecht/board-schema';
import { Button, Icon, IconButton, VisuallyHidden } from '@geflecht/ui';
import { ChevronLeft, ChevronRight, Maximize, X } from 'lucide-react';
import { type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

import { useText } from '../../platform/text.tsx';
import { type Turn, turned, turnOf, turnOfPress } from './turning.ts';

import styles from './presentation.module.css';

export interface PresentationProps {
  readonly engine: BoardEngine;
  readonly items: ReadonlyMap<ItemId, BoardItem>;
  /** The frame to begin with; otherwise the first. */
  readonly start: ItemId | null;
  /** How a line is called, for those who hear it. */
  readonly nameOf: (node: OutlineNode) => string;
  /** Taking everybody along; without the right to it, nothing. */
  readonly leading: { readonly isLeading: boolean; readonly toggle: () => void } | null;
  readonly onEnd: () => void;
}

/** The frames of a board one after the other, each filling the view; nothing can be changed meanwhile. */
export function Presentation({ engine, items, start, nameOf, leading, onEnd }: PresentationProps) {
  const text = useText().presentation;
  const slides = useMemo(() => slidesOf(items), [items]);
  const [shown, setShown] = useState<ItemId | null>(start);
  const layer = useRef<HTMLElement>(null);
  const nr = Math.max(
    0,
    slides.findIndex(({ id }) => id === shown),
  );
  const slide = slides[nr];
  const id = slide?.id;
  useEffect(() => {
    layer.current?.focus();
    // Afterwards one goes on where one was.
    const before = engine.camera();
    return () => engine.setCamera(before);
  }, [engine]);
  // What lies in the frame may change meanwhile, and so may the window; the frame stays in the middle.
  const box = slide && `${slide.place.x} ${slide.place.y} ${slide.place.w} ${slide.place.h}`;
  useLayoutEffect(() => {
    engine.select([]);
    if (id === undefined) return undefined;
    const show = (): void => engine.zoomToItems([id]);
    show();
    const watch = new ResizeObserver(show);
    if (layer.current !== null) watch.observe(layer.current);
    return () => watch.disconnect();
  }, [engine, id, box]);
  const turn = (to: Turn | undefined): boolean => {
    if (to === undefined) return false;
    if (to === 'end') onEnd();
    else setShown(slides[turned(to, nr, slides.length)]?.id ?? null);
    return true;
  };
  const press = usePress((to) => turn(to));
  const title = slide === undefined || slide.text.trim() === '' ? text.unnamed : slide.text.trim();
  const words = useMemo(() => linesIn(items, id).map(nameOf), [items, id, nameOf]);
  return (
    <section
      ref={layer}
      tabIndex={-1}
      aria-label={text.region}
      data-own-keys
      className={styles['layer']}
      onKeyDown={(event) => {
        // On a button these press it.
        const isPress = event.key === 'Enter' || event.key === ' ';
        if (isPress && event.target instanceof HTMLButtonElement) return;
        if (!turn(turnOf(event))) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div className={styles['page']} {...press} />
      <VisuallyHidden>
        <p role="status">{slide === undefined ? text.none : text.slide(nr + 1, slides.length, title)}</p>
        <ul>
          {words.map((line, index) => (
            <li key={`${index} ${line}`}>{line}</li>
          ))}
        </ul>
      </VisuallyHidden>
      {slide === undefined && <p className={styles['none']}>{text.none}</p>}
      <div className={styles['bar']}>
        <IconButton
          label={text.previous}
          tooltipPlacement="top"
          icon={<Icon icon={ChevronLeft} size={20} />}
          isDisabled={nr === 0}
          onPress={() => turn('previous')}
        />
        <span className={styles['where']}>
          <span className={styles['count']}>
            {text.count(slides.length === 0 ? 0 : nr + 1, slides.length)}
          </span>
          {slide !== undefined && <span className={styles['title']}>{title}</span>}
        </span>
        <IconButton
          label={text.next}
          tooltipPlacement="top"
          icon={<Icon icon={ChevronRight} size={20} />}
          isDisabled={nr >= slides.length - 1}
          onPress={() => turn('next')}
        />
        {leading !== null && (
          <Button size="small" onPress={leading.toggle}>
            {leading.isLeading ? text.alone : text.everybody}
          </Button>
        )}
        {document.fullscreenEnabled && (
          <IconButton
            label={text.fullscreen}
            tooltipPlacement="top"
            icon={<Icon icon={Maximize} size={20} />}
            onPress={toggleFullscreen}
          />
        )}
        <IconButton
          label={text.end}
          tooltipPlacement="top"
          icon={<Icon icon={X} size={20} />}
          onPress={onEnd}
        />
      </div>
    </section>
  );
}

/** Taps and swipes on the page itself. */
function usePress(turn: (to: 'next' | 'previous' | undefined) => void) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      from.current = event.isPrimary ? { x: event.clientX, y: event.clientY } : null;
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const start = from.current;
      from.current = null;
      if (start === null) return;
      const { left, width } = event.currentTarget.getBoundingClientRect();
      const at = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: x - left, y });
      turn(turnOfPress(at(start), at({ x: event.clientX, y: event.clientY }), width));
    },
    onPointerCancel: () => {
      from.current = null;
    },
  };
}

/** What lies in a frame, in reading order. */
function linesIn(items: ReadonlyMap<ItemId, BoardItem>, frame: ItemId | undefined): OutlineNode[] {
  if (frame === undefined) return [];
  const node = [...walkOutline(outlineOf(items))].find(({ id }) => id === frame);
  return node === undefined ? [] : [...walkOutline(node.children)];
}

function toggleFullscreen(): void {
  // A browser may refuse; then the presentation goes on in the window.
  const change =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen();
  change.catch(() => undefined);
}
