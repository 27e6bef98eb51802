/**
 * Takes the event handlers out of pasted HTML before a browser sees it. The schema would drop them anyway and the
 * content security policy keeps them from running, but a browser reports each of them as a violation.
 */
export function withoutHandlers(html: string): string {
  return html.replaceAll(/<[a-z][^>]*>/giu, (tag) =>
    tag.replaceAll(/([\s"'/])on[a-z]+(?=\s*=)/giu, '$1data-dropped'),
  );
}
