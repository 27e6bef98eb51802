import { useState } from 'react';

/**
 * The key in the fragment of the address: fragments never reach a server's log. It is read once and then taken out of
 * the address, so that it does not stay in the history or on a shared screen.
 */
export function useFragmentToken(): string | null {
  const [token] = useState(() => {
    const fragment = window.location.hash.slice(1);
    const found =
      new URLSearchParams(fragment).get('token') ?? (fragment === '' ? null : decodeURIComponent(fragment));
    if (found !== null) window.history.replaceState(window.history.state, '', window.location.pathname);
    return found;
  });
  return token;
}
