/** A number beyond this cannot be told from its neighbours. */
const MOST = Number.MAX_SAFE_INTEGER;
/** Characters that are put together faster one by one. */
const SHORT = 24;
/** 128 to the seventh: the last digit a safe number can have. */
const LAST_DIGIT = 2 ** 49;

/**
 * Reads the numbers and strings of lib0 from bytes nobody vouches for. Never throws: from the first stumble on
 * `isBroken`, and everything else reads as 0 or nothing, so that loops over it come to their end.
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  at = 0;
  isBroken = false;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Whether every byte has been read. */
  isDone(): boolean {
    return this.at === this.bytes.length;
  }

  /** Gives up; the rest reads as nothing. */
  stumble(): 0 {
    this.isBroken = true;
    this.at = this.bytes.length;
    return 0;
  }

  byte(): number {
    const { bytes, at } = this;
    if (at >= bytes.length) return this.stumble();
    this.at = at + 1;
    return bytes[at] as number;
  }

  /** A whole number from 0 up to what is safe; seven bits a byte, the lowest first. */
  uint(): number {
    const { bytes } = this;
    const { length } = bytes;
    let { at } = this;
    let value = 0;
    for (let digit = 1; digit <= LAST_DIGIT && at < length; digit *= 128) {
      const byte = bytes[at++] as number;
      value += (byte & 127) * digit;
      if (byte < 128) {
        if (value > MOST) break;
        this.at = at;
        return value;
      }
    }
    return this.stumble();
  }

  /** A whole number of either sign: the sign is the second bit of the first byte. */
  int(): number {
    const first = this.byte();
    const sign = (first & 64) === 0 ? 1 : -1;
    let value = first & 63;
    if (first < 128) return sign * value;
    for (let digit = 64; digit <= LAST_DIGIT; digit *= 128) {
      const byte = this.byte();
      value += (byte & 127) * digit;
      if (byte < 128) return value > MOST ? this.stumble() : sign * value;
    }
    return this.stumble();
  }

  /** Passes over so many bytes. */
  skip(count: number): void {
    if (count > this.bytes.length - this.at) this.stumble();
    else this.at += count;
  }

  /** Passes over a string. Answers its length in UTF-16 units, as JavaScript counts. */
  skipText(): number {
    const bytes = this.uint();
    const from = this.at;
    this.skip(bytes);
    if (this.isBroken) return 0;
    const length = lengthOfText(this.bytes, from, this.at);
    return length === undefined ? this.stumble() : length;
  }

  /** A string of at most so many bytes. */
  text(most: number): string {
    const bytes = this.uint();
    const from = this.at;
    if (bytes > most) this.stumble();
    this.skip(bytes);
    if (this.isBroken) return '';
    for (let at = from; at < this.at; at += 1)
      if ((this.bytes[at] as number) > 127) return this.#decoded(from, 'utf8');
    if (bytes > SHORT) return this.#decoded(from, 'latin1');
    let text = '';
    for (let at = from; at < this.at; at += 1) text += String.fromCharCode(this.bytes[at] as number);
    return text;
  }

  #decoded(from: number, as: 'latin1' | 'utf8'): string {
    const { bytes, at } = this;
    if (as === 'utf8' && lengthOfText(bytes, from, at) === undefined) {
      this.stumble();
      return '';
    }
    return Buffer.from(bytes.buffer, bytes.byteOffset + from, at - from).toString(as);
  }
}

/** UTF-16 units of well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates); `undefined` for anything else. */
function lengthOfText(bytes: Uint8Array, from: number, to: number): number | undefined {
  let length = 0;
  let at = from;
  while (at < to) {
    const lead = bytes[at++] as number;
    length += 1;
    if (lead < 0x80) continue;
    if (lead < 0xc2 || lead > 0xf4) return undefined;
    const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    if (at + more > to) return undefined;
    // The second byte of some leads is narrower than the rest.
    const second = bytes[at] as number;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) return undefined;
    for (let next = 1; next < more; next += 1)
      if (((bytes[at + next] as number) & 0xc0) !== 0x80) return undefined;
    at += more;
    if (more === 3) length += 1;
  }
  return length;
}
