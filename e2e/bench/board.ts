/**
 * How fast the board draws, beside Excalidraw with the same notes in the same run.
 * `npm run bench -- board [rounds] [subject]`: rounds (default 3) alternate between the subjects, medians are told.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Browser, type Page, chromium } from '@playwright/test';
import { build, preview } from 'vite';

import { VIEW, cases } from './board/cases.ts';

const NOTES = 10_000;
const CONNECTORS = 5_000;
const rounds = Number(process.argv[2] ?? 3);
const chosen = process.argv[3];
const subjects = ['geflecht', 'excalidraw'].filter((name) => chosen === undefined || name === chosen);

const rounded = (value: number): number => Math.round(value * 10) / 10;

interface Sample {
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
): Promise<{ page: Page; world: { width: number; height: number } }> {
  const page = await browser.newPage({ viewport: VIEW });
  page.on('pageerror', (error) => process.stderr.write(`${subject}: ${error.message}\n`));
  await page.goto(`${url}?subject=${subject}`);
  await page.waitForFunction(() => window.bench !== undefined);
  const size = { notes: NOTES, connectors: CONNECTORS };
  const world = await page.evaluate(({ notes, connectors }) => window.bench.prepare(notes, connectors), size);
  return { page, world };
}

async function round(browser: Browser, url: string, subject: string): Promise<Sample[]> {
  const samples: Sample[] = [];
  const add = (name: string, metric: string, value: number, unit: string): void => {
    samples.push({ case: name, subject, metric, value, unit });
    process.stderr.write(`  ${subject}: ${name}: ${metric} ${rounded(value)} ${unit}\n`);
  };
  const first = await open(browser, url, subject);
  add('first paint from memory', 'time', await first.page.evaluate(() => window.bench.firstPaint()), 'ms');
  await first.page.close();
  // Frames are counted on a page of their own: looking at its pixels changes how the browser keeps a canvas.
  const { page, world } = await open(browser, url, subject);
  await page.evaluate(() => window.bench.mount());
  await page.evaluate((view) => window.bench.setView(view), {
    x: world.width / 2,
    y: world.height / 2,
    zoom: 1,
  });
  await page.evaluate(() => window.bench.settle());
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpu = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN;
  };
  for (const { name, run } of cases) {
    const figures = await run({ page, cpu, world });
    add(name, 'fps', figures.fps, '1/s');
    add(name, 'frame p95', figures.frameP95, 'ms');
    add(name, 'frame cpu', figures.cpu, 'ms');
    if (figures.changes !== undefined) add(name, 'changes', figures.changes, '1/s');
  }
  await session.send('HeapProfiler.collectGarbage');
  const heap = await session.send('Runtime.getHeapUsage');
  add('JS heap', 'used', heap.usedSize / 1e6, 'MB');
  await page.close();
  return samples;
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
    for (const subject of subjects)
      samples.push(...(await round(browser, `http://127.0.0.1:${address.port}/`, subject)));
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
  const key = `${sample.case}|${sample.metric}`;
  const row = rows.get(key) ?? { first: sample, values: new Map<string, number[]>() };
  rows.set(key, row);
  row.values.set(sample.subject, [...(row.values.get(sample.subject) ?? []), sample.value]);
}
for (const { first, values } of rows.values()) {
  for (const [subject, all] of values) {
    const { case: name, metric, unit } = first;
    console.log(
      JSON.stringify({ bench: 'board', case: name, subject, metric, value: rounded(median(all)), unit }),
    );
  }
}
console.log(
  `\n${NOTES} notes, ${CONNECTORS} connectors, ${VIEW.width} × ${VIEW.height}, medians of ${rounds} (lowest–highest)\n`,
);
const cell = (all: readonly number[] | undefined): string =>
  all ? `${rounded(median(all))} (${rounded(Math.min(...all))}–${rounded(Math.max(...all))})` : '–';
const width = 30;
console.log(['case'.padEnd(width), 'metric'.padEnd(14), ...subjects.map((name) => name.padEnd(26))].join(''));
for (const { first, values } of rows.values()) {
  const cells = subjects.map((name) => cell(values.get(name)).padEnd(26));
  console.log([first.case.padEnd(width), `${first.metric} ${first.unit}`.padEnd(14), ...cells].join(''));
}
