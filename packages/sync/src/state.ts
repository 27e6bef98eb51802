import * as Y from 'yjs';

/** A document made from an encoded Yjs state in Base64: nobody else has it, and nothing written in it goes anywhere. */
export function documentFromState(state: string): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(
    doc,
    Uint8Array.from(atob(state), (character) => character.charCodeAt(0)),
  );
  return doc;
}
