import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export interface ModelId {
  client: number;
  clock: number;
}

/** What an item holds; `ref` is its number on the wire and need not fit the rest. */
export interface ModelContent {
  ref: number;
  /** Length of what is deleted. */
  length?: number;
  text?: string;
  key?: string;
  values?: unknown[];
  type?: number;
  bytes?: Uint8Array;
  /** Written as it is, whatever the number says. */
  raw?: Uint8Array;
}

export type ModelStruct =
  | { kind: 'gone' | 'skip'; length: number }
  | {
      kind: 'item';
      origin: ModelId | null;
      rightOrigin: ModelId | null;
      parent: string | ModelId | null;
      sub: string | null;
      content: ModelContent;
    };

export interface ModelRow {
  client: number;
  clock: number;
  structs: ModelStruct[];
  /** Said number of structs, when it is not the true one. */
  count?: number;
}

export interface ModelDeletions {
  client: number;
  ranges: { clock: number; length: number }[];
}

/** An update taken apart, to be changed where it hurts and put together again. */
export interface UpdateModel {
  rows: ModelRow[];
  deletions: ModelDeletions[];
}

/** Types by their number on the wire. */
const TYPES = [Y.Array, Y.Map, Y.Text, Y.XmlElement, Y.XmlFragment, Y.XmlHook, Y.XmlText] as const;

/** @throws when it is no update */
export function readModel(update: Uint8Array): UpdateModel {
  const { structs, ds } = Y.decodeUpdate(update);
  const rows: ModelRow[] = [];
  for (const struct of structs) {
    const { client, clock } = struct.id;
    let row = rows.at(-1);
    if (row?.client !== client) {
      row = { client, clock, structs: [] };
      rows.push(row);
    }
    row.structs.push(structOf(struct));
  }
  const deletions = [...ds.clients].map(([client, ranges]) => ({
    client,
    ranges: ranges.map(({ clock, len }) => ({ clock, length: len })),
  }));
  return { rows, deletions };
}

function structOf(struct: ReturnType<typeof Y.decodeUpdate>['structs'][number]): ModelStruct {
  if (!(struct instanceof Y.Item))
    return { kind: struct instanceof Y.GC ? 'gone' : 'skip', length: struct.length };
  const { origin, rightOrigin, parentSub } = struct;
  // An update that was not put in yet says its parent by id or by name.
  const parent = struct.parent as unknown as string | ModelId | null;
  return { kind: 'item', origin, rightOrigin, parent, sub: parentSub, content: contentOf(struct.content) };
}

function contentOf(content: Y.Item['content']): ModelContent {
  const ref = content.getRef();
  if (content instanceof Y.ContentDeleted) return { ref, length: content.len };
  if (content instanceof Y.ContentString) return { ref, text: content.str };
  if (content instanceof Y.ContentAny) return { ref, values: content.arr };
  if (content instanceof Y.ContentBinary) return { ref, bytes: content.content };
  if (content instanceof Y.ContentEmbed) return { ref, values: [content.embed] };
  if (content instanceof Y.ContentFormat) return { ref, key: content.key, values: [content.value] };
  if (content instanceof Y.ContentType) {
    const type: unknown = content.type;
    const exact = TYPES.findIndex((each) => (type as object).constructor === each);
    return { ref, type: exact, ...(type instanceof Y.XmlElement ? { key: type.nodeName } : {}) };
  }
  throw new Error(`nothing is known of content ${ref}`);
}

/** Units a struct takes in its author's row. */
export function lengthOf(struct: ModelStruct): number {
  if (struct.kind !== 'item') return struct.length;
  const { ref, length = 0, text = '', values = [] } = struct.content;
  if (ref === 1) return length;
  if (ref === 4) return text.length;
  return ref === 8 ? values.length : 1;
}

/** Writes it as Yjs would, true or not. */
export function writeModel({ rows, deletions }: UpdateModel): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, rows.length);
  for (const { client, clock, structs, count = structs.length } of rows) {
    for (const number of [count, client, clock]) encoding.writeVarUint(encoder, number);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  encoding.writeVarUint(encoder, deletions.length);
  for (const { client, ranges } of deletions) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, struct: ModelStruct): void {
  if (struct.kind !== 'item') {
    encoding.writeUint8(encoder, struct.kind === 'gone' ? 0 : 10);
    encoding.writeVarUint(encoder, struct.length);
    return;
  }
  const { origin, rightOrigin, parent, sub, content } = struct;
  const bits = (origin === null ? 0 : 128) | (rightOrigin === null ? 0 : 64) | (sub === null ? 0 : 32);
  encoding.writeUint8(encoder, bits | (content.ref & 31));
  for (const id of [origin, rightOrigin]) if (id !== null) writeId(encoder, id);
  if (origin === null && rightOrigin === null) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
    else writeId(encoder, parent ?? { client: 0, clock: 0 });
    if (sub !== null) encoding.writeVarString(encoder, sub);
  }
  writeContent(encoder, content);
}

function writeId(encoder: encoding.Encoder, { client, clock }: ModelId): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

function writeContent(encoder: encoding.Encoder, content: ModelContent): void {
  const { ref, length = 0, text = '', key = '', values = [], type = 0, bytes, raw } = content;
  if (raw !== undefined) {
    encoding.writeUint8Array(encoder, raw);
    return;
  }
  switch (ref) {
    case 1:
      encoding.writeVarUint(encoder, length);
      return;
    case 2:
      encoding.writeVarUint(encoder, values.length);
      for (const value of values) encoding.writeVarString(encoder, json(value));
      return;
    case 3:
      encoding.writeVarUint8Array(encoder, bytes ?? new Uint8Array(2));
      return;
    case 4:
      encoding.writeVarString(encoder, text);
      return;
    case 5:
      encoding.writeVarString(encoder, json(values[0]));
      return;
    case 6:
      encoding.writeVarString(encoder, key);
      encoding.writeVarString(encoder, json(values[0]));
      return;
    case 7:
      encoding.writeVarUint(encoder, type);
      if (type === 3 || type === 5) encoding.writeVarString(encoder, key);
      return;
    case 8:
      encoding.writeVarUint(encoder, values.length);
      for (const value of values) encoding.writeAny(encoder, value as encoding.AnyEncodable);
      return;
    case 9:
      encoding.writeVarString(encoder, text);
      encoding.writeAny(encoder, (values[0] ?? {}) as encoding.AnyEncodable);
      return;
    default:
      // There is no such content; whatever stands there is read as the next struct.
      encoding.writeVarUint(encoder, length);
  }
}

function json(value: unknown): string {
  if (value === undefined) return 'undefined';
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}
