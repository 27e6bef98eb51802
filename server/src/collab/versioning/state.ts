import type { SharedAddress } from '@geflecht/domain';
import * as Y from 'yjs';

import { digestOf } from './picture.ts';

/** A document at one moment. */
export interface DocumentState {
  /** The encoded Yjs state. */
  readonly state: Uint8Array;
  /** The same for the same content. */
  readonly digest: string;
}

export function captureState(document: Y.Doc, kind: SharedAddress['kind']): DocumentState {
  return { state: Y.encodeStateAsUpdate(document), digest: digestOf(document, kind) };
}

/** Lends out a document made from a state. */
export function withState<T>(state: Uint8Array, work: (document: Y.Doc) => T): T {
  const document = new Y.Doc();
  try {
    Y.applyUpdate(document, state);
    return work(document);
  } finally {
    document.destroy();
  }
}
