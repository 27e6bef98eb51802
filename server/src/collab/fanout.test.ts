import { describe, expect, it } from 'vitest';

import {
  enter,
  enterAll,
  fanoutStage,
  type FanoutStage,
  type Member,
  PREFIX,
  told,
  update,
  words,
  writings,
} from '../testbed/fanout-stage.ts';
import { framesOf } from '../testbed/simulated-people.ts';
import { NO_PREFIX } from './wire.ts';

const stage = fanoutStage();

describe('L1: a change that is on disk', () => {
  it('goes to everybody but its author, in the same bytes', async () => {
    const [author, ...others] = enterAll(stage(), 4) as [Member, ...Member[]];
    stage().fanout.edit(update('eins'), author);
    await told();
    expect(author.socket.writes).toEqual([]);
    for (const other of others) {
      expect(words(other)).toEqual(['eins']);
      expect(other.socket.writes[0]).toBe(others[0]?.socket.writes[0]);
    }
  });

  it('goes to everybody when nobody here made it', async () => {
    const everybody = enterAll(stage(), 3);
    stage().fanout.edit(update('vom Server'), undefined);
    await told();
    for (const each of everybody) expect(words(each)).toEqual(['vom Server']);
  });

  it('of one turn leaves in one frame; its author is passed over only if all of it is theirs', async () => {
    const [ada, eve, leo] = enterAll(stage(), 3) as [Member, Member, Member];
    stage().fanout.edit(update('a'), ada);
    stage().fanout.edit(update('b'), ada);
    await told();
    expect([ada, eve, leo].map(words)).toEqual([[], ['a', 'b'], ['a', 'b']]);
    stage().fanout.edit(update('c'), ada);
    stage().fanout.edit(update('d'), eve);
    stage().fanout.edit(update('e'), ada);
    await told();
    expect(words(ada)).toEqual(['c', 'd', 'e']);
    expect(words(eve)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(writings(leo)).toEqual(['update', 'update']);
    // What one turn mixed does not stick to the next.
    stage().fanout.edit(update('f'), eve);
    await told();
    expect(words(eve)).not.toContain('f');
  });

  it('is merged with 63 others at most, so that 65 leave in two frames', async () => {
    const [author, witness] = enterAll(stage(), 2) as [Member, Member];
    for (let nr = 0; nr < 64; nr += 1) stage().fanout.edit(update(`w${nr}`), author);
    await told();
    expect(writings(witness)).toEqual(['update']);
    for (let nr = 64; nr < 129; nr += 1) stage().fanout.edit(update(`w${nr}`), author);
    await told();
    expect(writings(witness)).toEqual(['update', 'update', 'update']);
    expect(words(witness)).toHaveLength(129);
    expect(author.socket.writes).toEqual([]);
  });

  it('is framed once for each kind of socket: with the name, and without for plain ones', async () => {
    const named = [enter(stage(), 'ada'), enter(stage(), 'eve')];
    const plain = [enter(stage(), 'leo', NO_PREFIX), enter(stage(), 'kim', NO_PREFIX)];
    stage().fanout.edit(update('eins'), undefined);
    await told();
    for (const each of [...named, ...plain]) expect(words(each)).toEqual(['eins']);
    expect(named[0]?.socket.writes[0]).toBe(named[1]?.socket.writes[0]);
    expect(plain[0]?.socket.writes[0]).toBe(plain[1]?.socket.writes[0]);
    expect(plain[0]?.socket.writes[0]?.length).toBe(
      Number(named[0]?.socket.writes[0]?.length) - PREFIX.length,
    );
  });

  it('is told to who answers newcomers, with the length of the message, though nobody is there', async () => {
    stage().fanout.edit(update('eins'), undefined);
    await told();
    expect(stage().sent).toHaveLength(1);
    const [{ frame, bytes }] = stage().sent as [FanoutStage['sent'][number]];
    const [body] = framesOf(frame(NO_PREFIX));
    expect(body?.length).toBe(bytes);
  });

  it('R1: is torn when a socket’s writing throws: others may have missed it', async () => {
    const [broken, ...others] = enterAll(stage(), 3) as [Member, ...Member[]];
    broken.socket.onWrite = () => {
      throw new Error('no memory');
    };
    stage().fanout.edit(update('eins'), undefined);
    await told();
    expect(stage().torn).toEqual([new Error('no memory')]);
    expect(stage().failures).toEqual([]);
    stage().channels.delete(broken);
    stage().fanout.edit(update('zwei'), undefined);
    await told();
    for (const each of others) expect(words(each)).toContain('zwei');
    expect(stage().torn).toHaveLength(1);
  });

  it('R1: is torn when it cannot be merged with the others of its turn', async () => {
    const [author, witness] = enterAll(stage(), 2) as [Member, Member];
    stage().fanout.edit(update('eins'), author);
    stage().fanout.edit(Uint8Array.of(9, 9, 9), author);
    await told();
    expect(stage().torn).toHaveLength(1);
    expect(witness.socket.writes).toEqual([]);
  });
});
