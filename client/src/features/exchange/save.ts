/** Hands a file to the browser's downloads. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken the address up by the next turn; kept longer it would hold the file in memory.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
