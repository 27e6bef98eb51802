import type { ImageId } from '@geflecht/domain';

/** A decoded picture; `close` frees what it holds. */
export interface Decoded {
  readonly width: number;
  readonly height: number;
  close(): void;
}

export interface PictureSourceOptions<P extends Decoded> {
  /** Fetches and decodes a picture no larger than `side` pixels on its longer side. Rejects when it cannot be had. */
  readonly load: (id: ImageId, side: number, signal: AbortSignal) => Promise<P>;
  /** Something that was asked for has come. */
  readonly changed: () => void;
  /** Bytes that decoded pictures may take. */
  readonly budget: number;
  /** Milliseconds on a clock that only grows. */
  readonly now: () => number;
}

/** Pictures of a board, decoded as large as they are drawn. */
export interface PictureSource<P extends Decoded> {
  /** What there is of a picture now; a larger one is fetched when it is too small for `side` pixels. */
  picture(id: ImageId, side: number): P | undefined;
  /** Tries again at once what could not be had. */
  retry(): void;
  destroy(): void;
}

/** Longer sides, in pixels, in which pictures are decoded; the last is as large as the server keeps them. */
const SIDES = [256, 512, 1024, 2400] as const;
const AT_ONCE = 4;
/** Milliseconds until a picture that could not be had is asked for again; doubled each time. */
const AGAIN = 4_000;
const AGAIN_AT_MOST = 120_000;

interface Entry<P> {
  picture?: P;
  /** Side it was decoded for. */
  side: number;
  /** Side that is on its way, or is wanted. */
  wanted: number;
  isLoading: boolean;
  failures: number;
  /** Not asked for again before. */
  until: number;
  usedAt: number;
}

/** Keeps what was drawn lately within a budget, and fetches a few at a time. */
export function createPictureSource<P extends Decoded>({
  load,
  changed,
  budget,
  now,
}: PictureSourceOptions<P>): PictureSource<P> {
  const entries = new Map<ImageId, Entry<P>>();
  const stopping = new AbortController();
  let running = 0;

  function bytesOf({ picture }: Entry<P>): number {
    return picture === undefined ? 0 : picture.width * picture.height * 4;
  }

  /** Lets go of what was drawn longest ago, until the rest fits; what was drawn last always stays. */
  function shrink(latest: Entry<P>): void {
    let held = 0;
    for (const entry of entries.values()) held += bytesOf(entry);
    const byAge = [...entries].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [id, entry] of byAge) {
      if (held <= budget) return;
      if (entry === latest || entry.picture === undefined || entry.isLoading) continue;
      held -= bytesOf(entry);
      entry.picture.close();
      entries.delete(id);
    }
  }

  function start(): void {
    for (const [id, entry] of entries) {
      if (running >= AT_ONCE) return;
      const isDue = !entry.isLoading && entry.wanted > entry.side && entry.until <= now();
      if (isDue) void fetchOne(id, entry);
    }
  }

  async function fetchOne(id: ImageId, entry: Entry<P>): Promise<void> {
    const side = entry.wanted;
    entry.isLoading = true;
    running += 1;
    try {
      const picture = await load(id, side, stopping.signal);
      if (stopping.signal.aborted) {
        picture.close();
        return;
      }
      entry.picture?.close();
      entry.picture = picture;
      entry.side = side;
      entry.failures = 0;
      shrink(entry);
      changed();
    } catch {
      // Without a net, or not there (yet): its words stand in its place, and it is asked for again later.
      entry.failures += 1;
      entry.until = now() + Math.min(AGAIN_AT_MOST, AGAIN * 2 ** (entry.failures - 1));
      const wait = setTimeout(changed, entry.until - now());
      stopping.signal.addEventListener('abort', () => clearTimeout(wait), { once: true });
    } finally {
      entry.isLoading = false;
      running -= 1;
      if (!stopping.signal.aborted) start();
    }
  }

  return {
    picture(id, side) {
      const wanted = SIDES.find((each) => each >= side) ?? SIDES[3];
      let entry = entries.get(id);
      if (entry === undefined) {
        entry = { side: 0, wanted, isLoading: false, failures: 0, until: 0, usedAt: 0 };
        entries.set(id, entry);
      }
      entry.usedAt = now();
      entry.wanted = Math.max(entry.wanted, wanted);
      if (entry.wanted > entry.side) start();
      return entry.picture;
    },
    retry() {
      for (const entry of entries.values()) entry.until = 0;
      start();
      changed();
    },
    destroy() {
      stopping.abort();
      for (const { picture } of entries.values()) picture?.close();
      entries.clear();
    },
  };
}
