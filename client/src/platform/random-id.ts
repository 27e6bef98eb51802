/** 24 hexadecimal digits: 96 random bits. Unlike `crypto.randomUUID` it also works on a page without https. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
