/** A worker that tells of others' changes as a connection does: each by itself, on time, whether or not the page keeps up. */
const EVERY_MS = 4;

/** When the first was due, in milliseconds since 1970, and after that the number of each change. */
export type Sent = { readonly began: number } | { readonly nr: number };

const tell = (sent: Sent): void => postMessage(sent);

addEventListener('message', ({ data: perSecond }: MessageEvent<number>) => {
  const start = performance.now();
  let sent = 0;
  tell({ began: performance.timeOrigin + start });
  setInterval(() => {
    const due = Math.floor(((performance.now() - start) / 1000) * perSecond);
    for (; sent < due; sent++) tell({ nr: sent });
  }, EVERY_MS);
});
