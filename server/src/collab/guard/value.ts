import type { ByteReader } from './byte-reader.ts';
import type { RejectCause } from './cause.ts';

/** First bytes of the values of lib0. */
const OBJECT = 118;
const ARRAY = 117;

/**
 * Passes over one value as lib0 writes it. Answers the value if it is a whole number; a cause when it must not pass:
 * too deep to be written again without overflowing the stack, a big integer, on which JSON fails, or a key that would
 * become a prototype.
 */
export function readNumberOrSkip(reader: ByteReader, levels: number): number | RejectCause | undefined {
  switch (reader.byte()) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return undefined;
    case 125:
      return reader.int();
    case 124:
      reader.skip(4);
      return undefined;
    case 123:
      reader.skip(8);
      return undefined;
    case 122:
      return 'bad_shape';
    case 119:
      reader.skipText();
      return undefined;
    case OBJECT:
      return skipEntries(reader, levels, true);
    case ARRAY:
      return skipEntries(reader, levels, false);
    case 116:
      reader.skip(reader.uint());
      return undefined;
    default:
      reader.stumble();
      return undefined;
  }
}

function skipEntries(reader: ByteReader, levels: number, hasKeys: boolean): RejectCause | undefined {
  if (levels === 0) return 'too_deep';
  for (let left = reader.uint(); left > 0 && !reader.isBroken; left -= 1) {
    if (hasKeys && reader.text(reader.bytes.length) === '__proto__') return 'bad_shape';
    const read = readNumberOrSkip(reader, levels - 1);
    if (typeof read === 'string') return read;
  }
  return undefined;
}

/** Passes over one value as JSON; the same bounds. */
export function skipJson(reader: ByteReader, levels: number): RejectCause | undefined {
  const json = reader.text(reader.bytes.length);
  if (reader.isBroken) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return 'undecodable';
  }
  return judgeJson(value, levels);
}

function judgeJson(value: unknown, levels: number): RejectCause | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (levels === 0) return 'too_deep';
  if (Object.hasOwn(value, '__proto__')) return 'bad_shape';
  for (const each of Object.values(value)) {
    const cause = judgeJson(each, levels - 1);
    if (cause !== undefined) return cause;
  }
  return undefined;
}
