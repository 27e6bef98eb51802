/** A step that cannot go on; its message is the one line the reader gets. */
export class StepFailed extends Error {}

/**
 * Runs one step and tells the reader what it is and how long it took.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = process.hrtime.bigint();
  const result = await work();
  console.log(`· ${title} (${secondsSince(began)})`);
  return result;
}

/** @param {bigint} began a reading of `process.hrtime.bigint()` */
export function secondsSince(began) {
  return `${(Number(process.hrtime.bigint() - began) / 1e9).toFixed(1)} s`;
}
