import { colors, type Appearance } from './colors.ts';
import { palettes, type NoteColor, type NoteColorName, type ScoreColors } from './palettes.ts';
import { fontFamily } from './scale.ts';

/** Everything a canvas needs to draw in the reader's appearance; the same values as the CSS. */
export interface CanvasPalette {
  readonly paper: string;
  readonly sheet: string;
  readonly sunken: string;
  readonly ink: string;
  readonly inkSecond: string;
  readonly hairline: string;
  readonly outline: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  readonly focus: string;
  readonly selection: string;
  readonly danger: string;
  readonly caution: string;
  readonly shadow: string;
  readonly hues: Readonly<Record<NoteColorName, NoteColor>>;
  /** By place: index 0 is the colour of number 1. */
  readonly manufaktur: readonly string[];
  readonly scores: ScoreColors;
  /** CSS font family list. */
  readonly font: string;
}

export function canvasPalette(appearance: Appearance): CanvasPalette {
  const c = colors[appearance];
  const { notes, manufaktur, scores } = palettes[appearance];
  return {
    paper: c.paper,
    sheet: c.sheet,
    sunken: c.sunken,
    ink: c.ink,
    inkSecond: c.inkSoft,
    hairline: c.hairline,
    outline: c.outline,
    accent: c.accent,
    accentSoft: c.accentSoft,
    onAccent: c.onAccent,
    focus: c.focus,
    selection: c.selection,
    danger: c.danger,
    caution: c.caution,
    shadow: c.shadow,
    hues: notes,
    manufaktur,
    scores,
    font: fontFamily,
  };
}
