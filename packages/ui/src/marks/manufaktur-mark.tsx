import { type Mark, markOf, MARKS } from '@geflecht/domain';

import { cx } from '../text/cx.ts';

import styles from './marks.module.css';

/**
 * Outlines on a 24 × 24 field, optically of one weight: a triangle or diamond of the same box as
 * the square would look smaller. The same strings draw the marks on a canvas (`new Path2D(…)`).
 */
export const manufakturPaths = {
  circle: 'M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19Z',
  square:
    'M5 3.5h14a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 19V5A1.5 1.5 0 0 1 5 3.5Z',
  triangle: 'M12 2.2 22.8 21.4H1.2Z',
  diamond: 'M12 .8 23.2 12 12 23.2 .8 12Z',
  hexagon: 'M6.6 2.6h10.8L22.8 12l-5.4 9.4H6.6L1.2 12Z',
  pentagon: 'M12 1.6 22.7 9.4 18.6 21.9H5.4L1.3 9.4Z',
  drop: 'M12 .9C14.6 5.6 20 9.6 20 14.9A8 8 0 0 1 4 14.9C4 9.6 9.4 5.6 12 .9Z',
  ring: 'M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20ZM12 7.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6Z',
} as const satisfies Record<Mark, string>;

/** The place 1…8 whose form and colour a Manufaktur of this number wears. */
export const manufakturPlace = (number: number): number => ((number - 1) % MARKS.length) + 1;

/** The outline of a Manufaktur's form on a 24 × 24 field. */
export const manufakturPath = (number: number): string => manufakturPaths[markOf(number)];

export interface ManufakturMarkProps {
  /** The Manufaktur's number, from 1. */
  readonly number: number;
  /** Edge in px at 1×; grows with the text. Default 16. */
  readonly size?: number | undefined;
  /** Its name, where no text beside the mark says it. */
  readonly title?: string | undefined;
  readonly className?: string | undefined;
}

/** Form and colour of a Manufaktur, the same on chip, strip, badge, graph and cursor. */
export function ManufakturMark({ number, size = 16, title, className }: ManufakturMarkProps) {
  const edge = `${size / 16}rem`;
  return (
    <svg
      viewBox="0 0 24 24"
      width={edge}
      height={edge}
      fill={`var(--manufaktur-${manufakturPlace(number)})`}
      className={cx(styles['mark'], className)}
      {...(title === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': title })}
    >
      <path d={manufakturPath(number)} fillRule="evenodd" />
    </svg>
  );
}
