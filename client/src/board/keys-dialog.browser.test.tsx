import { BOARD_KEYS } from '@geflecht/board-engine';
import { catalogueOf } from '@geflecht/i18n';
import { expect, it } from 'vitest';

import { HOST_KEYS, hostDeedOf } from './host-keys.ts';
import { KEY_GROUPS } from './keys-dialog.tsx';

const told: readonly string[] = Object.values(KEY_GROUPS).flat();

it('tells every key that works once, and none that does not', () => {
  const deeds = [...BOARD_KEYS, ...HOST_KEYS].map(({ deed }) => deed);
  expect(told.toSorted()).toEqual(deeds.toSorted());
});

it('has words for each in both languages', () => {
  for (const language of ['de', 'en'] as const)
    expect(Object.keys(catalogueOf(language).board.keys.rows).toSorted()).toEqual(told.toSorted());
});

it('gives no key to two deeds, on the board or beside it', () => {
  const keys = [
    ...BOARD_KEYS.flatMap((row): readonly string[] => row.keys),
    ...HOST_KEYS.map(({ key }) => key),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

it.each(HOST_KEYS)('hears $key, in capitals too, but with no other modifier', ({ deed, key }) => {
  const isMod = key.startsWith('mod+');
  const letter = key.replace('mod+', '');
  const plain = { key: letter, ctrlKey: isMod, metaKey: false, shiftKey: false, altKey: false };
  expect(hostDeedOf(plain)).toBe(deed);
  expect(hostDeedOf({ ...plain, key: letter.toUpperCase() })).toBe(deed);
  expect(hostDeedOf({ ...plain, ctrlKey: !isMod })).not.toBe(deed);
  expect(hostDeedOf({ ...plain, altKey: true })).toBeNull();
});
