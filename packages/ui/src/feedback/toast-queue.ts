export type ToastTone = 'info' | 'caution' | 'danger';

export interface ToastContent {
  /** What happened, a whole sentence: „Vorschlag verschoben." */
  readonly text: string;
  readonly tone?: ToastTone | undefined;
  /** Usually „Rückgängig". Pressing it closes the toast. */
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
  /** A new toast of the same key takes the old one's place instead of piling up. */
  readonly key?: string | undefined;
  /** Stays until it is closed. Always so for `danger`. */
  readonly isSticky?: boolean | undefined;
}

export interface Toast extends ToastContent {
  readonly id: number;
}

/** The clock of a queue; ms. */
export interface ToastClock {
  now(): number;
  /** Calls back after `ms`; returns the way to call it off. */
  after(ms: number, run: () => void): () => void;
}

export interface ToastQueue {
  /** Shows a toast; returns the way to take it away. */
  show(content: ToastContent): () => void;
  close(id: number): void;
  /** While somebody reads (hover, focus, another window) no time passes. */
  pause(): void;
  resume(): void;
  /** The toasts on the screen, oldest first; the same array until something changes. */
  visible(): readonly Toast[];
  subscribe(listener: () => void): () => void;
}

/** Time to read one sentence, and more when there is something to decide; ms. */
export const toastDurations = { plain: 6_000, withAction: 10_000 } as const;
/** More than this at once is noise: the rest waits. */
export const maxVisibleToasts = 3;

interface Entry {
  readonly toast: Toast;
  /** Time left to live in ms, `null` for a toast that stays. */
  left: number | null;
  startedAt: number;
  stop: (() => void) | null;
}

const lifetime = (content: ToastContent): number | null => {
  if (content.isSticky === true || content.tone === 'danger') return null;
  return content.action ? toastDurations.withAction : toastDurations.plain;
};

export function createToastQueue(clock: ToastClock): ToastQueue {
  let entries: readonly Entry[] = [];
  let shown: readonly Toast[] = [];
  let isPaused = false;
  let nextId = 1;
  const listeners = new Set<() => void>();

  const halt = (entry: Entry): void => {
    if (entry.stop === null) return;
    entry.stop();
    entry.stop = null;
    if (entry.left !== null) entry.left = Math.max(0, entry.left - (clock.now() - entry.startedAt));
  };

  const run = (entry: Entry): void => {
    if (isPaused || entry.stop !== null || entry.left === null) return;
    entry.startedAt = clock.now();
    entry.stop = clock.after(entry.left, () => close(entry.toast.id));
  };

  const publish = (): void => {
    const visible = entries.slice(0, maxVisibleToasts);
    for (const entry of visible) run(entry);
    shown = visible.map((entry) => entry.toast);
    for (const listener of listeners) listener();
  };

  function close(id: number): void {
    const entry = entries.find((candidate) => candidate.toast.id === id);
    if (entry === undefined) return;
    halt(entry);
    entries = entries.filter((candidate) => candidate !== entry);
    publish();
  }

  return {
    show(content) {
      const toast: Toast = { ...content, id: nextId++ };
      const fresh: Entry = { toast, left: lifetime(content), startedAt: 0, stop: null };
      const old =
        content.key === undefined
          ? undefined
          : entries.find((candidate) => candidate.toast.key === content.key);
      if (old) {
        halt(old);
        entries = entries.map((candidate) => (candidate === old ? fresh : candidate));
      } else {
        entries = [...entries, fresh];
      }
      publish();
      return () => close(toast.id);
    },
    close,
    pause() {
      isPaused = true;
      for (const entry of entries) halt(entry);
    },
    resume() {
      isPaused = false;
      for (const entry of entries.slice(0, maxVisibleToasts)) run(entry);
    },
    visible: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
