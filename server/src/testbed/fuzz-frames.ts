import { hostileState, type Surroundings } from '@geflecht/testkit/hostile';
import type { Random } from '@geflecht/testkit/random';
import { createEncoder, toUint8Array, writeUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';

import { hostileContent, hostileItem, type Ids } from './hostile-items.ts';
import { itemAt, plausibleItem } from './plausible-items.ts';
import { frames } from './raw-socket.ts';
import {
  lengthOf,
  type ModelRow,
  type ModelStruct,
  readModel,
  type UpdateModel,
  writeModel,
} from './update-model.ts';

/** What a hostile person has to work with: everything they see, and ids of their own. */
export interface Quarry {
  /** The document as they see it. */
  readonly doc: Y.Doc;
  /** An honest update to start from, of whomever. */
  readonly honest: Uint8Array;
  /** A client id they may write with. */
  readonly own: number;
}

/** An update that is wrong in one to three ways, or right and wrong in what it means. */
export function hostileUpdate(dice: Random, quarry: Quarry): Uint8Array {
  const ids = idsOf(dice, quarry);
  const model = dice.chance(0.55) ? forged(dice, quarry, ids) : readModel(quarry.honest);
  if (dice.chance(0.6)) {
    const changes = 1 + dice.below(3);
    for (let nr = 0; nr < changes; nr += 1) dice.pick(CHANGES)(model, dice, ids);
  }
  const update = writeModel(model);
  return dice.chance(0.1) ? mangled(dice, update) : update;
}

/** A whole frame of the wire, addressed to a document, of any type, true to its type or not. */
export function hostileFrame(dice: Random, name: string, quarry: Quarry, around: Surroundings): Uint8Array {
  const frame = wireFrame(dice, dice.chance(0.95) ? name : dice.pick(NAMES), quarry, around);
  return dice.chance(0.1) ? mangled(dice, frame) : frame;
}

function wireFrame(dice: Random, name: string, quarry: Quarry, around: Surroundings): Uint8Array {
  const kind = dice.below(20);
  if (kind < 8) return frames.update(name, hostileUpdate(dice, quarry));
  if (kind < 10) return frames.step2(name, hostileUpdate(dice, quarry));
  if (kind < 11) return frames.syncReply(name, hostileUpdate(dice, quarry));
  if (kind < 12) return frames.step1(name, mangled(dice, Y.encodeStateVector(quarry.doc)));
  if (kind < 17) return frames.presence(name, hostilePresence(dice, around));
  if (kind < 18) return frames.stateless(name, hostileState(dice, around));
  if (kind < 19) return frames.queryPresence(name);
  return withNumbers(name, [dice.below(14), dice.below(5), dice.below(300)]);
}

/** An awareness frame with a few states, its head not always true. */
export function hostilePresence(dice: Random, around: Surroundings): Uint8Array {
  const count = dice.chance(0.03) ? dice.below(3000) : dice.below(4);
  const encoder = createEncoder();
  writeVarUint(encoder, dice.chance(0.05) ? dice.pick(NUMBERS) : count);
  for (let left = count; left > 0; left -= 1) {
    writeVarUint(encoder, dice.chance(0.8) ? dice.pick([1, ...around.clients]) : dice.pick(NUMBERS));
    writeVarUint(encoder, dice.chance(0.9) ? dice.below(1000) : dice.pick(NUMBERS));
    // A flood of states is one of small ones.
    writeVarString(encoder, count > 4 ? '{}' : hostileState(dice, around));
  }
  const frame = toUint8Array(encoder);
  return dice.chance(0.1) ? mangled(dice, frame) : frame;
}

const NUMBERS = [
  0,
  1,
  2,
  127,
  128,
  255,
  2 ** 16,
  2 ** 24,
  2 ** 31,
  2 ** 32,
  2 ** 40,
  Number.MAX_SAFE_INTEGER,
];
const NAMES = [
  '',
  '__proto__',
  'hub',
  'board:',
  'proposal:M1-01\0',
  'board:__proto__',
  'x'.repeat(200),
  'ｂoard:klima',
];

function withNumbers(name: string, numbers: readonly number[]): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, name);
  for (const number of numbers) writeVarUint(encoder, number);
  return toUint8Array(encoder);
}

