import { catalogueOf } from '@geflecht/i18n';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

import { UiProvider } from '../labels/ui-provider.tsx';

/** Renders into the test's document inside a German `UiProvider`. */
export function render(node: ReactNode): {
  host: HTMLElement;
  show: (next: ReactNode) => void;
  unmount: () => void;
} {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  const show = (next: ReactNode): void =>
    act(() =>
      root.render(
        <UiProvider locale="de-DE" labels={catalogueOf('de').shell.ui}>
          {next}
        </UiProvider>,
      ),
    );
  show(node);
  return {
    host,
    show,
    unmount() {
      act(() => root.unmount());
      host.remove();
    },
  };
}

/** A press as a keyboard or screen reader makes it. */
export function press(element: Element): void {
  act(() => (element as HTMLElement).click());
}
