import latin400 from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff?url';
import latin600 from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-600-normal.woff?url';
import more400 from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff?url';
import more600 from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-600-normal.woff?url';

import { type Letters, openLetters } from './letters.ts';

let letters: Promise<Letters> | undefined;

/** The typeface as files can carry it; the one of the screen has all weights in one and cannot be embedded. */
export async function loadLetters(): Promise<Letters> {
  letters ??= Promise.all([latin400, more400, latin600, more600].map(load)).then((files) =>
    openLetters({ 400: files.slice(0, 2), 600: files.slice(2) }),
  );
  try {
    return await letters;
  } catch (error) {
    // Without a connection it fails; the next attempt is to ask again.
    letters = undefined;
    throw error;
  }
}

async function load(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`no font at ${address}`);
  return new Uint8Array(await answer.arrayBuffer());
}
