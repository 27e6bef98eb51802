import { create, type Font } from 'fontkit';

export const WEIGHTS = [400, 600] as const;
export type Weight = (typeof WEIGHTS)[number];

/** Letters next to each other that one font has; none has those without one. */
export interface Run {
  readonly text: string;
  readonly font: string | undefined;
}

/** The typeface in its weights, each font under a name of its own. */
export interface Letters {
  readonly fonts: ReadonlyMap<string, Font>;
  runs(text: string, weight: Weight): readonly Run[];
  /** Width of a run at a size of 100. */
  width(run: Run): number;
}

/** A sign no font has is drawn as wide as high. */
const SIGN_WIDTH = 100;

/** @param files of a weight: the letters of Western Europe, then what else there is of Latin ones */
export function openLetters(files: Readonly<Record<Weight, readonly Uint8Array[]>>): Letters {
  const fonts = new Map<string, Font>();
  const named = (weight: Weight): readonly (readonly [string, Font])[] =>
    files[weight].map((bytes, nr) => {
      const name = `Atkinson-${weight}-${nr}`;
      const font = openFont(bytes, name);
      fonts.set(name, font);
      return [name, font];
    });
  const byWeight = { 400: named(400), 600: named(600) };
  const segmenter = new Intl.Segmenter('de', { granularity: 'grapheme' });
  return {
    fonts,
    runs(text, weight) {
      const runs: { text: string; font: string | undefined }[] = [];
      for (const { segment } of segmenter.segment(text)) {
        const codes = Array.from(segment, (letter) => letter.codePointAt(0) ?? 0);
        const known = byWeight[weight].find(([, font]) =>
          codes.every((code) => font.hasGlyphForCodePoint(code)),
        );
        const last = runs.at(-1);
        if (last !== undefined && known !== undefined && last.font === known[0]) last.text += segment;
        else runs.push({ text: segment, font: known?.[0] });
      }
      return runs;
    },
    width({ text, font: name }) {
      const font = name === undefined ? undefined : fonts.get(name);
      return font === undefined ? SIGN_WIDTH : (font.layout(text).advanceWidth * 100) / font.unitsPerEm;
    },
  };
}

/** Under a name of its own: pdfkit takes two fonts of the same name for one. */
function openFont(bytes: Uint8Array, name: string): Font {
  return Object.create(create(bytes), { postscriptName: { value: name } }) as Font;
}
