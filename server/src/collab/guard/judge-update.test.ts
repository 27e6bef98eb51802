import type { PersonId } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { judgeUpdate } from './judge-update.ts';

const ADA = 'ada' as PersonId;

/** The short word for what becomes of an update of somebody nobody has heard of yet. */
function verdictOf(
  update: Uint8Array,
  doc: Y.Doc,
  kind: 'board' | 'proposal',
  leases = new Map<number, PersonId>(),
): string {
  return judgeUpdate(update, { doc, kind, leases, person: ADA }).verdict;
}

function honest(): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('text');
  text.insert(0, 'Grüne Höfe');
  text.delete(2, 3);
  doc.getMap('items').set('a', new Y.Map([['kind', 'note']]));
  doc.getXmlFragment('x').insert(0, [new Y.XmlElement('paragraph')]);
  return updates;
}

/** A variable-length number of lib0. */
function varUint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

describe('an update', () => {
  it('of an honest client is fine', () => {
    const doc = new Y.Doc();
    const leases = new Map<number, PersonId>();
    for (const update of honest()) {
      const judged = judgeUpdate(update, { doc, kind: 'board', leases, person: ADA });
      expect(judged.verdict).toBe('fine');
      if (judged.verdict !== 'fine') continue;
      for (const client of judged.newClients) leases.set(client, ADA);
      Y.applyUpdate(doc, update);
    }
    expect(leases.size).toBe(1);
  });

  it('without a change is empty', () => {
    expect(verdictOf(Y.encodeStateAsUpdate(new Y.Doc()), new Y.Doc(), 'board')).toBe('empty');
  });

  it.each([
    ['nothing at all', []],
    ['a cut-off head', [1]],
    ['a cut-off struct', [1, 1, 5, 0, 4, 1]],
    ['an unknown content', [1, 1, 5, 0, 31, 1, 1, 120, 0]],
    // One struct of client 5, clock 0: garbage-collected, of the given length.
    ['a length that swallows what others write', [1, 1, 5, 0, 0, ...varUint(2 ** 40), 0]],
    ['a clock beyond any life', [1, 1, 5, ...varUint(2 ** 45), 0, 1, 0]],
    ['a type that stands beside itself', [1, 1, 5, 0, 0x87, 5, 0, 1, 0]],
    ['a deletion beyond any life', [0, 1, 5, 1, 0, ...varUint(2 ** 40)]],
  ])('with %s is broken', (_, bytes) => {
    expect(verdictOf(Uint8Array.from(bytes), new Y.Doc(), 'board')).toBe('broken');
  });

  it('longer than a frame is broken', () => {
    expect(verdictOf(new Uint8Array(2 * 1024 * 1024), new Y.Doc(), 'board')).toBe('broken');
  });
});

it('a first sync with nothing but known deletions is empty', () => {
  const server = new Y.Doc();
  const client = new Y.Doc();
  const leases = new Map([[client.clientID, ADA]]);
  client.getText('text').insert(0, 'abc');
  client.getText('text').delete(1, 1);
  Y.applyUpdate(server, Y.encodeStateAsUpdate(client));
  const sync = () => Y.encodeStateAsUpdate(client, Y.encodeStateVector(server));
  expect(verdictOf(sync(), server, 'board', leases)).toBe('empty');
  client.getText('text').delete(0, 1);
  expect(verdictOf(sync(), server, 'board', leases)).toBe('fine');
});

describe('a row with a gap', () => {
  it('is asked for again, whichever part is missing', () => {
    const client = new Y.Doc();
    const other = new Y.Doc();
    const updates: Uint8Array[] = [];
    client.on('update', (update: Uint8Array) => updates.push(update));
    other.getText('text').insert(0, 'xyz');
    client.getText('text').insert(0, 'abc');
    Y.applyUpdate(client, Y.encodeStateAsUpdate(other));
    client.getText('text').insert(3, 'd');
    client.getText('text').delete(0, 1);
    const [first, foreign, , deletion] = updates;
    expect(verdictOf(updates[2]!, new Y.Doc(), 'board')).toBe('gap');
    expect(verdictOf(deletion!, new Y.Doc(), 'board')).toBe('gap');
    const server = new Y.Doc();
    const leases = new Map([[client.clientID, ADA]]);
    Y.applyUpdate(server, first!);
    // Its own row is whole, but it stands beside what somebody else wrote.
    const beside = new Y.Doc();
    Y.applyUpdate(beside, foreign!);
    const before = Y.encodeStateVector(beside);
    beside.getText('text').insert(1, 'q');
    expect(verdictOf(Y.encodeStateAsUpdate(beside, before), server, 'board')).toBe('gap');
    Y.applyUpdate(server, foreign!);
    expect(verdictOf(updates[2]!, server, 'board', leases)).toBe('fine');
    expect(server.store.pendingStructs).toBeNull();
  });
});

