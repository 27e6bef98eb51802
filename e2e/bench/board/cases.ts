import type { Page } from '@playwright/test';

import type {} from './page.ts';
import type { BenchView } from './subject.ts';

/** A page and the seconds of processor time its main thread has used so far. */
export interface Stage {
  readonly page: Page;
  readonly cpu: () => Promise<number>;
  readonly world: { readonly columns: number; readonly width: number; readonly height: number };
}

/** One measured row; `run` leaves the board as it was, as far as later rows care. */
export interface BenchCase {
  readonly name: string;
  readonly run: (stage: Stage) => Promise<Figures>;
  /** So many times slower than this machine, as on the old laptops people bring. */
  readonly slower?: number;
}

export interface Figures {
  readonly fps: number;
  /** The time that 95 % of the frames kept, in milliseconds. */
  readonly frameP95: number;
  /**
   * Processor time of the main thread for one frame, in milliseconds. Other programs on the machine disturb it far
   * less than the frame rate; what the browser does on its other threads is not in it.
   */
  readonly cpu: number;
  /** Remote changes that were really made in a second, where there were any. */
  readonly changes?: number;
  /** Frames a second that showed all remote changes but those of the last moment. */
  readonly current?: number;
}

export const VIEW = { width: 1280, height: 800 };
const SECONDS = 3;
const PER_SECOND = 200;
const EVENT_EVERY_MS = 1000 / 60;

export const cases: readonly BenchCase[] = [
  { name: 'pan at 100 %', run: (stage) => pan(stage, middle(stage, 1)) },
  { name: 'pan at 25 %', run: (stage) => pan(stage, middle(stage, 0.25)) },
  { name: 'pan, whole board in view', run: (stage) => pan(stage, fit(stage)) },
  { name: 'zoom to fit and back', run: zoomToFitAndBack },
  { name: 'drag one', run: (stage) => drag(stage, block(stage, 1, 1), 1) },
  { name: 'drag 500', run: (stage) => drag(stage, block(stage, 25, 20), 0.2) },
  { name: '200 changes/s, pan at 100 %', run: (stage) => remotePan(stage, middle(stage, 1)) },
  { name: '200 changes/s, pan at 25 %', run: (stage) => remotePan(stage, middle(stage, 0.25)) },
  // A screen shows 60 frames at most, also where the machine could make 200: the two are told apart on a slower one.
  { name: 'drag 500, half the speed', run: (stage) => drag(stage, block(stage, 25, 20), 0.2), slower: 2 },
];

function middle({ world }: Stage, zoom: number): BenchView {
  return { x: world.width / 2, y: world.height / 2, zoom };
}

function fit(stage: Stage): BenchView {
  const { world } = stage;
  return middle(stage, Math.min(VIEW.width / world.width, VIEW.height / world.height) * 0.96);
}

/** Ids of a rectangle of notes in the middle of the grid. */
function block({ world }: Stage, columns: number, rows: number): string[] {
  const column = Math.floor((world.columns - columns) / 2);
  const row = Math.floor((world.columns - rows) / 2);
  return Array.from(
    { length: columns * rows },
    (_, i) => `n${(row + Math.floor(i / columns)) * world.columns + column + (i % columns)}`,
  );
}

async function pan(stage: Stage, view: BenchView): Promise<Figures> {
  const { page } = stage;
  await page.evaluate((to) => window.bench.setView(to), view);
  await page.mouse.move(VIEW.width / 2, VIEW.height / 2);
  return measured(stage, panBy(page));
}

function panBy(page: Page): (step: number) => Promise<void> {
  return async (step) => {
    const turn = step / 40;
    await page.mouse.wheel(Math.round(14 * Math.cos(turn)), Math.round(14 * Math.sin(turn)));
  };
}

