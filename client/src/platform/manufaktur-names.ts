import type { Manufaktur } from '@geflecht/domain';

import { useText } from './text.tsx';

type Named = Pick<Manufaktur, 'slug' | 'name'>;

/** The longest short name that fits the strip, in characters. */
const FITS = 14;

/** The first words of a name that fit the strip. */
export function shorten(name: string): string {
  if (name.length <= FITS) return name;
  const [first = name] = name.split(/[\s,]/);
  return first.length <= FITS ? first : `${first.slice(0, FITS - 1)}…`;
}

/** Names of Manufakturen in the chosen language; a Manufaktur founded later keeps the name its people gave it. */
export function useManufakturNames(): { short(manufaktur: Named): string; full(manufaktur: Named): string } {
  const { strip } = useText();
  return {
    short: ({ slug, name }) => strip.short[slug] ?? shorten(name),
    full: ({ slug, name }) => strip.name[slug] ?? name,
  };
}
