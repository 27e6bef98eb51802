import type { Random } from '@geflecht/testkit/random';

import type { Bus, BusState } from '../collab/bus/index.ts';

/** What carries the calls of several nodes in one process: late, in any order of nodes, and sometimes not at all. */
export interface Ether {
  bus(node: string): Bus;
  /** Nobody hears anybody until `heal`. */
  part(): void;
  heal(): void;
}

export function createEther(random: Random): Ether {
  const listeners = new Map<string, Map<string, Set<(payload: Uint8Array) => void>>>();
  const watchers = new Set<(state: BusState) => void>();
  let state: BusState = 'up';

  function turn(next: BusState): void {
    if (next === state) return;
    state = next;
    for (const watcher of watchers) watcher(next);
  }

  return {
    part: () => turn('down'),
    heal: () => turn('up'),
    bus(node) {
      const own = new Map<string, Set<(payload: Uint8Array) => void>>();
      listeners.set(node, own);
      return {
        node,
        isSilent: false,
        publish(channel, payload) {
          if (state !== 'up') return;
          for (const [other, channels] of listeners) {
            if (other === node) continue;
            const deliver = (): void => {
              if (state === 'up') for (const listener of channels.get(channel) ?? []) listener(payload);
            };
            if (random.chance(0.5)) setImmediate(deliver);
            else setTimeout(deliver, random.below(4));
          }
        },
        subscribe(channel, listener, hears) {
          const known = own.get(channel) ?? new Set();
          own.set(channel, known.add(listener));
          const watch = (next: BusState): void => {
            if (next === 'up') hears?.();
          };
          watchers.add(watch);
          watch(state);
          return () => {
            known.delete(listener);
            watchers.delete(watch);
          };
        },
        state: () => state,
        onState(watcher) {
          watchers.add(watcher);
          return () => watchers.delete(watcher);
        },
        async close() {
          listeners.delete(node);
          await Promise.resolve();
        },
      };
    },
  };
}
