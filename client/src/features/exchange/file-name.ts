/** „Tafel Klima 2026-11-23.png": the board's name, made fit for every file system, and the day in Dresden. */
export function fileName(title: string, at: Date, ending: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(at);
  const safe = title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ .]+/, '')
    .slice(0, 80)
    .trim();
  return `${safe === '' ? 'Tafel' : safe} ${day}.${ending}`;
}
