import type { HubMessage } from '@geflecht/contract';
import { HUB_DOCUMENT } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';
import { removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';

import type { OpenDocument } from '../testbed/browser.ts';
import {
  liveStage,
  MEMBER,
  MODERATOR,
  opened,
  PROPOSAL,
  saved,
  wordsOf,
  write,
} from '../testbed/live-stage.ts';
import { until } from '../testbed/until.ts';

const stage = liveStage();

describe('broken and hostile input', () => {
  /** A frame of the wire: document, sync, update. */
  function frame(name: string, update: Uint8Array): Uint8Array {
    const head = new TextEncoder().encode(name);
    const length: number[] = [];
    for (let rest = update.length; ; rest >>>= 7) {
      length.push(rest > 127 ? (rest & 127) | 128 : rest);
      if (rest <= 127) break;
    }
    return Uint8Array.from([head.length, ...head, 0, 2, ...length, ...update]);
  }

  it('a broken update is not acknowledged and harms nobody', async () => {
    const victim = await opened(await stage.tabOf(MODERATOR), PROPOSAL);
    const attacker = await stage.tabOf(MEMBER);
    const acknowledged: number[] = [];
    const open = await opened(attacker, PROPOSAL);
    await saved(open);
    open.provider.on('unsyncedChanges', ({ number }: { number: number }) => acknowledged.push(number));
    attacker.socket.send(frame(PROPOSAL, Uint8Array.from([1, 1, 5, 0, 200, 9, 9, 9, 9])));
    await until('the attacker is out', () => attacker.closes.some((close) => close.code === 1007));
    expect(acknowledged).toEqual([]);
    write(victim.doc, 'geht weiter');
    await saved(victim);
    expect(await stage.stored()).toBe(wordsOf(victim.doc));
  });

  it('a thousand mutated updates destroy nothing', async () => {
    const seed = 20_270_519;
    let state = seed;
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state % below;
    };
    const victim = await opened(await stage.tabOf(MODERATOR), PROPOSAL);
    const own = new Y.Doc();
    const honest: Uint8Array[] = [];
    own.on('update', (update: Uint8Array) => honest.push(update));
    for (let nr = 0; nr < 20; nr += 1) write(own, `Satz ${nr}`);
    let attacker = await stage.tabOf(MEMBER);
    await opened(attacker, PROPOSAL);
    for (let nr = 0; nr < 1000; nr += 1) {
      const mutated = Uint8Array.from(honest[random(honest.length)]!);
      for (let change = 0; change <= random(3); change += 1) mutated[random(mutated.length)] = random(256);
      if (attacker.closes.length > 0) {
        attacker.close();
        attacker = await stage.tabOf(MEMBER);
        await opened(attacker, PROPOSAL);
      }
      attacker.socket.send(frame(PROPOSAL, mutated));
    }
    write(victim.doc, 'unversehrt');
    await saved(victim);
    const late = await opened(await stage.tabOf(MODERATOR), PROPOSAL);
    expect(wordsOf(late.doc), `seed ${seed}`).toContain('unversehrt');
    expect(() => Y.encodeStateAsUpdate(late.doc)).not.toThrow();
  });

  it.each([
    ['a caret without ends', { cursor: { anchor: null, head: null } }],
    ['somebody else’s person', { person: MODERATOR }],
    ['a name', { name: 'Somebody' }],
    ['a user with a name', { user: { name: 'Somebody', color: 'red' } }],
    ['a flood', { cursor: { anchor: { tname: 'x'.repeat(20_000) }, head: { tname: 'x' } } }],
  ])('presence with %s does not travel on as it was', async (_, hostile) => {
    const victim = await opened(await stage.tabOf(MODERATOR), PROPOSAL);
    const attacker = await opened(await stage.tabOf(MEMBER), PROPOSAL);
    attacker.provider.awareness!.setLocalState(hostile);
    // A second, honest document of the same socket proves that the first message has been handled.
    attacker.provider.awareness!.setLocalState({ person: MEMBER });
    const state = await until('the honest state', () =>
      victim.provider.awareness!.getStates().get(attacker.doc.clientID),
    );
    expect(state).toEqual({ person: MEMBER });
  });

  it('presence that a tab takes back is gone for the others, its own only', async () => {
    const [one, other] = [
      await opened(await stage.tabOf(MODERATOR), PROPOSAL),
      await opened(await stage.tabOf(MEMBER), PROPOSAL),
    ];
    const [first, second] = [one.doc.clientID, other.doc.clientID];
    const seen = (by: OpenDocument) => [...by.provider.awareness!.getStates().keys()];
    one.provider.awareness!.setLocalState({ person: MODERATOR });
    other.provider.awareness!.setLocalState({ person: MEMBER });
    await until('both are seen', () => seen(one).includes(second) && seen(other).includes(first));
    other.provider.awareness!.setLocalState(null);
    await until('the one is gone', () => !seen(one).includes(second));
    other.provider.awareness!.setLocalState({ person: MEMBER });
    await until('and is back', () => seen(one).includes(second));
    // Withdrawing in another's name changes nothing.
    removeAwarenessStates(other.provider.awareness!, [first], 'forged');
    write(other.doc, 'danach');
    await until('what came after it has arrived', () => wordsOf(one.doc).includes('danach'));
    const witness = await opened(await stage.tabOf(MODERATOR), PROPOSAL);
    await until(
      'the witness sees both',
      () => seen(witness).includes(first) && seen(witness).includes(second),
    );
  });

  it('nobody speaks for another’s cursor', async () => {
    const victim = await opened(await stage.tabOf(MODERATOR), PROPOSAL);
    const witness = await opened(await stage.tabOf(MODERATOR), PROPOSAL);
    const client = victim.doc.clientID;
    victim.provider.awareness!.setLocalState({ person: MODERATOR });
    await until('the victim is seen', () => witness.provider.awareness!.getStates().has(client));
    const forged = new Y.Doc();
    forged.clientID = client;
    const attacker = await opened(await stage.tabOf(MEMBER), PROPOSAL, forged);
    attacker.provider.awareness!.setLocalState({ person: MEMBER });
    forged.clientID = client + 1;
    write(forged, 'danach');
    await until('what came after it has arrived', () => wordsOf(witness.doc).includes('danach'));
    expect(witness.provider.awareness!.getStates().get(client)).toEqual({ person: MODERATOR });
  });

  it('hub messages that are none are passed over', async () => {
    const hub = await opened(await stage.tabOf(MODERATOR), HUB_DOCUMENT);
    for (const payload of [
      '',
      '{',
      'null',
      '{"type":"place"}',
      `{"type":"resume","after":-1}`,
      'x'.repeat(9000),
    ]) {
      hub.provider.sendStateless(payload);
    }
    hub.provider.sendStateless(JSON.stringify({ type: 'resume', after: 0 }));
    await until('the answer', () =>
      hub.messages.some((message) => (message as HubMessage).type === 'resumed'),
    );
  });
});
