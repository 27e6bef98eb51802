import { useText } from '../../platform/text.tsx';
import type { Point } from './pin-places.ts';

import styles from './comments.module.css';

/** Lies over the canvas while one chooses a place: a press takes it, Enter takes the middle, Esc gives up. */
export function PlaceLayer({
  onPlace,
  onCancel,
}: {
  /** In CSS pixels from the canvas's corner. */
  readonly onPlace: (at: Point) => void;
  readonly onCancel: () => void;
}) {
  const text = useText().comments;
  return (
    <button
      type="button"
      autoFocus
      className={styles['placing']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
      onClick={({ detail, clientX, clientY, currentTarget }) => {
        const { left, top, width, height } = currentTarget.getBoundingClientRect();
        // A click that no pointer made has no place of its own.
        onPlace(detail === 0 ? { x: width / 2, y: height / 2 } : { x: clientX - left, y: clientY - top });
      }}
    >
      <span className={styles['placeHint']}>{text.placeHint}</span>
    </button>
  );
}
