import type { HubMessage } from '@geflecht/contract';
import { HUB_DOCUMENT } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';

import type { OpenDocument } from '../testbed/browser.ts';
import { knownRoster } from '../testbed/known-roster.ts';
import { CITY_CONTACT, liveStage, MEMBER, MODERATOR, opened } from '../testbed/live-stage.ts';
import { until } from '../testbed/until.ts';

const stage = liveStage();

describe('the hub', () => {
  const known = (hub: OpenDocument) => knownRoster(hub.messages);
  const rosters = (hub: OpenDocument) =>
    (hub.messages as HubMessage[]).filter(({ type }) => type === 'roster' || type === 'roster_changed');

  function stand(hub: OpenDocument, manufaktur: string | null): void {
    hub.provider.sendStateless(
      JSON.stringify({ type: 'place', place: { manufaktur, view: 'tafel' }, protocol: 1 }),
    );
  }

  it('tells within a second who is where, one place per person', async () => {
    const browser = await stage.product.as(MODERATOR);
    const [tab, second] = [
      await opened(browser.tab(), HUB_DOCUMENT),
      await opened(browser.tab(), HUB_DOCUMENT),
    ];
    const watcher = await opened(await stage.tabOf(MEMBER), HUB_DOCUMENT);
    stand(tab, 'mobilitaet');
    await until('the first place', () => known(watcher)?.heads['mobilitaet' as never] === 1, 3000);
    stand(second, 'klima-energie');
    await until('the second place', () => known(watcher)?.heads['klima-energie' as never] === 1, 4000);
    expect(known(watcher)).toEqual({
      type: 'roster',
      people: [{ person: MODERATOR, place: { manufaktur: 'klima-energie', view: 'tafel' } }],
      heads: { 'klima-energie': 1 },
    });
    expect(stage.product.context.collab.heads()).toEqual({ 'klima-energie': 1 });
    browser.close();
    await until('the person is gone', () => known(watcher)?.people.length === 0, 5000);
  });

  it('is calm in a crowd: at most one roster a second after the first', async () => {
    const watcher = await opened(await stage.tabOf(MEMBER), HUB_DOCUMENT);
    const hub = await opened(await stage.tabOf(MODERATOR), HUB_DOCUMENT);
    const before = rosters(watcher).length;
    const slugs = ['mobilitaet', 'klima-energie', 'bildung', 'stadtentwicklung'];
    for (let step = 0; step < 40; step += 1) stand(hub, slugs[step % slugs.length]!);
    await until('the last place', () => known(watcher)?.heads['stadtentwicklung' as never] === 1, 2500);
    expect(rosters(watcher).length - before).toBeLessThanOrEqual(2);
  });

  it('greets a newcomer with the roster', async () => {
    stand(await opened(await stage.tabOf(MODERATOR), HUB_DOCUMENT), 'bildung');
    await until('the place', () => stage.product.context.collab.heads()['bildung'] === 1);
    const late = await opened(await stage.tabOf(MEMBER), HUB_DOCUMENT);
    await until('the roster', () => known(late)?.people[0]?.person === MODERATOR, 3000);
  });

  it('carries an event to every open browser within a second, and to no closed one', async () => {
    const hub = await opened(await stage.tabOf(MEMBER), HUB_DOCUMENT);
    const author = await stage.product.as(MODERATOR);
    await author.post('/api/proposals', { manufaktur: 'klima-energie', type: 'projekt', title: 'Ganz neu' });
    const event = await until(
      'the event',
      () => (hub.messages as HubMessage[]).find((message) => message.type === 'event')?.event,
      3000,
    );
    expect(event).toMatchObject({
      kind: 'proposal_created',
      actor: MODERATOR,
      proposal: { title: 'Ganz neu' },
    });
  });

  it('tells who may not look into the working spaces the public counts and nothing else', async () => {
    const city = await opened(await stage.tabOf(CITY_CONTACT), HUB_DOCUMENT);
    const member = await opened(await stage.tabOf(MEMBER), HUB_DOCUMENT);
    stand(member, 'bildung');
    await until('the count', () => known(city)?.heads['bildung' as never] === 1, 3000);
    const author = await stage.product.as(MODERATOR);
    await author.post('/api/proposals', { manufaktur: 'klima-energie', type: 'ziel', title: 'Unter uns' });
    await until('the event', () => JSON.stringify(member.messages).includes('Unter uns'), 3000);
    const { seq } = await author.session();
    city.provider.sendStateless(JSON.stringify({ type: 'resume', after: seq - 5 }));
    const resumed = await until('the answer', () =>
      (city.messages as HubMessage[]).find((message) => message.type === 'resumed'),
    );
    expect(resumed).toEqual({ type: 'resumed', events: [], complete: true, seq });
    expect(new Set((city.messages as HubMessage[]).map((message) => message.type))).toEqual(
      new Set(['roster', 'roster_changed', 'resumed']),
    );
    expect(JSON.stringify(rosters(city))).not.toContain(MEMBER);
  });

  it('fills the gap of who was away, and says when it is too long', async () => {
    const author = await stage.product.as(MODERATOR);
    const { seq } = await author.session();
    await author.post('/api/proposals', { manufaktur: 'klima-energie', type: 'ziel', title: 'Verpasst' });
    const hub = await opened(await stage.tabOf(MEMBER), HUB_DOCUMENT);
    const resumed = async (after: number) => {
      hub.messages.length = 0;
      hub.provider.sendStateless(JSON.stringify({ type: 'resume', after }));
      return await until('the answer', () =>
        (hub.messages as HubMessage[]).find((message) => message.type === 'resumed'),
      );
    };
    expect(await resumed(seq)).toMatchObject({
      complete: true,
      seq: seq + 1,
      events: [{ proposal: { title: 'Verpasst' } }],
    });
    expect(await resumed(seq + 1)).toEqual({ type: 'resumed', complete: true, seq: seq + 1, events: [] });
    expect(await resumed(0)).toEqual({ type: 'resumed', complete: false, seq: seq + 1, events: [] });
    expect(await resumed(seq + 99)).toMatchObject({ complete: false });
  });
});
