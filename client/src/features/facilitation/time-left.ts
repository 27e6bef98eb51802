import type { BoardTimer } from '@geflecht/contract';

/** Milliseconds that are left of a timer; `now` by the server's clock. */
export function leftOf({ endsAt, left }: BoardTimer, now: number): number {
  return left ?? Math.max(0, endsAt === null ? 0 : Date.parse(endsAt) - now);
}

/** Minutes and seconds; the last second is shown until it is over. */
export function shownTime(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
