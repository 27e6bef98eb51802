import type { BoardEngine } from '@geflecht/board-engine';
import { Icon, IconButton, Toolbar } from '@geflecht/ui';
import { Maximize, Minus, Plus, Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';

import { useText } from '../platform/text.tsx';
import { useEngineState } from './engine-state.ts';

import styles from './board.module.css';

const ZOOM_STEP = 1.25;

/** Zoom and a small map of the whole board, bottom right. */
export function ViewControls({
  engine,
  onFind,
}: {
  readonly engine: BoardEngine;
  readonly onFind: () => void;
}) {
  const { find, board } = useText();
  const text = board.zoom;
  const percent = useEngineState(engine, ['camera'], () => Math.round(engine.camera().zoom * 100));
  return (
    <div className={styles['view']}>
      <Minimap engine={engine} />
      <Toolbar label={text.label} className={styles['zoom']}>
        <IconButton
          label={find.open}
          shortcut={['mod', 'F']}
          size="small"
          icon={<Icon icon={Search} size={16} />}
          onPress={onFind}
        />
        <IconButton
          label={text.out}
          shortcut={['−']}
          size="small"
          icon={<Icon icon={Minus} size={16} />}
          onPress={() => engine.zoomBy(1 / ZOOM_STEP)}
        />
        <AriaButton
          aria-label={`${text.percent(percent)}. ${text.hundred}`}
          className={styles['percent'] ?? ''}
          onPress={() => engine.zoomTo(1)}
        >
          {text.percent(percent)}
        </AriaButton>
        <IconButton
          label={text.in}
          shortcut={['+']}
          size="small"
          icon={<Icon icon={Plus} size={16} />}
          onPress={() => engine.zoomBy(ZOOM_STEP)}
        />
        <IconButton
          label={text.fit}
          shortcut={['0']}
          size="small"
          icon={<Icon icon={Maximize} size={16} />}
          onPress={() => engine.zoomToFit()}
        />
      </Toolbar>
    </div>
  );
}

/** Painted at most once a frame; a press moves the view there. The keyboard has arrow keys and the outline instead. */
function Minimap({ engine }: { readonly engine: BoardEngine }) {
  const text = useText().board.zoom;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let frame = 0;
    const paint = (): void => {
      frame = 0;
      if (canvas.current !== null && canvas.current.clientWidth > 0) engine.paintMinimap(canvas.current);
    };
    const schedule = (): void => {
      if (frame === 0) frame = requestAnimationFrame(paint);
    };
    schedule();
    const stops = [engine.on('camera', schedule), engine.on('change', schedule)];
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [engine]);
  const look = (event: React.PointerEvent<HTMLCanvasElement>, animate: boolean): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const world = engine.minimapToWorld(event.currentTarget, {
      x: event.clientX - left,
      y: event.clientY - top,
    });
    engine.setCamera({ ...world, zoom: engine.camera().zoom }, { animate });
  };
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={text.minimap}
      className={styles['minimap']}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        look(event, true);
      }}
      onPointerMove={(event) => {
        if (event.buttons !== 0) look(event, false);
      }}
    />
  );
}
