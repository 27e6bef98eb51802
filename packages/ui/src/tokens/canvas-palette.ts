import { colors, type Appearance } from './colors.ts';
import { palettes, type Palette } from './palettes.ts';

/** Everything a canvas needs to draw in the reader's appearance; the same values as the CSS. */
export interface CanvasPalette extends Palette {
  readonly paper: string;
  readonly sheet: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly hairline: string;
  readonly outline: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  readonly focus: string;
  readonly selection: string;
  readonly danger: string;
  readonly caution: string;
}

export function canvasPalette(appearance: Appearance): CanvasPalette {
  const c = colors[appearance];
  return {
    ...palettes[appearance],
    paper: c.paper,
    sheet: c.sheet,
    ink: c.ink,
    inkSoft: c.inkSoft,
    hairline: c.hairline,
    outline: c.outline,
    accent: c.accent,
    accentSoft: c.accentSoft,
    onAccent: c.onAccent,
    focus: c.focus,
    selection: c.selection,
    danger: c.danger,
    caution: c.caution,
  };
}
