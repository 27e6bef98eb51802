import type { PressedKey } from '@geflecht/board-engine';

/** Keys beside the engine's own; they count wherever nobody is writing. */
export const HOST_KEYS = [
  { deed: 'outline', key: 'g' },
  { deed: 'capture', key: 'q' },
  { deed: 'notes', key: 'm' },
  { deed: 'comment', key: 'c' },
  { deed: 'link', key: 'l' },
  { deed: 'find', key: 'mod+f' },
  { deed: 'help', key: '?' },
] as const;
export type HostDeed = (typeof HOST_KEYS)[number]['deed'];

/** The deed of a key, if it has one. */
export function hostDeedOf({ key, ctrlKey, metaKey, altKey }: PressedKey): HostDeed | null {
  if (altKey) return null;
  const pressed = `${ctrlKey || metaKey ? 'mod+' : ''}${key.toLowerCase()}`;
  return HOST_KEYS.find((row) => row.key === pressed)?.deed ?? null;
}
