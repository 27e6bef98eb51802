/** Distances in CSS px on the 4 px grid; the key is the step's everyday name. */
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 6: 24, 8: 32, 12: 48, 18: 72 } as const;

/** Type sizes in px at 1×; written as rem so that they follow the reader's own size. */
export const typeSizes = [13, 15, 17, 20, 26, 34, 44] as const;

/** Corner radii in px. */
export const radii = { control: 6, sheet: 10, note: 2, round: 999 } as const;

/** Durations in ms; every one becomes 0 when the reader asks for reduced motion. */
export const motion = { feedback: 120, place: 240 } as const;

/** Stacking order. Overlays of the component library sit far above (100000). */
export const layers = { sticky: 10, panel: 20, overlay: 1000, toast: 2000, skip: 3000 } as const;

/** Smallest edge in px of what can be pressed, for a mouse and for a finger. */
export const targets = { fine: 36, compact: 28, coarse: 44 } as const;

export const fontFamily =
  "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', system-ui, sans-serif";
export const monoFamily = "ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace";
