/** A worker that tells of others' changes as a connection does: each by itself, on time, whether or not the page keeps up. */
const EVERY_MS = 4;

addEventListener('message', ({ data: perSecond }: MessageEvent<number>) => {
  const start = performance.now();
  let sent = 0;
  setInterval(() => {
    const due = Math.floor(((performance.now() - start) / 1000) * perSecond);
    for (; sent < due; sent++) postMessage(sent);
  }, EVERY_MS);
});
