/** Letters that XML does not know at all: control characters and halves of pairs. */
// oxlint-disable-next-line no-control-regex -- these are the letters it is about
const UNKNOWN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Words as text or as an attribute's value: nothing in them can become markup. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(UNKNOWN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
