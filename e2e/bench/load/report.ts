import { cpus, loadavg } from 'node:os';

interface Row {
  readonly case: string;
  readonly metric: string;
  readonly unit: string;
  readonly values: Map<string, number[]>;
}

/** A goal of the product, told beside what was reached; nothing fails by it. */
export interface Goal {
  readonly text: string;
  /** What was reached, or `undefined` when it was not measured in this run. */
  readonly reached: number | undefined;
  readonly unit: string;
}

const rounded = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;

/** Collects the figures of one bench; tells them as they come, and at the end as JSON lines and as a table. */
export class Report {
  readonly #bench: string;
  readonly #rows = new Map<string, Row>();
  readonly #subjects: string[] = [];

  constructor(bench: string) {
    this.#bench = bench;
  }

  say(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  /** A figure that could not be measured (`NaN`) is left out. */
  add(name: string, subject: string, metric: string, value: number, unit: string): void {
    if (Number.isNaN(value)) return;
    if (!this.#subjects.includes(subject)) this.#subjects.push(subject);
    const key = `${name}|${metric}`;
    const row = this.#rows.get(key) ?? { case: name, metric, unit, values: new Map<string, number[]>() };
    this.#rows.set(key, row);
    row.values.set(subject, [...(row.values.get(subject) ?? []), value]);
    this.say(`  ${subject}: ${name}: ${metric} ${rounded(value)} ${unit}`);
  }

  /** The median over the rounds. */
  value(name: string, subject: string, metric: string): number | undefined {
    const all = this.#rows.get(`${name}|${metric}`)?.values.get(subject);
    return all === undefined ? undefined : median(all);
  }

  /** One subject's figure as a share of another's. */
  ratio(name: string, metric: string, of: string, beside: string): number | undefined {
    const [one, other] = [this.value(name, of, metric), this.value(name, beside, metric)];
    return one === undefined || other === undefined ? undefined : one / other;
  }

  finish(notes: readonly string[], goals: readonly Goal[] = []): void {
    for (const { case: name, metric, unit, values } of this.#rows.values())
      for (const [subject, all] of values)
        this.#json({ case: name, subject, metric, value: rounded(median(all)), unit });
    for (const { text, reached, unit } of goals)
      if (reached !== undefined) this.#json({ goal: text, value: rounded(reached), unit });
    for (const note of notes) console.log(`\n${note}`);
    const load = loadavg()[0]?.toFixed(1);
    console.log(
      `\nMedians (lowest–highest where there were several rounds); ${cpus().length} cores, load ${load}.\n`,
    );
    this.#table();
    for (const { text, reached, unit } of goals)
      if (reached !== undefined)
        console.log(`\nGoal: ${text}. Reached: ${rounded(reached)} ${unit}`.trimEnd());
  }

  #json(line: object): void {
    console.log(JSON.stringify({ bench: this.#bench, ...line }));
  }

  #table(): void {
    const wide = (of: (row: Row) => string): number =>
      2 + Math.max(...[...this.#rows.values()].map((row) => of(row).length), 6);
    const [first, second] = [wide((row) => row.case), wide((row) => `${row.metric} ${row.unit}`)];
    const head = ['case'.padEnd(first), 'figure'.padEnd(second)];
    console.log([...head, ...this.#subjects.map((name) => name.padEnd(24))].join('').trimEnd());
    let last = '';
    for (const row of this.#rows.values()) {
      const cells = this.#subjects.map((name) => cell(row.values.get(name)).padEnd(24));
      const name = row.case === last ? '' : row.case;
      last = row.case;
      console.log(
        [name.padEnd(first), `${row.metric} ${row.unit}`.padEnd(second), ...cells].join('').trimEnd(),
      );
    }
  }
}

function cell(all: readonly number[] | undefined): string {
  if (all === undefined) return '–';
  const middle = String(rounded(median(all)));
  return all.length === 1 ? middle : `${middle} (${rounded(Math.min(...all))}–${rounded(Math.max(...all))})`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
