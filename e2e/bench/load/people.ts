/** Client ids as large as random ones mostly are, so that they take as many bytes on the wire. */
const FIRST_CLIENT = 0x4000_0000;
const CLIENTS_A_DOCUMENT = 0x10_0000;
/** The notes' own client ids lie beyond those of the people. */
const FIRST_NOTE = 0x8_0000;

/** Where the client ids of the people at the nth document begin. */
export function clientsOf(document: number): number {
  return FIRST_CLIENT + document * CLIENTS_A_DOCUMENT;
}

/** The client id that made the nth note of a document. */
export function noteClient(document: number, nr: number): number {
  return clientsOf(document) + FIRST_NOTE + nr;
}

/** What a board's page says of a moving pointer. */
export function cursorState(person: string, client: number, clock: number): string {
  const turn = (client % 97) + clock / 10;
  const [x, y] = [Math.round(9000 * Math.sin(turn)) / 10, Math.round(6000 * Math.cos(turn * 1.3)) / 10];
  return `{"person":"${person}","board":{"cursor":{"x":${x},"y":${y}}}}`;
}

/** Does something for each of many, a few at a time: opening a thousand sockets in one moment is a case of its own. */
export async function inTurn(count: number, act: (nr: number) => Promise<void>, atOnce = 20): Promise<void> {
  for (let begin = 0; begin < count; begin += atOnce)
    await Promise.all(
      Array.from({ length: Math.min(atOnce, count - begin) }, async (_, i) => await act(begin + i)),
    );
}

/** Waits until something is so; answers whether it came to be in time. */
export async function reached(condition: () => boolean, withinSeconds: number): Promise<boolean> {
  const until = performance.now() + withinSeconds * 1000;
  while (!condition()) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return true;
}
