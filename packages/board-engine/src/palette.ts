import type { ItemColor } from '@geflecht/board-schema';

/** One hue of the board in one scheme. */
export interface Hue {
  /** Paper of notes, inside of shapes, tint of frames. */
  readonly fill: string;
  /** Writing on `fill`: at least 7:1. */
  readonly ink: string;
  /** Lines, arrows, and coloured writing on the board's ground: at least 4.5:1 on `paper`. */
  readonly line: string;
}

/** All colours and the typeface a board is drawn with; the host builds it from its tokens. */
export interface Palette {
  readonly paper: string;
  readonly sheet: string;
  readonly ink: string;
  readonly inkSecond: string;
  /** Ink at 12 %: card edges, separators. */
  readonly hairline: string;
  readonly accent: string;
  readonly onAccent: string;
  /** Shadow under what floats. */
  readonly shadow: string;
  readonly hues: Readonly<Record<ItemColor, Hue>>;
  /** CSS font family list. */
  readonly font: string;
}
