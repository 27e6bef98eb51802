/**
 * How fast the board draws while forty others point at it, beside Excalidraw with the same notes in the same run.
 * `npm run bench -- board [rounds] [subject|all] [notes …]`: rounds (default 3) alternate between the subjects, medians
 * are told. Without numbers of notes both show 1,000, 5,000 and 10,000, and our board 50,000 as well.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Browser, type CDPSession, type Page, chromium } from '@playwright/test';
import { build, preview } from 'vite';

import { cases, type Stage, VIEW } from './board/cases.ts';

const PEOPLE = 40;
/** Above it the peer takes minutes for a row. */
const MOST_OF_PEER = 10_000;
const [, , roundsGiven = '3', chosen = 'all', ...sizesGiven] = process.argv;
const rounds = Number(roundsGiven);
const subjects = ['geflecht', 'excalidraw'].filter((name) => chosen === 'all' || name === chosen);
const sizes = sizesGiven.length === 0 ? [1000, 5000, 10_000, 50_000] : sizesGiven.map(Number);

const rounded = (value: number): number => Math.round(value * 10) / 10;

interface Sample {
  readonly notes: number;
  readonly case: string;
  readonly subject: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
}

/** A page with the board in its memory, not shown yet. */
async function open(
  browser: Browser,
  url: string,
  subject: string,
  notes: number,
): Promise<{ page: Page; world: Stage['world'] }> {
  const page = await browser.newPage({ viewport: VIEW });
  page.on('pageerror', (error) => process.stderr.write(`${subject}: ${error.message}\n`));
  await page.goto(`${url}?subject=${subject}`);
  await page.waitForFunction(() => window.bench !== undefined);
  const world = await page.evaluate((count) => window.bench.prepare(count, count / 2), notes);
  return { page, world };
}

/** How long the board takes from the browser's storage to its first paint, in milliseconds. */
async function openFromStorage(page: Page, url: string): Promise<number> {
  await page.evaluate(() => window.bench.keep());
  await page.goto(`${url}?subject=geflecht`);
  await page.waitForFunction(() => window.bench !== undefined);
  return page.evaluate(() => window.bench.openKept());
}

async function round(browser: Browser, url: string, subject: string, notes: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const add = (name: string, metric: string, value: number, unit: string): void => {
    samples.push({ notes, case: name, subject, metric, value, unit });
    process.stderr.write(`  ${notes} ${subject}: ${name}: ${metric} ${rounded(value)} ${unit}\n`);
  };
  const first = await open(browser, url, subject, notes);
  add('first paint from memory', 'time', await first.page.evaluate(() => window.bench.firstPaint()), 'ms');
  if (subject === 'geflecht')
    add('open from local storage', 'time', await openFromStorage(first.page, url), 'ms');
  await first.page.close();
  // Frames are counted on a page of their own: looking at its pixels changes how the browser keeps a canvas.
  let stage = await stageOf(browser, url, subject, notes);
  for (const { name, run, slower } of cases) {
    // Only where both are shown.
    if (slower !== undefined && notes > MOST_OF_PEER) continue;
    await stage.session.send('Emulation.setCPUThrottlingRate', { rate: slower ?? 1 });
    const figures = await orCrash(stage.page, run(stage));
    if (figures === 'crashed') {
      // Ours must not; the peer goes on with a page of its own, and without a figure for the row.
      if (subject === 'geflecht') throw new Error(`the page died: ${name}`);
      process.stderr.write(`  ${notes} ${subject}: ${name}: the page died\n`);
      await stage.page.close();
      stage = await stageOf(browser, url, subject, notes);
      continue;
    }
    add(name, 'fps', figures.fps, '1/s');
    add(name, 'frame p95', figures.frameP95, 'ms');
    add(name, 'frame cpu', figures.cpu, 'ms');
    if (figures.changes !== undefined) add(name, 'changes', figures.changes, '1/s');
    if (figures.current !== undefined) add(name, 'fps up to date', figures.current, '1/s');
  }
  const { page, session } = stage;
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.send('HeapProfiler.collectGarbage');
  const heap = await session.send('Runtime.getHeapUsage');
  add('JS heap', 'used', heap.usedSize / 1e6, 'MB');
  await page.close();
  return samples;
}

