import { IncomingMessage as Frame, MessageType } from '@hocuspocus/server';

/**
 * The client ids whose presence a frame takes back. The library passes on only states that are there, so a tab that
 * looks away would stay as a ghost until its channel closes.
 */
export function withdrawnClients(frame: Uint8Array): readonly number[] {
  const outer = new Frame(frame);
  outer.readVarString();
  if (outer.readVarUint() !== MessageType.Awareness) return [];
  const states = new Frame(outer.readVarUint8Array());
  const withdrawn: number[] = [];
  for (let left = states.readVarUint(); left > 0; left -= 1) {
    const client = states.readVarUint();
    states.readVarUint();
    if (states.readVarString() === 'null') withdrawn.push(client);
  }
  return withdrawn;
}
