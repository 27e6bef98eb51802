/** The system clipboard; browsers offer it only to pages from this machine or over https. */
export function systemClipboard(): Clipboard | undefined {
  return isSecureContext ? navigator.clipboard : undefined;
}
