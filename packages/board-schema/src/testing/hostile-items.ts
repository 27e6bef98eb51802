import * as Y from 'yjs';

import { openBoard, type Board } from '../board.ts';
import type { ItemId } from '../item.ts';
import { seedBoard } from '../seed.ts';
import { itemId } from '../seed.ts';

/** The words of the one good item that lies on every hostile board. */
export const GOOD_WORDS = 'Radweg';
export const GOOD_ITEM: ItemId = itemId('gut');

/** Writes into the map of items what no code of ours would write. */
export type Hostility = (root: Y.Map<unknown>) => void;

type Fields = Readonly<Record<string, () => unknown>>;

const place = { x: 300, y: 40, w: 160, h: 120, order: 'a1' };
const words = (text: string) => (): Y.Text => new Y.Text(text);
const as = (value: unknown) => (): unknown => value;
const ends = { from: { item: GOOD_ITEM }, to: { x: 500, y: 500 } };

/** One readable item of each kind, as fields of its map. */
const SOUND: Readonly<Record<string, Fields>> = {
  note: { place: as(place), look: as({ color: 'green' }), text: words('a') },
  text: { place: as(place), look: as({ size: 'large' }), text: words('b') },
  shape: { place: as({ ...place, angle: 30 }), look: as({ shape: 'hexagon' }), text: words('c') },
  frame: { place: as(place), look: as({ color: 'blue' }), text: words('d'), slide: as('a0') },
  table: { place: as(place), columns: as([{ title: 'e' }, { title: 'f' }]), text: words('g') },
  stroke: { place: as(place), look: as({ pen: 'pen' }), points: as('AAAAAP//////Mw==') },
  image: { place: as(place), ref: as({ image: '0190b3a0-0000-7000-8000-000000000001' }), text: words('h') },
  stamp: { place: as(place), look: as({ stamp: 'heart' }) },
  card: { place: as(place), ref: as({ proposal: 'M1-01' }) },
  connector: { ends: as(ends), look: as({ route: 'elbow' }), text: words('i') },
};

/** The same fields of every kind replaced, once by each of some values. */
const everyKindWith =
  (all: readonly Fields[]) =>
  (root: Y.Map<unknown>): void => {
    all.forEach((fields, nr) => {
      for (const [kind, sound] of Object.entries(SOUND))
        root.set(`h-${kind}-${nr}`, mapOf({ kind: as(kind), ...sound, ...fields }));
    });
  };
const everyKind = (fields: Fields): Hostility => everyKindWith([fields]);
const one =
  (kind: string, fields: Fields) =>
  (root: Y.Map<unknown>): void =>
    void root.set('h', mapOf({ kind: as(kind), ...SOUND[kind], ...fields }));

const LONG = 'x'.repeat(1_000_000);
/** One of everything a shared map may hold. */
const VALUES: readonly (() => unknown)[] = [
  as(undefined),
  as(null),
  as(7),
  as('x'),
  as(true),
  as([1, [2, [3]]]),
  as({}),
  as(new Uint8Array([1, 2, 3])),
  as(2n ** 62n),
  () => new Y.Map([['x', 1]]),
  words('x'),
  () => Y.Array.from([1]),
  () => new Y.XmlElement('script'),
  as(JSON.parse('{"__proto__":{"x":1},"hasOwnProperty":1,"toString":"x"}')),
  as(nested(400)),
];
const FIELDS = ['kind', 'place', 'look', 'ends', 'ref', 'points', 'columns', 'hold', 'slide', 'text', 'by'];
const NUMBERS = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  1e9,
  -1e9,
  1e308,
  -1e308,
  5e-324,
  -0,
];

const link = (href: string) => (): Y.Text => {
  const text = new Y.Text('Klick');
  text.format(0, 5, { link: { href }, a: { href }, bold: 'ja', italic: { deep: nested(50) } });
  return text;
};