/** A board that is shown and has come to rest, with others pointing at it. */
async function stageOf(
  browser: Browser,
  url: string,
  subject: string,
  notes: number,
): Promise<Stage & { readonly session: CDPSession }> {
  const { page, world } = await open(browser, url, subject, notes);
  await page.evaluate(() => window.bench.mount());
  await page.evaluate((view) => window.bench.setView(view), {
    x: world.width / 2,
    y: world.height / 2,
    zoom: 1,
  });
  await page.evaluate(() => window.bench.settle());
  await page.evaluate((count) => window.bench.startPeople(count), PEOPLE);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpu = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN;
  };
  return { page, cpu, world, session };
}

async function orCrash<Result>(page: Page, work: Promise<Result>): Promise<Result | 'crashed'> {
  let hasDied = false;
  page.once('crash', () => {
    hasDied = true;
  });
  try {
    return await work;
  } catch (error) {
    // The word of it may come a moment after the error.
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (hasDied) return 'crashed';
    throw error;
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

const root = join(import.meta.dirname, 'board');
const outDir = await mkdtemp(join(tmpdir(), 'geflecht-bench-'));
const samples: Sample[] = [];
try {
  const config = {
    root,
    base: './',
    configFile: false as const,
    logLevel: 'warn' as const,
    build: { outDir, target: 'esnext' },
  };
  await build({ ...config, build: { ...config.build, emptyOutDir: true, chunkSizeWarningLimit: 10_000 } });
  const server = await preview({ ...config, preview: { port: 0, host: '127.0.0.1' } });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The bench page is not served.');
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  // As on a laptop without usable graphics hardware: an imitated graphics card would measure the imitation.
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false, args: ['--disable-gpu'] });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void browser.close().finally(() => process.exit(1)));
  for (let i = 0; i < rounds; i++) {
    for (const notes of sizes) {
      for (const subject of subjects) {
        if (subject === 'geflecht' || notes <= MOST_OF_PEER)
          samples.push(...(await round(browser, `http://127.0.0.1:${address.port}/`, subject, notes)));
      }
    }
    process.stderr.write(
      `round ${i + 1} of ${rounds}, load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores\n`,
    );
  }
  await browser.close();
  await server.close();
} finally {
  await rm(outDir, { recursive: true, force: true });
}

const rows = new Map<string, { first: Sample; values: Map<string, number[]> }>();
for (const sample of samples) {
  const key = `${sample.notes}|${sample.case}|${sample.metric}`;
  const row = rows.get(key) ?? { first: sample, values: new Map<string, number[]>() };
  rows.set(key, row);
  row.values.set(sample.subject, [...(row.values.get(sample.subject) ?? []), sample.value]);
}
for (const { first, values } of rows.values()) {
  for (const [subject, all] of values) {
    const { notes, case: name, metric, unit } = first;
    console.log(
      JSON.stringify({
        bench: 'board',
        notes,
        case: name,
        subject,
        metric,
        value: rounded(median(all)),
        unit,
      }),
    );
  }
}
console.log(
  `\nhalf as many connectors as notes, ${PEOPLE} others pointing, ${VIEW.width} × ${VIEW.height}, medians of ${rounds} (lowest–highest)\n`,
);
const cell = (all: readonly number[] | undefined): string =>
  all ? `${rounded(median(all))} (${rounded(Math.min(...all))}–${rounded(Math.max(...all))})` : '–';
const width = 30;
console.log(
  [
    'notes'.padEnd(8),
    'case'.padEnd(width),
    'metric'.padEnd(20),
    ...subjects.map((name) => name.padEnd(26)),
  ].join(''),
);
for (const { first, values } of rows.values()) {
  const cells = subjects.map((name) => cell(values.get(name)).padEnd(26));
  console.log(
    [
      String(first.notes).padEnd(8),
      first.case.padEnd(width),
      `${first.metric} ${first.unit}`.padEnd(20),
      ...cells,
    ].join(''),
  );
}
