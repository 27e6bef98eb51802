import * as Y from 'yjs';

/**
 * A document that shows what another one holds and gives nothing back. An editor that does not know all of a document's
 * shapes deletes what it cannot show; here that harms nobody.
 */
export interface ReadingCopy {
  readonly doc: Y.Doc;
  destroy(): void;
}

export function createReadingCopy(source: Y.Doc): ReadingCopy {
  const doc = new Y.Doc();
  const follow = (update: Uint8Array): void => Y.applyUpdate(doc, update);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source));
  source.on('update', follow);
  return {
    doc,
    destroy() {
      source.off('update', follow);
      doc.destroy();
    },
  };
}