/** Everything that may stand in a board's document although nothing of ours writes it, by what is wrong with it. */
export const HOSTILE_ITEMS: Readonly<Record<string, Hostility>> = {
  ...Object.fromEntries(
    FIELDS.map((field): [string, Hostility] => [
      `${field} of any type`,
      everyKindWith(VALUES.map((value) => ({ [field]: value }))),
    ]),
  ),
  ...Object.fromEntries(
    ['x', 'y', 'w', 'h', 'angle'].map((key): [string, Hostility] => [
      `${key} without bounds`,
      everyKindWith(NUMBERS.map((n) => ({ place: as({ ...place, [key]: n }) }))),
    ]),
  ),
  'everything far away and huge': everyKind({
    place: as({ x: 1e308, y: -1e308, w: 1e308, h: 1e308, order: 'a1', angle: 1e308 }),
  }),
  'an order of a million letters': everyKind({ place: as({ ...place, order: LONG }) }),
  'an order with a trailing zero': everyKind({ place: as({ ...place, order: 'a00' }) }),
  'looks that are keys of every object': everyKind({
    look: as({
      color: '__proto__',
      shape: 'constructor',
      stamp: 'toString',
      pen: 'valueOf',
      route: 'hasOwnProperty',
      size: '__proto__',
      width: 'constructor',
    }),
  }),
  'looks with code': everyKind({
    look: as({ color: 'url(javascript:alert(1))', shape: '"/><script>', fill: 'expression(1)' }),
  }),
  'unknown kinds': (root) => {
    for (const kind of ['video', '__proto__', 'constructor', 'toString', '', 'NOTE', LONG])
      root.set(
        `h${kind.slice(0, 3)}${kind.length}`,
        mapOf({ kind: as(kind), place: as(place), text: words('x') }),
      );
  },
  'no items at all': (root) => {
    VALUES.forEach((value, nr) => root.set(`h${nr}`, value() ?? null));
  },
  'ids nobody gives': (root) => {
    for (const id of ['__proto__', 'constructor', '', '<script>', '🏡', 'a b', LONG, '../../x'])
      root.set(id, mapOf({ kind: as('note'), ...SOUND['note'] }));
  },
  'words of a million letters': everyKind({ text: words(LONG) }),
  'words of a hundred thousand lines': everyKind({ text: words('\n'.repeat(100_000)) }),
  'words no XML knows': everyKind({
    text: words('\u0000\u0008\u001B]]>&<a href="javascript:alert(1)">\uD800\uFFFE\u202E'),
  }),
  'words with markup': everyKind({ text: words('</text><script>alert(1)</script><svg onload=alert(1)>') }),
  'words with a link that runs': everyKind({ text: link('javascript:alert(1)') }),
  'words with a link that carries': everyKind({ text: link('data:text/html,<script>alert(1)</script>') }),
  'words with things in them': everyKind({
    text: () => {
      const text = new Y.Text('vor');
      text.insertEmbed(3, { image: 'javascript:alert(1)' });
      text.insertEmbed(1, new Y.XmlElement('script'));
      text.insertEmbed(0, new Y.Map([['x', 1]]));
      return text;
    },
  }),
  'words that are XML': everyKind({
    text: () => {
      const text = new Y.XmlText('Fett');
      text.format(0, 4, { script: { src: 'javascript:alert(1)' }, b: {} });
      return text;
    },
  }),
  'a hundred thousand points': one('stroke', { points: as('A'.repeat(100_000 * 8)) }),
  'as many points as may be, all the same': one('stroke', { points: as('A'.repeat(26_664)) }),
  'points that are none': one('stroke', { points: as('%%%%%%%%') }),
  'too few bytes for a point': one('stroke', { points: as('AAAAAAA=') }),
  'a hundred thousand columns': one('table', {
    columns: as(Array.from({ length: 100_000 }, () => ({ title: 'x' }))),
  }),
  'columns without a title': one('table', { columns: as([{}, { title: 7 }, { title: LONG }, null]) }),
  'no column': one('table', { columns: as([]) }),
  'a group of a million letters': everyKind({ hold: as({ locked: 'ja', group: LONG }) }),
  'a picture that runs': one('image', { ref: as({ image: 'javascript:alert(1)' }) }),
  'a picture from outside': one('image', { ref: as({ image: '../../../etc/passwd' }) }),
  'a proposal of a million letters': one('card', { ref: as({ proposal: LONG }) }),
  'a connector to itself': one('connector', { ends: as({ from: { item: 'h' }, to: { item: 'h' } }) }),
  'a connector from an item to itself': one('connector', {
    ends: as({ from: { item: GOOD_ITEM }, to: { item: GOOD_ITEM } }),
  }),
  'a connector to what is not there': one('connector', {
    ends: as({ from: { item: 'nie' }, to: { item: GOOD_ITEM } }),
  }),
  'a connector to a key of every object': one('connector', {
    ends: as({ from: { item: '__proto__' }, to: { item: 'constructor' } }),
  }),
  'a connector without length': one('connector', { ends: as({ from: { x: 1, y: 1 }, to: { x: 1, y: 1 } }) }),
  'connectors to where nothing is': (root) => {
    NUMBERS.forEach((n, nr) => {
      const far = { from: { item: GOOD_ITEM }, to: { x: n, y: n } };
      root.set(`h${nr}`, mapOf({ kind: as('connector'), ...SOUND['connector'], ends: as(far) }));
    });
  },
  'connectors in a circle': (root) => {
    for (const nr of [0, 1, 2]) {
      const circle = { from: { item: `h${nr}` }, to: { item: `h${(nr + 1) % 3}` } };
      root.set(`h${nr}`, mapOf({ kind: as('connector'), ends: as(circle), text: words('x') }));
    }
  },
  'two hundred frames exactly over each other': (root) => {
    for (let nr = 0; nr < 200; nr += 1) root.set(`h${nr}`, mapOf({ kind: as('frame'), ...SOUND['frame'] }));
  },
  'three hundred frames, each in the next': (root) => {
    for (let nr = 0; nr < 300; nr += 1) {
      const size = { x: -nr, y: -nr, w: 600 + 2 * nr, h: 600 + 2 * nr, order: 'a0' };
      root.set(
        `h${nr}`,
        mapOf({ kind: as(nr % 2 === 0 ? 'frame' : 'table'), ...SOUND['table'], place: as(size) }),
      );
    }
  },
};

/** A board with one good note and something hostile, as it comes over the wire, and its document. */
export function hostileBoard(hostility: Hostility): { readonly board: Board; readonly doc: Y.Doc } {
  const written = new Y.Doc();
  seedBoard(written, [{ id: GOOD_ITEM, kind: 'note', x: 40, y: 40, text: GOOD_WORDS }]);
  hostility(written.getMap('items'));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(written));
  return { doc, board: openBoard(doc) };
}

function mapOf(fields: Fields): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  for (const [key, value] of Object.entries(fields)) {
    const made = value();
    if (made !== undefined) map.set(key, made);
  }
  return map;
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let nr = 0; nr < depth; nr += 1) value = { x: value };
  return value;
}
