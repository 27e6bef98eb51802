import { BOARD_SCHEMA_VERSION } from '@geflecht/board-schema';
import type { PersonId } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { type ModelStruct, type UpdateModel, writeModel } from '../../testbed/update-model.ts';
import { judgeUpdate } from './judge-update.ts';

const EVE = 'eve' as PersonId;
const OWN = 2;

type Kind = 'board' | 'proposal';
type ItemStruct = Extract<ModelStruct, { kind: 'item' }>;

function item(part: Partial<ItemStruct>): ModelStruct {
  return {
    kind: 'item',
    origin: null,
    rightOrigin: null,
    parent: null,
    sub: null,
    content: { ref: 4, text: 'x' },
    ...part,
  };
}

const any = (...values: unknown[]): ItemStruct['content'] => ({ ref: 8, values });
const type = (ref: number, key = ''): ItemStruct['content'] => ({ ref: 7, type: ref, key });
const own = (clock: number): { client: number; clock: number } => ({ client: OWN, clock });
const row = (structs: ModelStruct[], clock = 0, client = OWN): UpdateModel => ({
  rows: [{ client, clock, structs }],
  deletions: [],
});

/** The cause when an update of Eve's is turned away, otherwise the verdict; she wrote what is there with id 2. */
function verdictOf(
  update: UpdateModel | Uint8Array,
  doc: Y.Doc,
  kind: Kind,
  alsoOf: readonly number[] = [],
): string {
  const leases = new Map([OWN, ...alsoOf].map((client) => [client, EVE]));
  const bytes = update instanceof Uint8Array ? update : writeModel(update);
  const judged = judgeUpdate(bytes, { doc, kind, leases, person: EVE });
  return judged.verdict === 'broken' ? judged.cause : judged.verdict;
}

function docOf(...models: UpdateModel[]): Y.Doc {
  const doc = new Y.Doc();
  for (const model of models) Y.applyUpdate(doc, writeModel(model));
  return doc;
}

const words = docOf(row([item({ parent: 't', content: { ref: 4, text: 'abcdef' } })], 0, 1));
const nothing = new Y.Doc();

describe('bytes that Yjs reads in two ways', () => {
  const model = row([item({ parent: 't' })]);
  const honest = writeModel(model);

  it('are refused: an author twice, something behind the end, an author without words', () => {
    expect(verdictOf(honest, nothing, 'board')).toBe('fine');
    expect(
      verdictOf(
        { ...model, rows: [...model.rows, ...row([item({ parent: 't' })], 1).rows] },
        nothing,
        'board',
      ),
    ).toBe('bad_shape');
    expect(verdictOf(Uint8Array.from([...honest, 0]), nothing, 'board')).toBe('undecodable');
    expect(verdictOf(row([]), nothing, 'board')).toBe('bad_shape');
  });

  it('never leave the guard guessing: cut off anywhere, they are no update', () => {
    for (let end = 0; end < honest.length; end += 1)
      expect(verdictOf(honest.subarray(0, end), nothing, 'board')).toBe('undecodable');
  });
});

describe('values', () => {
  const inLists = (levels: number): unknown =>
    Array.from({ length: levels }).reduce((inner) => [inner], 1 as unknown);

  it.each([
    ['a big integer', any(10n), 'bad_shape'],
    ['lists in lists', any(inLists(40)), 'too_deep'],
    [
      'a key that is a prototype',
      { ref: 8, raw: Uint8Array.of(1, 118, 1, 9, ...Buffer.from('__proto__'), 126) },
      'bad_shape',
    ],
    ['a subdocument', { ref: 9, text: 'g', values: [{}] }, 'bad_shape'],
    ['a hook', type(5, 'x'), 'bad_shape'],
    ['the old JSON content', { ref: 2, values: [1] }, 'bad_shape'],
    ['nothing', any(), 'bad_length'],
    ['no letters', { ref: 4, text: '' }, 'bad_length'],
  ] satisfies [string, ItemStruct['content'], string][])('%s is %s', (_, content, cause) => {
    expect(verdictOf(row([item({ parent: 'a', content })]), nothing, 'board')).toBe(cause);
  });

  it('of everyday life are fine', () => {
    const content = any(
      1,
      -1.5,
      'x',
      null,
      true,
      undefined,
      { x: { y: [1] } },
      Number.NaN,
      new Uint8Array(2),
    );
    expect(verdictOf(row([item({ parent: 'a', content })]), nothing, 'board')).toBe('fine');
  });
});

