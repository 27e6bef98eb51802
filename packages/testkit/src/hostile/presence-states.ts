import type { Random } from '../random/index.ts';

/** A client of a document as a hostile person sees it: ids that exist, the person behind the socket. */
export interface Surroundings {
  readonly person: string;
  /** Client ids that wrote in the document. */
  readonly clients: readonly number[];
  /** Names of its fields. */
  readonly fields: readonly string[];
}

/**
 * The JSON of one awareness state that nobody's page should ever send, or nearly: right states with one thing wrong,
 * wild ones, and a few that are right. Never longer than 64 KB.
 */
export function hostileState(dice: Random, around: Surroundings): string {
  const kind = dice.below(10);
  if (kind === 0) return dice.pick(NO_STATES);
  if (kind === 1) return nested(dice, 1 + dice.below(2000));
  const state: Record<string, unknown> = { person: dice.chance(0.8) ? around.person : wild(dice, 2) };
  if (kind < 6) state['cursor'] = dice.chance(0.3) ? wild(dice, 4) : caret(dice, around);
  else if (kind < 9) state['board'] = dice.chance(0.3) ? wild(dice, 4) : pointer(dice);
  else state[dice.pick(KEYS)] = wild(dice, 4);
  if (dice.chance(0.1)) state['user'] = wild(dice, 3);
  return withProto(dice, JSON.stringify(dice.chance(0.5) ? spoiled(dice, state) : state));
}

/** What is no state at all; the last ones are no JSON either. */
const NO_STATES = [
  'null',
  '[]',
  '""',
  '0',
  'true',
  '{}',
  '[[]]',
  '{',
  '',
  'undefined',
  '{"a":NaN}',
  '\u0000',
];

const KEYS = [
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'person',
  'cursor',
  'board',
  'user',
  'anchor',
  'head',
  'type',
  'item',
  'tname',
  'assoc',
  'client',
  'clock',
  'x',
  'y',
  'selection',
  'editing',
  'laser',
  'view',
  'reaction',
  'stamp',
  'nr',
  'drag',
  'kind',
  'ids',
  'box',
  '',
];

const NUMBERS = [
  0,
  -0,
  1,
  -1,
  0.5,
  1e-320,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 53),
  Number.NaN,
  Number.POSITIVE_INFINITY,
];

const WORDS = [
  '',
  '__proto__',
  'constructor',
  'section.ziel',
  'section.none',
  'hub',
  '<img src=x onerror=alert(1)>',
  '\u0000',
  '\uD800',
  '\u202E',
  'ﷺ'.repeat(20),
  'x'.repeat(300),
  'note',
  'move',
  'resize',
  'outline',
  'javascript:alert(1)',
];

function wild(dice: Random, levels: number): unknown {
  const kind = dice.below(levels > 0 ? 8 : 5);
  if (kind === 0) return null;
  if (kind === 1) return dice.chance(0.5);
  if (kind === 2) return dice.pick(NUMBERS);
  if (kind < 5) return dice.pick(WORDS);
  const count = levels === 1 && dice.chance(0.02) ? 500 : dice.below(4);
  if (kind === 5) return Array.from({ length: count }, () => wild(dice, levels - 1));
  return Object.fromEntries(Array.from({ length: count }, () => [dice.pick(KEYS), wild(dice, levels - 1)]));
}

function nested(dice: Random, levels: number): string {
  const [open, close] = dice.pick([
    ['[', ']'],
    ['{"board":', '}'],
    ['{"cursor":{"anchor":', '}}'],
  ] as const);
  return `${open.repeat(levels)}null${close.repeat(levels)}`;
}

/** A place in a text as the editors tell it; often one that does not exist. */
function position(dice: Random, around: Surroundings): Record<string, unknown> {
  const id = (): unknown =>
    dice.chance(0.1)
      ? wild(dice, 1)
      : {
          client: dice.chance(0.7) ? dice.pick([0, ...around.clients]) : dice.pick(NUMBERS),
          clock: dice.below(2000),
        };
  const position: Record<string, unknown> = {};
  if (dice.chance(0.7)) position['type'] = dice.chance(0.3) ? null : id();
  if (dice.chance(0.7)) position['tname'] = dice.chance(0.3) ? null : dice.pick([...around.fields, ...WORDS]);
  if (dice.chance(0.7)) position['item'] = dice.chance(0.3) ? null : id();
  if (dice.chance(0.5)) position['assoc'] = dice.pick([0, -1, 1, 7, 1.5]);
  return position;
}

function caret(dice: Random, around: Surroundings): unknown {
  if (dice.chance(0.05)) return null;
  return {
    anchor: dice.chance(0.1) ? null : position(dice, around),
    ...(dice.chance(0.9) ? { head: dice.chance(0.1) ? null : position(dice, around) } : {}),
  };
}

function pointer(dice: Random): unknown {
  if (dice.chance(0.05)) return null;
  const number = (): unknown => (dice.chance(0.7) ? dice.below(4000) - 2000 : dice.pick(NUMBERS));
  const id = (): unknown => (dice.chance(0.8) ? `n${dice.below(30)}` : dice.pick(WORDS));
  const ids = (): unknown[] => Array.from({ length: dice.chance(0.05) ? 60 : dice.below(4) }, id);
  const box = { x: number(), y: number(), w: number(), h: number() };
  const drag = dice.pick([
    null,
    { kind: 'move', ids: ids(), dx: number(), dy: number() },
    { kind: 'resize', id: id(), box },
    { kind: 'outline', box },
    { kind: 'spin', box },
  ]);
  return {
    cursor: dice.chance(0.3) ? null : { x: number(), y: number() },
    selection: ids(),
    editing: null,
    ...(dice.chance(0.2) && { laser: dice.chance(0.2) ? null : { x: number(), y: number() } }),
    ...(dice.chance(0.2) && { view: dice.chance(0.2) ? null : box }),
    ...(dice.chance(0.2) && {
      reaction: { stamp: dice.pick(['heart', 'thumb', 'skull', 3]), nr: dice.pick([0, 1, 7, ...NUMBERS]) },
    }),
    drag,
  };
}

/** Takes something away, doubles a key under another name, or puts something wild in its place; anywhere inside. */
function spoiled(dice: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return wild(dice, 2);
  if (Array.isArray(value)) return [...(value as unknown[]), wild(dice, 1)];
  const entries = Object.entries(value);
  if (entries.length === 0) return { [dice.pick(KEYS)]: wild(dice, 1) };
  const at = dice.below(entries.length);
  const [key, inner] = entries[at] as [string, unknown];
  const kind = dice.below(6);
  if (kind === 0) entries.splice(at, 1);
  else if (kind === 1) entries.push([dice.pick(KEYS), wild(dice, 2)]);
  else entries[at] = [key, spoiled(dice, inner)];
  return Object.fromEntries(entries);
}

/** A key that only a parser makes, not a literal. */
function withProto(dice: Random, json: string): string {
  if (!dice.chance(0.05)) return json;
  return json.replace('{', `{"__proto__":{"polluted":true}${json.startsWith('{}') ? '' : ','}`);
}
