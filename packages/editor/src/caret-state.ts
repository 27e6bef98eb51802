/** A Yjs relative position as JSON. */
export interface PositionState {
  readonly type?: { readonly client: number; readonly clock: number } | null;
  readonly tname?: string | null;
  readonly item?: { readonly client: number; readonly clock: number } | null;
  readonly assoc?: number;
}

/** The part of an awareness state that the text shows. */
export interface CaretState {
  readonly person: string;
  readonly anchor: PositionState;
  readonly head: PositionState;
}

/** Reads another tab's awareness state; `undefined` for anything that is not exactly a caret with a person. */
export function readCaret(state: unknown): CaretState | undefined {
  if (!isRecord(state)) return undefined;
  const { person, cursor } = state;
  if (typeof person !== 'string' || !isRecord(cursor)) return undefined;
  const { anchor, head } = cursor;
  return isPosition(anchor) && isPosition(head) ? { person, anchor, head } : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPosition(value: unknown): value is PositionState {
  if (!isRecord(value)) return false;
  const { type, tname, item, assoc } = value;
  if (!isAbsent(type) && !isId(type)) return false;
  if (!isAbsent(item) && !isId(item)) return false;
  if (!isAbsent(tname) && typeof tname !== 'string') return false;
  if (assoc !== undefined && !Number.isSafeInteger(assoc)) return false;
  return isId(type) || isId(item) || typeof tname === 'string';
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isId(value: unknown): value is { client: number; clock: number } {
  return isRecord(value) && isCount(value['client']) && isCount(value['clock']);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