describe('a client id', () => {
  const writing = (client: number, word: string, on = new Y.Doc()): Uint8Array => {
    on.clientID = client;
    const before = Y.encodeStateVector(on);
    on.getText('text').insert(on.getText('text').length, word);
    return Y.encodeStateAsUpdate(on, before);
  };
  const copyOf = (doc: Y.Doc): Y.Doc => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    return copy;
  };

  it('that nobody has used is kept for whoever uses it first', () => {
    const judged = judgeUpdate(writing(7, 'a'), {
      doc: new Y.Doc(),
      kind: 'board',
      leases: new Map(),
      person: ADA,
    });
    expect(judged).toEqual({ verdict: 'fine', newClients: [7] });
  });

  it('of somebody else is refused, and of one’s own is fine', () => {
    const server = new Y.Doc();
    Y.applyUpdate(server, writing(7, 'a'));
    const next = writing(7, 'b', copyOf(server));
    expect(verdictOf(next, server, 'board', new Map([[7, ADA]]))).toBe('fine');
    expect(
      judgeUpdate(next, {
        doc: server,
        kind: 'board',
        leases: new Map([[7, ADA]]),
        person: 'eve' as PersonId,
      }),
    ).toEqual({
      verdict: 'broken',
      cause: 'foreign_client',
    });
  });

  it('of the server is nobody’s', () => {
    const server = new Y.Doc();
    Y.applyUpdate(server, writing(7, 'a'));
    expect(verdictOf(writing(7, 'b', copyOf(server)), server, 'board')).toBe('broken');
  });

  it('of others may stand in a frame as long as it says nothing new', () => {
    const server = new Y.Doc();
    Y.applyUpdate(server, writing(7, 'a'));
    const client = copyOf(server);
    client.clientID = 8;
    client.getText('text').insert(0, 'x');
    const whole = Y.encodeStateAsUpdate(client);
    expect(
      judgeUpdate(whole, {
        doc: server,
        kind: 'board',
        leases: new Map([[7, 'eve' as PersonId]]),
        person: ADA,
      }),
    ).toEqual({
      verdict: 'fine',
      newClients: [8],
    });
  });
});

describe('a tree', () => {
  /** Nests elements below `into`, one in the other; answers the innermost. */
  function nest(into: Y.XmlFragment, levels: number): Y.XmlFragment {
    let inner = into;
    for (let level = 0; level < levels; level += 1) {
      const element = new Y.XmlElement('blockquote');
      inner.insert(0, [new Y.XmlElement('paragraph'), element]);
      inner = element;
    }
    return inner;
  }

  it('as deep as people write is fine', () => {
    const doc = new Y.Doc();
    doc.transact(() => nest(doc.getXmlFragment('x'), 30));
    expect(verdictOf(Y.encodeStateAsUpdate(doc), new Y.Doc(), 'board')).toBe('fine');
  });

  it('deeper than anybody writes is broken: deleting it would overflow everybody’s stack', () => {
    const doc = new Y.Doc();
    doc.transact(() => nest(doc.getXmlFragment('x'), 5000));
    expect(verdictOf(Y.encodeStateAsUpdate(doc), new Y.Doc(), 'board')).toBe('broken');
  });

  it('does not grow deeper step by step either', () => {
    const server = new Y.Doc();
    const client = new Y.Doc();
    let inner: Y.XmlFragment = client.getXmlFragment('x');
    const verdicts: string[] = [];
    const leases = new Map([[client.clientID, ADA]]);
    client.on('update', (update: Uint8Array) => {
      const verdict = verdictOf(update, server, 'board', leases);
      verdicts.push(verdict);
      if (verdict === 'fine') Y.applyUpdate(server, update);
    });
    for (let step = 0; step < 4; step += 1) {
      client.transact(() => {
        inner = nest(inner, 10);
      });
    }
    expect(verdicts).toEqual(['fine', 'fine', 'fine', 'broken']);
  });

  it('may be long: siblings are no levels', () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment('x');
    for (let nr = 0; nr < 2000; nr += 1) fragment.insert(fragment.length, [new Y.XmlElement('paragraph')]);
    expect(verdictOf(Y.encodeStateAsUpdate(doc), new Y.Doc(), 'board')).toBe('fine');
  });
});

