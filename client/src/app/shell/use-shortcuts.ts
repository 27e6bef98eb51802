import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';

import { useStepBack } from './trail-bar.tsx';
import { useManufakturen } from './use-manufakturen.ts';

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** Alt+1…8 floats to a Manufaktur, Alt+← back along the trail, ⌘K or Strg+K searches. */
export function useShortcuts({ search }: { readonly search: () => void }): void {
  const router = useRouter();
  const { manufakturen } = useManufakturen();
  const back = useStepBack();

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if ((event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && event.code === 'KeyK') {
      event.preventDefault();
      search();
      return;
    }
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.code === 'ArrowLeft' && !isEditable(event.target)) {
      event.preventDefault();
      back();
      return;
    }
    // By position of the key: with Alt held, a Mac types „¡" or „“" instead of a digit.
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const manufaktur = manufakturen.find((each) => each.number === Number(digit));
    if (manufaktur === undefined) return;
    event.preventDefault();
    void router.navigate({ to: '/m/$slug/tafel', params: { slug: manufaktur.slug } });
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    // Before the editor or the board take the key for themselves.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
