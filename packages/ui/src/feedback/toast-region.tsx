import { Check, CircleAlert, TriangleAlert, X, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { createPortal } from 'react-dom';

import { Button } from '../button/button.tsx';
import { IconButton } from '../button/icon-button.tsx';
import { useUiLabels } from '../labels/ui-provider.tsx';
import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';
import type { Toast, ToastQueue, ToastTone } from './toast-queue.ts';
import { toastQueue } from './toast.ts';

import styles from './feedback.module.css';

const icons: Readonly<Record<ToastTone, LucideIcon>> = {
  info: Check,
  caution: TriangleAlert,
  danger: CircleAlert,
};

/** Reads new toasts out politely, together with the name of the action they offer. */
function Announcer({ toasts }: { readonly toasts: readonly Toast[] }) {
  const [text, setText] = useState('');
  const lastId = useRef(0);
  useEffect(() => {
    const fresh = toasts.filter((toast) => toast.id > lastId.current);
    const newest = fresh.at(-1);
    if (newest === undefined) return;
    lastId.current = newest.id;
    setText(fresh.map(({ text: said, action }) => (action ? `${said} ${action.label}` : said)).join(' '));
  }, [toasts]);
  return (
    <VisuallyHidden>
      <div role="status" aria-live="polite" aria-atomic="true">
        {text}
      </div>
    </VisuallyHidden>
  );
}

export interface ToastRegionProps {
  /** Another queue than the page's own, for tests. */
  readonly queue?: ToastQueue | undefined;
}

/**
 * Put it once beside the app. F6 leads into it and back. It takes no focus by itself, stays usable
 * above a modal dialog, and keeps clear of bars at the bottom (`--inset-bottom` and `--inset-tools` on `:root`). While a dialog is open it
 * stands at the top, and the dialog keeps below it: its buttons are at its bottom and stay where they are.
 */
export function ToastRegion({ queue = toastQueue }: ToastRegionProps) {
  const labels = useUiLabels();
  const toasts = useSyncExternalStore(queue.subscribe, queue.visible);
  const region = useRef<HTMLElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const count = toasts.length;
  const isShown = count > 0;

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const element = region.current;
      if (event.key !== 'F6' || element === null || count === 0) return;
      event.preventDefault();
      if (element.contains(document.activeElement)) {
        cameFrom.current?.focus();
      } else {
        cameFrom.current = document.activeElement as HTMLElement | null;
        element.querySelector('button')?.focus();
      }
    };
    const onVisibility = (): void => (document.hidden ? queue.pause() : queue.resume());
    document.addEventListener('keydown', onKey);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [queue, count]);

  // A dialog that is too tall leaves this much of the top edge free.
  useEffect(() => {
    const element = region.current;
    if (element === null) return;
    const root = document.documentElement;
    const watch = new ResizeObserver(() => {
      root.style.setProperty('--inset-toasts', `${element.offsetHeight}px`);
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      root.style.removeProperty('--inset-toasts');
    };
  }, [isShown]);

  /** A toast that goes away must not take the focus with it into nowhere. */
  const close = (toast: Toast): void => {
    const hadFocus = region.current?.contains(document.activeElement) === true;
    queue.close(toast.id);
    queue.resume();
    if (hadFocus) cameFrom.current?.focus();
  };

  return createPortal(
    <div data-react-aria-top-layer="true" data-no-print="">
      <Announcer toasts={toasts} />
      {isShown && (
        <section
          ref={region}
          aria-label={labels.notifications}
          className={styles['toasts']}
          onPointerEnter={() => queue.pause()}
          onPointerLeave={() => queue.resume()}
          onFocus={() => queue.pause()}
          onBlur={() => queue.resume()}
        >
          <ol role="list" className={styles['toastList']}>
            {toasts.map((toast) => (
              <li
                key={toast.id}
                className={cx(
                  styles['toast'],
                  toast.tone === 'caution' && styles['toastCaution'],
                  toast.tone === 'danger' && styles['toastDanger'],
                )}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape') return;
                  event.stopPropagation();
                  close(toast);
                }}
              >
                <Icon icon={icons[toast.tone ?? 'info']} />
                <span className={styles['toastText']}>{toast.text}</span>
                {toast.action && (
                  <Button
                    variant="quiet"
                    onPress={() => {
                      toast.action?.onPress();
                      close(toast);
                    }}
                  >
                    {toast.action.label}
                  </Button>
                )}
                <IconButton
                  hasTooltip={false}
                  size="small"
                  label={labels.close}
                  icon={<Icon icon={X} size={16} />}
                  onPress={() => close(toast)}
                />
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>,
    document.body,
  );
}
