import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** A state as it lies in the database; made beside the event loop. */
export async function packState(state: Uint8Array): Promise<Uint8Array> {
  return await zip(state);
}

export async function unpackState(packed: Uint8Array): Promise<Uint8Array> {
  return await unzip(packed);
}
