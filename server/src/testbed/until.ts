import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a condition instead of a time; says what it waited for when that never came. */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  within = 5000,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + within;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== null && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${within} ms`);
    await pause(5);
  }
}