/** Bytes changed, cut off, put in or doubled. */
function mangled(dice: Random, bytes: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const at = dice.below(Math.max(1, bytes.length));
  switch (dice.below(5)) {
    case 0:
      return changed.subarray(0, at);
    case 1: {
      const encoder = createEncoder();
      writeUint8Array(encoder, changed.subarray(0, at));
      for (let left = dice.below(6); left > 0; left -= 1) writeVarUint(encoder, dice.below(256));
      writeUint8Array(encoder, changed.subarray(at));
      return toUint8Array(encoder);
    }
    case 2:
      return Uint8Array.from([...changed.subarray(0, at), ...changed.subarray(at + 1)]);
    default:
      for (let left = 1 + dice.below(3); left > 0 && changed.length > 0; left -= 1) {
        const place = dice.below(changed.length);
        changed[place] = dice.chance(0.5) ? dice.below(256) : (changed[place] ?? 0) ^ (1 << dice.below(8));
      }
      return changed;
  }
}

function idsOf(dice: Random, { doc, own }: Quarry): Ids {
  const states = [...Y.decodeStateVector(Y.encodeStateVector(doc))];
  return {
    own,
    next: Y.getState(doc.store, own),
    clients: [own, ...states.map(([client]) => client)],
    roots: [...doc.share.keys()],
    any() {
      if (states.length === 0 || dice.chance(0.02)) return { client: own, clock: dice.below(10) };
      const [client, clock] = dice.pick(states);
      return { client, clock: dice.chance(0.97) ? dice.below(clock) : clock + dice.below(3) };
    },
    twin() {
      // Two that lie side by side, as an honest hand would find them; or one behind the other.
      const id = this.any();
      const item = itemAt(doc, id);
      const right = item?.right ?? null;
      if (item === undefined || right === null || dice.chance(0.3)) return [id, this.any()];
      return [
        { client: id.client, clock: item.id.clock + item.length - 1 },
        { client: right.id.client, clock: right.id.clock },
      ];
    },
  };
}

/** Own words with an own id and a whole row, so that nothing but their meaning is wrong. */
function forged(dice: Random, { doc }: Quarry, ids: Ids): UpdateModel {
  const row: ModelRow = { client: ids.own, clock: ids.next, structs: [] };
  let clock = ids.next;
  const isSly = dice.chance(0.7);
  for (let left = 1 + dice.below(4); left > 0; left -= 1) {
    const sly = isSly ? plausibleItem(dice, doc, ids.any()) : undefined;
    const struct = sly ?? hostileItem(dice, ids, clock);
    row.structs.push(struct);
    clock += lengthOf(struct);
  }
  if (ids.next > 0 && dice.chance(0.15)) overlap(row, dice, doc);
  const deletions = dice.chance(0.3)
    ? [{ client: dice.pick(ids.clients), ranges: [{ clock: dice.below(20), length: 1 + dice.below(9) }] }]
    : [];
  return { rows: [row], deletions };
}

/** The first struct begins in what is known. */
function overlap(row: ModelRow, dice: Random, doc: Y.Doc): void {
  const back = 1 + dice.below(Math.min(4, row.clock));
  const [first] = row.structs;
  if (first === undefined) return;
  if (first.kind !== 'item') first.length += back;
  else if (first.content.ref === 4) first.content.text = 'o'.repeat(back) + (first.content.text ?? '');
  else if (first.content.ref === 1) first.content.length = (first.content.length ?? 0) + back;
  else if (first.content.ref === 8)
    first.content.values = [...(first.content.values ?? []), ...Array(back).fill(1)];
  else return;
  row.clock -= back;
  const known = itemAt(doc, { client: row.client, clock: row.clock });
  if (known !== undefined && first.kind === 'item' && dice.chance(0.7)) {
    first.origin = known.origin;
    first.rightOrigin = known.rightOrigin;
  }
}