/** The page ends by itself: asking one that is behind would take longer than all it is asked. */
async function remotePan({ page, cpu }: Stage, view: BenchView): Promise<Figures> {
  const ms = SECONDS * 1000;
  await page.evaluate((count) => window.bench.prepareRemote(count), PER_SECOND * 60);
  await page.evaluate((to) => window.bench.setView(to), view);
  await page.mouse.move(VIEW.width / 2, VIEW.height / 2);
  const before = await cpu();
  await page.evaluate(
    ([perSecond, forMs]) => {
      window.bench.startFrames(forMs);
      window.bench.startRemote(perSecond, forMs);
    },
    [PER_SECOND, ms] as const,
  );
  await sending(panBy(page), ms);
  const used = (await cpu()) - before;
  const changes = await page.evaluate(() => window.bench.stopRemote());
  const current = await page.evaluate(() => window.bench.currentFrames());
  const frames = await page.evaluate(() => window.bench.stopFrames());
  return { ...figuresOf(frames, used), changes: changes / SECONDS, current: current / SECONDS };
}

async function zoomToFitAndBack(stage: Stage): Promise<Figures> {
  const { page, cpu } = stage;
  const near = middle(stage, 1);
  const far = fit(stage);
  const frames = 90;
  const way = (from: number, to: number): BenchView[] =>
    Array.from({ length: frames }, (_, i) => ({ ...near, zoom: from * (to / from) ** (i / (frames - 1)) }));
  await page.evaluate((to) => window.bench.setView(to), near);
  const before = await cpu();
  await page.evaluate(() => window.bench.startFrames());
  await page.evaluate(
    (views) => window.bench.travel(views),
    [...way(near.zoom, far.zoom), ...way(far.zoom, near.zoom)],
  );
  return figuresOf(await page.evaluate(() => window.bench.stopFrames()), (await cpu()) - before);
}

/** Drags the notes by the first of them in circles and checks that it really moved. */
async function drag(stage: Stage, ids: readonly string[], zoom: number): Promise<Figures> {
  const { page } = stage;
  const held = ids[Math.floor(ids.length / 2) + (ids.length > 1 ? 12 : 0)] as string;
  const before = await page.evaluate((id) => window.bench.position(id), held);
  const view = { x: before.x + 80, y: before.y + 80, zoom };
  await page.evaluate((to) => window.bench.setView(to), view);
  await page.evaluate((chosen) => window.bench.select(chosen), ids);
  const [x, y] = [VIEW.width / 2, VIEW.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y + 12);
  const figures = await measured(stage, async (step) => {
    const turn = step / 20;
    await page.mouse.move(x + 120 + 60 * Math.sin(turn), y + 120 + 60 * Math.cos(turn));
  });
  await page.mouse.up();
  await page.waitForFunction(
    ({ id, from }) => {
      const at = window.bench.position(id);
      return Math.hypot(at.x - from.x, at.y - from.y) > 5;
    },
    { id: held, from: before },
    { timeout: 20_000 },
  );
  await page.evaluate(() => window.bench.select([]));
  return figures;
}

async function measured({ page, cpu }: Stage, send: (step: number) => Promise<void>): Promise<Figures> {
  for (let step = 0; step < 10; step++) await send(step);
  const before = await cpu();
  await page.evaluate(() => window.bench.startFrames());
  await sending(send, SECONDS * 1000);
  return figuresOf(await page.evaluate(() => window.bench.stopFrames()), (await cpu()) - before);
}

/** Sends real input at 60 events a second, or as fast as the page takes it. */
async function sending(send: (step: number) => Promise<void>, ms: number): Promise<void> {
  const start = performance.now();
  for (let step = 0; performance.now() - start < ms; step++) {
    await send(step);
    const wait = start + (step + 1) * EVENT_EVERY_MS - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

function figuresOf(frames: readonly number[], cpuSeconds: number): Figures {
  const total = frames.reduce((sum, frame) => sum + frame, 0);
  const sorted = [...frames].sort((a, b) => a - b);
  return {
    fps: total === 0 ? 0 : (1000 * frames.length) / total,
    cpu: (1000 * cpuSeconds) / Math.max(1, frames.length),
    frameP95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.POSITIVE_INFINITY,
  };
}