describe('a piece that is known', () => {
  it('but stands on what is not, is refused: Yjs looks it up all the same', () => {
    const model = row([item({ origin: { client: 9, clock: 3 }, content: { ref: 4, text: 'abcdef' } })], 0, 1);
    model.rows.push(...row([item({ parent: 't' })]).rows);
    expect(verdictOf(model, words, 'board')).toBe('bad_shape');
  });

  it('goes on where it was, or not at all', () => {
    const doc = docOf(row([item({ parent: 't', content: { ref: 4, text: 'abc' } })]));
    const longer = (parent: string) => row([item({ parent, content: { ref: 4, text: 'abcde' } })]);
    expect(verdictOf(longer('t'), doc, 'board')).toBe('fine');
    expect(verdictOf(longer('elsewhere'), doc, 'board')).toBe('bad_shape');
    // What was thrown away cannot be gone on with.
    const gone = docOf(row([{ kind: 'gone', length: 3 }]));
    expect(verdictOf(longer('t'), gone, 'board')).toBe('bad_shape');
  });
});

describe('neighbours', () => {
  const at = (clock: number) => ({ client: 1, clock });
  const between = (origin: number | null, right: number | null) =>
    verdictOf(
      row([
        item({ origin: origin === null ? null : at(origin), rightOrigin: right === null ? null : at(right) }),
      ]),
      words,
      'board',
    );

  it('are what somebody can have seen side by side', () => {
    expect(between(2, 3)).toBe('fine');
    expect(between(5, null)).toBe('fine');
    expect(between(null, 0)).toBe('fine');
  });

  it('are refused the wrong way round, and with something in between that both stand on', () => {
    expect(between(3, 2)).toBe('bad_shape');
    expect(between(3, 3)).toBe('bad_shape');
    expect(between(1, 4)).toBe('bad_shape');
    expect(between(null, 3)).toBe('bad_shape');
  });

  it('are refused in two different lists', () => {
    const two = docOf(row([item({ parent: 't' })], 0, 1), row([item({ parent: 'other' })], 0, 3));
    const update = row([item({ origin: { client: 1, clock: 0 }, rightOrigin: { client: 3, clock: 0 } })]);
    expect(verdictOf(update, two, 'board')).toBe('bad_shape');
  });

  it('that stand on each other in a ring are refused', () => {
    const rows = [
      ...row([item({ origin: { client: 3, clock: 0 } }), item({ parent: 't' })]).rows,
      ...row([item({ origin: own(1) })], 0, 3).rows,
    ];
    expect(verdictOf({ rows, deletions: [] }, nothing, 'board')).toBe('bad_shape');
  });
});

describe('a board', () => {
  const meta = (value: unknown) => row([item({ parent: 'meta', sub: 'schema', content: any(value) })]);

  it('is of this version or an earlier one', () => {
    for (let version = 1; version <= BOARD_SCHEMA_VERSION; version += 1)
      expect(verdictOf(meta(version), nothing, 'board')).toBe('fine');
    for (const value of [0, BOARD_SCHEMA_VERSION + 1, 999, 1.5, '1', null])
      expect(verdictOf(meta(value), nothing, 'board')).toBe('bad_shape');
    const known = docOf(row([item({ parent: 'meta', sub: 'schema', content: any(1) })], 0, 1));
    const next = row([item({ origin: { client: 1, clock: 0 }, content: any(7) })]);
    expect(verdictOf(next, known, 'board')).toBe('bad_shape');
  });

  it('has few roots, however many are named', () => {
    const named = (count: number) =>
      row(Array.from({ length: count }, (_, nr) => item({ parent: `r${nr}`, content: any(1) })));
    expect(verdictOf(named(20), nothing, 'board')).toBe('fine');
    expect(verdictOf(named(200), nothing, 'board')).toBe('bad_shape');
    expect(verdictOf(row([item({ parent: '__proto__' })]), nothing, 'board')).toBe('bad_shape');
  });

  it('holds words with marks of its own, and marks nowhere else', () => {
    const format = (key: string, parent: string | { client: number; clock: number } = 't'): ModelStruct =>
      item({ parent, content: { ref: 6, key, values: [true] } });
    expect(verdictOf(row([format('bold')]), nothing, 'board')).toBe('bad_shape');
    const note = (key: string): UpdateModel =>
      row([
        item({ parent: 'items', sub: 'a', content: type(1) }),
        item({ parent: own(0), sub: 'text', content: type(2) }),
        format(key, own(1)),
      ]);
    expect(verdictOf(note('bold'), nothing, 'board')).toBe('fine');
    expect(verdictOf(note('link'), nothing, 'board')).toBe('bad_shape');
    expect(verdictOf(note('__proto__'), nothing, 'board')).toBe('bad_shape');
  });

  it('holds one value a key, unless they come deleted', () => {
    const heap = row([item({ parent: 'items', sub: 'a', content: any(1, 2, 3) })]);
    expect(verdictOf(heap, nothing, 'board')).toBe('bad_shape');
    heap.deletions.push({ client: OWN, ranges: [{ clock: 0, length: 3 }] });
    expect(verdictOf(heap, nothing, 'board')).toBe('fine');
  });
});

