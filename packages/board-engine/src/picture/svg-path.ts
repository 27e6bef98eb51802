type Matrix = readonly [number, number, number, number, number, number];

/** The steps of a canvas path, written as an SVG path. */
export class SvgPath {
  #steps: string;
  #open = false;

  constructor(steps = '') {
    this.#steps = steps;
  }

  get d(): string {
    return this.#steps;
  }

  moveTo(x: number, y: number): void {
    this.#steps += `M${n(x)} ${n(y)}`;
    this.#open = true;
  }

  lineTo(x: number, y: number): void {
    this.#steps += `${this.#open ? 'L' : 'M'}${n(x)} ${n(y)}`;
    this.#open = true;
  }

  bezierCurveTo(bx: number, by: number, cx: number, cy: number, x: number, y: number): void {
    this.#steps += `C${n(bx)} ${n(by)} ${n(cx)} ${n(cy)} ${n(x)} ${n(y)}`;
  }

  quadraticCurveTo(bx: number, by: number, x: number, y: number): void {
    this.#steps += `Q${n(bx)} ${n(by)} ${n(x)} ${n(y)}`;
  }

  closePath(): void {
    this.#steps += 'Z';
  }

  rect(x: number, y: number, w: number, h: number): void {
    this.#steps += `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}Z`;
    this.#open = false;
  }

  /** Radii as a canvas takes them: one for all, or upper left, upper right, lower right, lower left. */
  roundRect(x: number, y: number, w: number, h: number, radii: number | readonly number[]): void {
    const most = Math.min(w, h) / 2;
    const of = (nr: number): number =>
      Math.min(most, typeof radii === 'number' ? radii : (radii[nr % radii.length] ?? 0));
    const [a, b, c, d] = [of(0), of(1), of(2), of(3)];
    const corner = (r: number, dx: number, dy: number): string =>
      r === 0 ? '' : `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`;
    this.#steps +=
      `M${n(x + a)} ${n(y)}H${n(x + w - b)}${corner(b, b, b)}V${n(y + h - c)}${corner(c, -c, c)}` +
      `H${n(x + d)}${corner(d, -d, -d)}V${n(y + a)}${corner(a, a, -a)}Z`;
    this.#open = false;
  }

  arc(x: number, y: number, r: number, from: number, to: number, counter = false): void {
    this.ellipse(x, y, r, r, 0, from, to, counter);
  }

  ellipse(
    x: number,
    y: number,
    rx: number,
    ry: number,
    _turn: number,
    from: number,
    to: number,
    counter = false,
  ): void {
    const full = Math.PI * 2;
    if (Math.abs(to - from) >= full - 1e-9) {
      this.#steps += `M${n(x - rx)} ${n(y)}a${n(rx)} ${n(ry)} 0 1 1 ${n(2 * rx)} 0a${n(rx)} ${n(ry)} 0 1 1 ${n(-2 * rx)} 0Z`;
      this.#open = false;
      return;
    }
    const span = (((counter ? from - to : to - from) % full) + full) % full;
    this.lineTo(x + rx * Math.cos(from), y + ry * Math.sin(from));
    const end = `${n(x + rx * Math.cos(to))} ${n(y + ry * Math.sin(to))}`;
    this.#steps += `A${n(rx)} ${n(ry)} 0 ${span > Math.PI ? 1 : 0} ${counter ? 0 : 1} ${end}`;
  }
}

/** A number as SVG takes it, to the hundredth; what is no number would make the file unreadable. */
export function n(value: number): string {
  if (!Number.isFinite(value)) return '0';
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

/** A matrix as an attribute's value, or nothing where it changes nothing. */
export function matrixText([a, b, c, d, e, f]: Matrix): string {
  if (a === 1 && b === 0 && c === 0 && d === 1 && e === 0 && f === 0) return '';
  const fine = (value: number): string => String(Math.round(value * 1e5) / 1e5);
  return `matrix(${fine(a)} ${fine(b)} ${fine(c)} ${fine(d)} ${n(e)} ${n(f)})`;
}

export function times(m: Matrix, o: Matrix): Matrix {
  const [a, b, c, d, e, f] = m;
  return [
    a * o[0] + c * o[1],
    b * o[0] + d * o[1],
    a * o[2] + c * o[3],
    b * o[2] + d * o[3],
    a * o[4] + c * o[5] + e,
    b * o[4] + d * o[5] + f,
  ];
}
export type { Matrix };
