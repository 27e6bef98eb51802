import { act } from 'react';
import { Button as BareButton } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Button } from '../button/button.tsx';
import { render } from '../testing/render.tsx';

// React Aria injects nothing while NODE_ENV is "test".
beforeEach(() => {
  vi.stubEnv('NODE_ENV', 'production');
  document.head.replaceChildren();
});
afterEach(() => {
  vi.unstubAllEnvs();
  document.head.replaceChildren();
});

test('React Aria by itself would inject a style element', async () => {
  const host = document.createElement('div');
  const root = createRoot(host);
  document.body.append(host);
  root.render(<BareButton>Los</BareButton>);
  await vi.waitFor(() => expect(document.querySelectorAll('style')).toHaveLength(1));
  root.unmount();
});

test('inside UiProvider nothing is injected', () => {
  const { unmount, host } = render(<Button>Los</Button>);
  act(() => host.querySelector('button')?.focus());
  expect(document.getElementById('react-aria-pressable-style')?.tagName).toBe('META');
  expect(document.querySelectorAll('style')).toHaveLength(0);
  unmount();
});
