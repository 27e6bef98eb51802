/** What drawing did: how much was drawn, which words, and every value that no canvas could use. */
export interface Recording {
  /** Strokes, fills and pictures; words are in `words`. */
  drawn: number;
  readonly words: string[];
  readonly flaws: string[];
}

const DRAWING = new Set(['fill', 'stroke', 'fillRect', 'strokeRect', 'drawImage']);
const PATH_STEPS = [
  'moveTo',
  'lineTo',
  'quadraticCurveTo',
  'bezierCurveTo',
  'arc',
  'arcTo',
  'ellipse',
  'rect',
];
/** Nothing within a board's bounds lies so far away, in pixels, even at the largest zoom. */
const FARTHEST = 1e9;

/**
 * Gives the page canvases and paths that draw nothing and check every value they are given. Letters are half as wide
 * as high. Returns what all of them record together.
 */
export function recordCanvases(page: Window & typeof globalThis): Recording {
  const recording: Recording = { drawn: 0, words: [], flaws: [] };
  class Path {
    constructor(steps?: unknown) {
      if (typeof steps === 'string') check(recording.flaws, 'Path2D', [steps]);
    }
  }
  for (const step of [...PATH_STEPS, 'roundRect', 'closePath', 'addPath'])
    Object.defineProperty(Path.prototype, step, {
      value: (...args: unknown[]) => check(recording.flaws, step, args),
    });
  const contexts = new WeakMap<object, object>();
  Object.assign(page, { Path2D: Path });
  Object.defineProperty(page.HTMLCanvasElement.prototype, 'getContext', {
    configurable: true,
    value(this: HTMLCanvasElement) {
      const ctx = contexts.get(this) ?? contextOf(this, recording);
      contexts.set(this, ctx);
      return ctx;
    },
  });
  return recording;
}

function contextOf(canvas: HTMLCanvasElement, recording: Recording): object {
  const values: Record<string, unknown> = { canvas, font: '10px sans-serif' };
  return new Proxy(values, {
    set(_, key, value) {
      check(recording.flaws, String(key), [value]);
      values[String(key)] = value;
      return true;
    },
    get(_, key) {
      const name = String(key);
      if (name in values) return values[name];
      return (...args: unknown[]) => {
        check(recording.flaws, name, args);
        if (DRAWING.has(name)) recording.drawn += 1;
        if (name === 'fillText') recording.words.push(String(args[0]));
        if (name === 'getTransform') return { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };
        if (name !== 'measureText') return undefined;
        const size = Number(/([\d.]+)px/.exec(String(values['font']))?.[1]);
        const width = (String(args[0]).length * size) / 2;
        return { width, fontBoundingBoxAscent: size * 0.8, fontBoundingBoxDescent: size * 0.2 };
      };
    },
  });
}

/** Words may hold anything; of everything else no number may be none, or farther away than a board reaches. */
function check(flaws: string[], where: string, args: readonly unknown[]): void {
  const isWords = where === 'fillText' || where === 'measureText';
  for (const arg of args.flat()) {
    const isBad =
      (typeof arg === 'number' && !(Math.abs(arg) <= FARTHEST)) ||
      (typeof arg === 'string' && !isWords && /NaN|Infinity|undefined/.test(arg));
    if (isBad) flaws.push(`${where}(${args.map(String).join(', ')})`);
  }
}
