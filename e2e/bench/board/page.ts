import { seededRandom } from '@geflecht/testkit/random';

import type { Sent } from './sender.ts';
import type { BenchView, Subject } from './subject.ts';
import { type BenchWorld, benchWorld } from './world.ts';

/** What the bench's process calls in the page. */
export interface BenchPage {
  prepare(notes: number, connectors: number): Promise<{ columns: number; width: number; height: number }>;
  /** Others begin to point at what is in view, each twenty times a second. */
  startPeople(count: number): void;
  /** Puts the prepared board into the browser's storage, as the product keeps it. */
  keep(): Promise<void>;
  /** Reads it from there, mounts and waits for the first frame that shows items; milliseconds. */
  openKept(): Promise<number>;
  /** Mounts and waits for the first frame that shows items; milliseconds. Reads the pixels of the canvas. */
  firstPaint(): Promise<number>;
  /** Mounts without looking at a pixel. */
  mount(): Promise<void>;
  setView(view: BenchView): Promise<void>;
  /** Waits until nothing has held up a frame for a second: fonts, late layout, the collector. */
  settle(): Promise<void>;
  select(ids: readonly string[]): Promise<void>;
  position(id: string): { x: number; y: number };
  /** Counts frames until `stopFrames`, or for so many milliseconds. */
  startFrames(forMs?: number): void;
  /** Times between the frames since `startFrames`, in milliseconds. */
  stopFrames(): number[];
  /** Gets so many changes of others ready. */
  prepareRemote(count: number): void;
  /** For so many milliseconds others' changes come in, each as a message of its own. */
  startRemote(perSecond: number, forMs: number): void;
  /** How many frames since `startRemote` held all changes but those of the last moment. */
  currentFrames(): number;
  /** How many changes were made since `startRemote`. */
  stopRemote(): number;
  /** Runs through views at a frame each. */
  travel(views: readonly BenchView[]): Promise<void>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const subjects: Record<string, () => Promise<Subject>> = {
  geflecht: async () => (await import('./geflecht.ts')).geflecht(),
  excalidraw: async () => (await import('./excalidraw.ts')).excalidraw(),
};

const name = new URLSearchParams(location.search).get('subject') ?? '';
const make = subjects[name];
if (!make) throw new Error(`no subject ${name}`);
const subject = await make();
const container = document.getElementById('board') as HTMLElement;
let world: BenchWorld | undefined;
let frames: number[] = [];
let frameHandle = 0;
let sender: Worker | undefined;
let remoteDone = 0;
/** How many of others' changes are to be shown at a time, a moment's worth apart. */
let remoteDue: (at: number) => number = () => 0;
let current = 0;
let started = 0;
let looked: BenchView = { x: 0, y: 0, zoom: 1 };
/** As the server tells a crowd: the latest of each, gathered. */
const PEOPLE_EVERY_MS = 50;
/** What is shown later than this is late. */
const MOMENT_MS = 200;

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Whether the middle of the canvas holds more than one colour. */
function showsItems(): boolean {
  const canvas = subject.canvas();
  const ctx = canvas?.getContext('2d');
  if (!canvas || !ctx || canvas.width < 10) return false;
  const size = 200;
  const { data } = ctx.getImageData(canvas.width / 2 - size / 2, canvas.height / 2 - size / 2, size, size);
  for (let i = 4; i < data.length; i += 4) {
    if (data[i] !== data[0] || data[i + 1] !== data[1] || data[i + 2] !== data[2]) return true;
  }
  return false;
}

/** Only what stands in our own storage can be opened from it. */
function kept(): { keep(): Promise<void>; open(): Promise<void> } {
  if (subject.storage === undefined) throw new Error(`${name} keeps nothing`);
  return subject.storage;
}

window.bench = {
  async prepare(notes, connectors) {
    world = benchWorld(notes, connectors);
    await subject.prepare(world);
    const { columns, width, height } = world;
    return { columns, width, height };
  },
  async firstPaint() {
    await frame();
    const start = performance.now();
    subject.mount(container);
    do await frame();
    while (!showsItems());
    return performance.now() - start;
  },
  async mount() {
    started = performance.now();
    subject.mount(container);
    do await frame();
    while (subject.canvas() === null);
  },
  async keep() {
    await kept().keep();
  },
  async openKept() {
    const start = performance.now();
    await kept().open();
    subject.mount(container);
    do await frame();
    while (!showsItems());
    return performance.now() - start;
  },
  async setView(view) {
    looked = view;
    subject.setView(view);
    await frame();
    await frame();
  },
  async settle() {
    let last = await frame();
    for (let calm = 0; calm < 60;) {
      const at = await frame();
      calm = at - last < 25 ? calm + 1 : 0;
      last = at;
      // A program that never comes to rest is measured as it is.
      if (performance.now() - started > 20_000) return;
    }
  },
  async select(ids) {
    subject.select(ids);
    await frame();
    await frame();
  },
  position: (id) => subject.position(id),
  startPeople(count) {
    const begun = performance.now();
    setInterval(() => {
      const seconds = (performance.now() - begun) / 1000;
      const { x, y, zoom } = looked;
      subject.movePeople(
        Array.from({ length: count }, (_, nr) => ({
          nr,
          x: x + ((0.45 * innerWidth) / zoom) * Math.sin(seconds * (0.6 + nr / count) + nr),
          y: y + ((0.45 * innerHeight) / zoom) * Math.cos(seconds * (0.9 - nr / (2 * count)) + 2 * nr),
        })),
      );
    }, PEOPLE_EVERY_MS);
  },
  startFrames(forMs = Number.POSITIVE_INFINITY) {
    frames = [];
    const count = (at: number): void => {
      frames.push(at);
      if (remoteDone >= remoteDue(at)) current++;
      if (at - (frames[0] ?? at) < forMs) frameHandle = requestAnimationFrame(count);
    };
    frameHandle = requestAnimationFrame(count);
  },
  stopFrames() {
    cancelAnimationFrame(frameHandle);
    return frames.slice(1).map((at, index) => at - (frames[index] as number));
  },
  prepareRemote(count) {
    const next = seededRandom(7);
    const notes = world?.notes ?? [];
    const moves = Array.from({ length: count }, () => {
      const note = notes[Math.floor(next() * notes.length)];
      return { id: note?.id ?? '', dx: next() * 20 - 10, dy: next() * 20 - 10 };
    });
    subject.prepareRemote(moves);
  },
  startRemote(perSecond, forMs) {
    remoteDone = 0;
    current = 0;
    remoteDue = () => 0;
    const end = performance.now() + forMs;
    sender = new Worker(new URL('sender.ts', import.meta.url), { type: 'module' });
    sender.addEventListener('message', ({ data }: MessageEvent<Sent>) => {
      if ('began' in data) {
        const start = data.began - performance.timeOrigin + MOMENT_MS;
        remoteDue = (at) => Math.floor(((at - start) * perSecond) / 1000);
        return;
      }
      // What the page has not come to until then is left: nothing has to be waited for.
      if (performance.now() > end) return;
      subject.receive(data.nr);
      remoteDone++;
    });
    sender.postMessage(perSecond);
  },
  stopRemote() {
    sender?.terminate();
    return remoteDone;
  },
  currentFrames: () => current,
  async travel(views) {
    for (const view of views) {
      subject.setView(view);
      await frame();
    }
  },
};
