import { createToastQueue, type ToastContent } from './toast-queue.ts';

/** The one queue of a page, shown by `<ToastRegion>`. */
export const toastQueue = createToastQueue({
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

/** Says what happened and offers undo: `toast({ text, action: { label: 'Rückgängig', onPress } })`. */
export function toast(content: ToastContent): () => void {
  return toastQueue.show(content);
}