describe('a proposal', () => {
  const field = docOf(
    row(
      [
        item({ parent: 'section.ziel', content: type(3, 'paragraph') }),
        item({ parent: { client: 1, clock: 0 }, content: type(6) }),
        item({ parent: { client: 1, clock: 1 }, content: { ref: 4, text: 'Wort' } }),
      ],
      0,
      1,
    ),
  );
  const inBlock = (content: ItemStruct['content'], sub: string | null = null) =>
    verdictOf(
      row([
        item({
          parent: sub === null ? null : { client: 1, clock: 0 },
          sub,
          origin: sub === null ? { client: 1, clock: 1 } : null,
          content,
        }),
      ]),
      field,
      'proposal',
    );
  const inWords = (content: ItemStruct['content']) =>
    verdictOf(row([item({ origin: { client: 1, clock: 5 }, content })]), field, 'proposal');

  it('takes what editors write', () => {
    expect(inBlock(type(6))).toBe('fine');
    expect(inBlock(type(3, 'hardBreak'))).toBe('fine');
    expect(inBlock(any(3), 'level')).toBe('fine');
    expect(inWords({ ref: 4, text: 'e' })).toBe('fine');
    expect(inWords({ ref: 6, key: 'link', values: [{ href: 'https://a.de' }] })).toBe('fine');
    expect(inWords({ ref: 1, length: 3 })).toBe('fine');
  });

  it('refuses what makes their pages fail or their editors delete', () => {
    expect(inBlock({ ref: 4, text: 'letters right in a block' })).toBe('bad_shape');
    expect(inBlock(type(2))).toBe('bad_shape');
    expect(inBlock(type(3, 'script'))).toBe('bad_shape');
    expect(inBlock(type(1), 'level')).toBe('bad_shape');
    expect(inWords(type(3, 'paragraph'))).toBe('bad_shape');
    expect(inWords({ ref: 5, values: [{}] })).toBe('bad_shape');
    expect(inWords({ ref: 6, key: 'strike', values: [{}] })).toBe('bad_shape');
    expect(inWords(any(1))).toBe('bad_shape');
  });
});

describe('what would hold everybody up is refused', { timeout: 60_000 }, () => {
  const many = (count: number, make: (nr: number) => ModelStruct): ModelStruct[] =>
    Array.from({ length: count }, (_, nr) => make(nr));

  it('letters that push into the same place again and again', () => {
    const list = docOf(
      row(many(10_000, (nr) => item(nr === 0 ? { parent: 't' } : { rightOrigin: own(nr - 1) }))),
    );
    const update = row(
      many(1000, () => item({ parent: 't' })),
      0,
      3,
    );
    expect(verdictOf(update, list, 'board', [3])).toBe('too_costly');
  });

  it('a long text cut everywhere', () => {
    const text = docOf(row([item({ parent: 't', content: { ref: 4, text: 'a'.repeat(200_000) } })], 0, 1));
    const ranges = many(100_000, () => ({ kind: 'gone', length: 1 })).map((_, nr) => ({
      clock: 2 * nr,
      length: 1,
    }));
    expect(verdictOf({ rows: [], deletions: [{ client: 1, ranges }] }, text, 'board')).toBe('too_costly');
    const few = { rows: [], deletions: [{ client: 1, ranges: ranges.slice(0, 2000) }] };
    expect(verdictOf(few, text, 'board')).toBe('fine');
  });

  it('values joined one by one, of one key or of a list', () => {
    const list = many(20_000, (nr) =>
      item(nr === 0 ? { parent: 'a', content: any(1) } : { origin: own(nr - 1), content: any(1) }),
    );
    expect(verdictOf(row(list), nothing, 'board')).toBe('too_costly');
    const key = many(20_000, () => item({ parent: 'm', sub: 'k', content: any(1) }));
    expect(verdictOf(row(key), nothing, 'board')).toBe('too_costly');
  });

  it('more pieces than anybody has', () => {
    expect(verdictOf(row(many(100_001, () => ({ kind: 'gone', length: 1 }))), nothing, 'board')).toBe(
      'too_large',
    );
  });

  it('deletions named again and again', () => {
    const ranges = many(2, () => ({ kind: 'gone', length: 1 })).map(() => ({ clock: 0, length: 3 }));
    expect(verdictOf({ rows: [], deletions: [{ client: 1, ranges }] }, words, 'board')).toBe('bad_shape');
  });

  it('sessions without end, of one person', () => {
    const leases = new Map(Array.from({ length: 4096 }, (_, nr) => [nr + 10, EVE] as const));
    const update = writeModel(row([item({ parent: 't' })]));
    const judge = (person: PersonId) => judgeUpdate(update, { doc: nothing, kind: 'board', leases, person });
    expect(judge(EVE)).toEqual({ verdict: 'broken', cause: 'too_many_clients' });
    expect(judge('ada' as PersonId).verdict).toBe('fine');
  });
});
