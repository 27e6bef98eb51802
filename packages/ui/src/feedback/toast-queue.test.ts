import { expect, test } from 'vitest';

import { createToastQueue, maxVisibleToasts, toastDurations, type ToastClock } from './toast-queue.ts';

/** A clock that moves only when told to. */
function manualClock(): ToastClock & { advance(ms: number): void } {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      now += ms;
      const due = timers.filter((timer) => timer.at <= now);
      timers = timers.filter((timer) => timer.at > now);
      for (const timer of due) timer.run();
    },
  };
}

function setUp() {
  const clock = manualClock();
  const queue = createToastQueue(clock);
  return { clock, queue, texts: () => queue.visible().map((toast) => toast.text) };
}

test('a plain toast leaves after its time, one with an action stays longer', () => {
  const { clock, queue, texts } = setUp();
  queue.show({ text: 'Gespeichert.' });
  queue.show({ text: 'Notiz gelöscht.', action: { label: 'Rückgängig', onPress() {} } });
  clock.advance(toastDurations.plain - 1);
  expect(texts()).toEqual(['Gespeichert.', 'Notiz gelöscht.']);
  clock.advance(1);
  expect(texts()).toEqual(['Notiz gelöscht.']);
  clock.advance(toastDurations.withAction - toastDurations.plain);
  expect(texts()).toEqual([]);
});

test('no time passes while somebody reads', () => {
  const { clock, queue, texts } = setUp();
  queue.show({ text: 'Verschoben.' });
  clock.advance(toastDurations.plain - 1000);
  queue.pause();
  clock.advance(3_600_000);
  expect(texts()).toEqual(['Verschoben.']);
  queue.resume();
  clock.advance(999);
  expect(texts()).toEqual(['Verschoben.']);
  clock.advance(1);
  expect(texts()).toEqual([]);
});

test('a toast that arrives during a pause does not run off either', () => {
  const { clock, queue, texts } = setUp();
  queue.pause();
  queue.show({ text: 'Später.' });
  clock.advance(toastDurations.plain * 2);
  expect(texts()).toEqual(['Später.']);
});

test('trouble and sticky toasts stay until they are closed', () => {
  const { clock, queue, texts } = setUp();
  queue.show({ text: 'Nicht gespeichert.', tone: 'danger' });
  const close = queue.show({ text: 'Neue Fassung da.', isSticky: true });
  clock.advance(toastDurations.withAction * 100);
  expect(texts()).toEqual(['Nicht gespeichert.', 'Neue Fassung da.']);
  close();
  expect(texts()).toEqual(['Nicht gespeichert.']);
});

test('more than a few wait, and their time starts only when they are seen', () => {
  const { clock, queue, texts } = setUp();
  for (let i = 1; i <= maxVisibleToasts + 1; i += 1) queue.show({ text: `${i}` });
  expect(texts()).toEqual(['1', '2', '3']);
  clock.advance(toastDurations.plain);
  expect(texts()).toEqual(['4']);
  clock.advance(toastDurations.plain - 1);
  expect(texts()).toEqual(['4']);
});

test('a toast of the same key takes the place of the old one with its full time', () => {
  const { clock, queue, texts } = setUp();
  queue.show({ text: '1 Notiz verschoben.', key: 'move' });
  queue.show({ text: 'Anderes.' });
  clock.advance(toastDurations.plain - 1);
  queue.show({ text: '2 Notizen verschoben.', key: 'move' });
  expect(texts()).toEqual(['2 Notizen verschoben.', 'Anderes.']);
  clock.advance(1);
  expect(texts()).toEqual(['2 Notizen verschoben.']);
});

test('subscribers hear of every change and of nothing else', () => {
  const { queue } = setUp();
  let calls = 0;
  const stop = queue.subscribe(() => {
    calls += 1;
  });
  const before = queue.visible();
  expect(queue.visible()).toBe(before);
  const close = queue.show({ text: 'a' });
  expect(calls).toBe(1);
  close();
  close();
  expect(calls).toBe(2);
  stop();
  queue.show({ text: 'b' });
  expect(calls).toBe(2);
});