type Change = (model: UpdateModel, dice: Random, ids: Ids) => void;

function row(model: UpdateModel, dice: Random): ModelRow | undefined {
  return model.rows.length === 0 ? undefined : dice.pick(model.rows);
}

function onItem(
  change: (item: Extract<ModelStruct, { kind: 'item' }>, dice: Random, ids: Ids) => void,
): Change {
  return (model, dice, ids) => {
    const structs = row(model, dice)?.structs ?? [];
    const struct = structs.length === 0 ? undefined : dice.pick(structs);
    if (struct?.kind === 'item') change(struct, dice, ids);
  };
}

function onRow(change: (row: ModelRow, dice: Random, ids: Ids, model: UpdateModel) => void): Change {
  return (model, dice, ids) => {
    const changed = row(model, dice);
    if (changed !== undefined) change(changed, dice, ids, model);
  };
}

/** One thing each that an update can have wrong. */
const CHANGES: readonly Change[] = [
  onRow((row, dice) => (row.clock = Math.max(0, row.clock + dice.below(9) - 4))),
  onRow((row, dice) => (row.clock = dice.pick(NUMBERS))),
  onRow((row, dice, ids) => (row.client = dice.chance(0.8) ? dice.pick(ids.clients) : dice.pick(NUMBERS))),
  onRow((row, dice) => (row.count = dice.chance(0.5) ? dice.below(5) : dice.pick(NUMBERS))),
  onRow((row, dice) => void row.structs.splice(dice.below(row.structs.length + 1), 1)),
  onRow((row, dice) => row.structs.push(...row.structs.slice(dice.below(3)))),
  onRow((row) => row.structs.reverse()),
  onRow((row, dice) => {
    const kind = dice.pick(['gone', 'skip'] as const);
    const length = dice.chance(0.7) ? dice.below(6) : dice.pick(NUMBERS);
    row.structs.splice(dice.below(row.structs.length + 1), dice.below(2), { kind, length });
  }),
  onRow((row, dice, ids) => row.structs.push(hostileItem(dice, ids, row.clock + 1))),
  onRow((row, dice, ids, model) =>
    model.rows.push(dice.chance(0.5) ? row : { ...row, client: dice.pick(ids.clients) }),
  ),
  onItem((item, _, ids) => (item.origin = ids.any())),
  onItem((item, _, ids) => (item.rightOrigin = ids.any())),
  onItem((item, _, ids) => ([item.origin, item.rightOrigin] = ids.twin())),
  onItem((item) => ([item.origin, item.rightOrigin] = [item.rightOrigin, item.origin])),
  onItem((item, dice, ids) => {
    item.origin = null;
    item.parent = dice.chance(0.5)
      ? ids.any()
      : dice.pick(['items', 'meta', 'section.ziel', '__proto__', '', 'neu']);
  }),
  onItem((item, dice) => (item.sub = dice.pick([null, 'schema', '__proto__', 'place', 'x'.repeat(300)]))),
  onItem((item, dice) => (item.content = hostileContent(dice))),
  onItem((item, dice) => (item.content.ref = dice.below(32))),
  (model, dice, ids) => {
    const ranges = Array.from({ length: 1 + dice.below(3) }, () => ({
      clock: dice.chance(0.9) ? dice.below(40) : dice.pick(NUMBERS),
      length: dice.chance(0.9) ? dice.below(9) : dice.pick(NUMBERS),
    }));
    model.deletions.push({ client: dice.pick(ids.clients), ranges });
  },
  (model, dice) => {
    for (const { ranges } of model.deletions) for (const range of ranges) range.length += dice.below(5);
  },
];
