import { BOARD_LIMITS, type BoardPresence, STAMPS } from '@geflecht/board-schema';

type Unknown = Record<string, unknown>;

/** The parts of a state that passed. */
export interface PresenceState {
  readonly person?: string;
  readonly board?: Partial<BoardPresence> | null;
  readonly cursor?: Unknown | null;
}

/** `presenceStateSchema` by hand: a cursor that moves is looked at some hundred thousand times an hour. */
export function isPresenceState(state: unknown): state is PresenceState {
  if (!isRecord(state)) return false;
  for (const key in state) {
    const value = state[key];
    switch (key) {
      case 'person':
        if (typeof value !== 'string' && value !== undefined) return false;
        break;
      case 'board':
        if (value !== null && value !== undefined && !isPointer(value)) return false;
        break;
      case 'cursor':
        if (value !== null && value !== undefined && !isCaret(value)) return false;
        break;
      case 'user':
        if (value !== null && value !== undefined && !isUser(value)) return false;
        break;
      default:
        return false;
    }
  }
  return true;
}

function isRecord(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** No key but these; whether each is there shows when it is looked at. */
function hasOnly(value: Unknown, keys: readonly string[]): boolean {
  for (const key in value) if (!keys.includes(key)) return false;
  return true;
}

const POINTER = ['cursor', 'selection', 'editing', 'laser', 'view', 'reaction', 'drag'];

function isPointer(value: unknown): value is Partial<BoardPresence> {
  if (!isRecord(value) || !hasOnly(value, POINTER)) return false;
  const { cursor, selection, editing, laser, view, reaction, drag } = value;
  return (
    (!isGiven(cursor) || isPoint(cursor)) &&
    (selection === undefined || areItemIds(selection)) &&
    (!isGiven(editing) || isItemId(editing)) &&
    (!isGiven(laser) || isPoint(laser)) &&
    (!isGiven(view) || isBox(view)) &&
    (!isGiven(reaction) || isReaction(reaction)) &&
    (!isGiven(drag) || isDrag(drag))
  );
}

const POINT = ['x', 'y'];

function isPoint(value: unknown): boolean {
  return isRecord(value) && hasOnly(value, POINT) && isFiniteNumber(value['x']) && isFiniteNumber(value['y']);
}

const REACTION = ['stamp', 'nr'];
const MOST_REACTIONS = 1_000_000;

function isReaction(value: unknown): boolean {
  if (!isRecord(value) || !hasOnly(value, REACTION)) return false;
  const { stamp, nr } = value;
  return (
    STAMPS.some((known) => known === stamp) &&
    isFiniteNumber(nr) &&
    Number.isInteger(nr) &&
    nr >= 0 &&
    nr <= MOST_REACTIONS
  );
}

const MOVE = ['kind', 'ids', 'dx', 'dy'];
const RESIZE = ['kind', 'id', 'box'];
const OUTLINE = ['kind', 'box'];

function isDrag(value: unknown): boolean {
  if (!isRecord(value)) return false;
  switch (value['kind']) {
    case 'move':
      return (
        hasOnly(value, MOVE) &&
        areItemIds(value['ids']) &&
        isFiniteNumber(value['dx']) &&
        isFiniteNumber(value['dy'])
      );
    case 'resize':
      return hasOnly(value, RESIZE) && isItemId(value['id']) && isBox(value['box']);
    case 'outline':
      return hasOnly(value, OUTLINE) && isBox(value['box']);
    default:
      return false;
  }
}

const BOX = ['x', 'y', 'w', 'h'];

function isBox(value: unknown): boolean {
  if (!isRecord(value) || !hasOnly(value, BOX)) return false;
  const { x, y, w, h } = value;
  return isFiniteNumber(x) && isFiniteNumber(y) && isFiniteNumber(w) && w >= 0 && isFiniteNumber(h) && h >= 0;
}

function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function areItemIds(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > BOARD_LIMITS.presenceIds) return false;
  for (const id of value as unknown[]) if (!isItemId(id)) return false;
  return true;
}

const ITEM_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

function isItemId(value: unknown): boolean {
  return typeof value === 'string' && ITEM_ID.test(value);
}

const CARET = ['anchor', 'head'];

function isCaret(value: unknown): boolean {
  return isRecord(value) && hasOnly(value, CARET) && isPosition(value['anchor']) && isPosition(value['head']);
}

const POSITION = ['type', 'tname', 'item', 'assoc'];

function isPosition(value: unknown): boolean {
  if (!isRecord(value) || !hasOnly(value, POSITION)) return false;
  const { type, tname, item, assoc } = value;
  const [hasType, hasName, hasItem] = [isGiven(type), isGiven(tname), isGiven(item)];
  return (
    (hasType || hasName || hasItem) &&
    (!hasType || isId(type)) &&
    (!hasName || (typeof tname === 'string' && tname.length <= 64)) &&
    (!hasItem || isId(item)) &&
    (assoc === undefined || assoc === 0 || assoc === -1 || assoc === 1)
  );
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}

const ID = ['client', 'clock'];

function isId(value: unknown): boolean {
  return isRecord(value) && hasOnly(value, ID) && isCount(value['client']) && isCount(value['clock']);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isUser(value: unknown): boolean {
  if (!isRecord(value)) return false;
  for (const key in value) {
    const each = value[key];
    if (key === '__proto__' || (each !== null && typeof each !== 'number' && !isShort(each))) return false;
    if (typeof each === 'number' && Number.isNaN(each)) return false;
  }
  return true;
}

function isShort(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 200;
}