it('more than eight new authors in one frame are refused: they would hold everybody up', () => {
  const updates = Array.from({ length: 9 }, (_, nr) => {
    const doc = new Y.Doc();
    doc.clientID = nr + 1;
    doc.getMap('items').set(`a${nr}`, nr);
    return Y.encodeStateAsUpdate(doc);
  });
  const server = new Y.Doc();
  expect(verdictOf(Y.mergeUpdates(updates), server, 'board')).toBe('broken');
  expect(verdictOf(Y.mergeUpdates(updates.slice(1)), server, 'board')).toBe('fine');
  for (const update of updates) Y.applyUpdate(server, update);
  expect(verdictOf(Y.mergeUpdates(updates), server, 'board')).toBe('empty');
});

describe('a proposal', () => {
  const paragraph = (words: string): Y.XmlElement => {
    const element = new Y.XmlElement('paragraph');
    element.insert(0, [new Y.XmlText(words)]);
    return element;
  };
  /** The document as the server holds it, and what a client sends that changes it. */
  function changeOf(change: (doc: Y.Doc) => void): { update: Uint8Array; server: Y.Doc } {
    const server = new Y.Doc();
    server.getXmlFragment('section.anlass').insert(0, [paragraph('Höfe'), paragraph('Wasser')]);
    const client = new Y.Doc();
    Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
    const before = Y.encodeStateVector(client);
    change(client);
    return { update: Y.encodeStateAsUpdate(client, before), server };
  }
  const anlass = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('section.anlass');

  it.each<[string, (doc: Y.Doc) => void]>([
    ['a new block between others', (doc) => anlass(doc).insert(1, [paragraph('Schatten')])],
    [
      'a first block in an empty field',
      (doc) => doc.getXmlFragment('smart.messbar').insert(0, [paragraph('kühl')]),
    ],
    ['words in a block', (doc) => ((anlass(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(2, 'ö')],
    [
      'a longer text at the end of a block',
      (doc) => (anlass(doc).get(1) as Y.XmlElement).push([new Y.XmlText('!')]),
    ],
    ['an attribute of a block', (doc) => (anlass(doc).get(0) as Y.XmlElement).setAttribute('level', '3')],
    ['the loss of a block', (doc) => anlass(doc).delete(0, 1)],
  ])('takes %s', (_, change) => {
    const { update, server } = changeOf(change);
    expect(verdictOf(update, server, 'proposal')).toBe('fine');
  });

  it.each<[string, (doc: Y.Doc) => void]>([
    [
      'a text right in a section',
      (doc) => doc.getXmlFragment('section.ziel').insert(0, [new Y.XmlText('x')]),
    ],
    ['a text between blocks', (doc) => anlass(doc).insert(1, [new Y.XmlText('x')])],
    ['a text behind the last block', (doc) => anlass(doc).push([new Y.XmlText('x')])],
    ['a text beside a new block', (doc) => anlass(doc).push([paragraph('a'), new Y.XmlText('x')])],
    ['a map in a section', (doc) => anlass(doc).push([new Y.Map() as unknown as Y.XmlElement])],
    [
      'a hook in a block',
      (doc) => (anlass(doc).get(0) as Y.XmlElement).push([new Y.XmlHook('h') as unknown as Y.XmlElement]),
    ],
    ['a field it does not have', (doc) => doc.getXmlFragment('section.anhang').insert(0, [paragraph('x')])],
    ['letters in a section', (doc) => doc.getText('section.ziel').insert(0, 'abc')],
  ])('refuses %s', (_, change) => {
    const { update, server } = changeOf(change);
    expect(verdictOf(update, server, 'proposal')).toBe('broken');
  });

  it('asks again for what hangs on something that is still on its way', () => {
    const client = new Y.Doc();
    anlass(client).insert(0, [paragraph('Höfe')]);
    const before = Y.encodeStateVector(client);
    ((anlass(client).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(1, 'x');
    expect(verdictOf(Y.encodeStateAsUpdate(client, before), new Y.Doc(), 'proposal')).toBe('gap');
  });
});
