/** Many pieces in one buffer that goes to another thread without being copied; cloned one by one each would take the
 * whole buffer along that it is a view of. */
export interface JoinedBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: readonly number[];
}

export function joinBytes(pieces: readonly Uint8Array[]): JoinedBytes {
  const ends: number[] = [];
  let end = 0;
  for (const piece of pieces) ends.push((end += piece.byteLength));
  const bytes = new Uint8Array(end);
  pieces.forEach((piece, index) => bytes.set(piece, (ends[index] ?? 0) - piece.byteLength));
  return { bytes, ends };
}

/** Views, not copies. */
export function splitBytes({ bytes, ends }: JoinedBytes): Uint8Array<ArrayBuffer>[] {
  let from = 0;
  return ends.map((end) => {
    const piece = bytes.subarray(from, end);
    from = end;
    return piece;
  });
}
