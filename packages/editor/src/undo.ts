import { ySyncPluginKey, defaultDeleteFilter, defaultProtectedNodes } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/**
 * One history for all fields of a document, of this person's own changes alone. Each editor's plug-in destroys the
 * manager it was given when the editor closes; this one outlives its editors.
 */
export class SharedUndo extends Y.UndoManager {
  constructor(fragments: Y.XmlFragment[]) {
    super(fragments, {
      trackedOrigins: new Set([ySyncPluginKey]),
      deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    });
  }

  override destroy(): void {
    // Ends with its document, not with an editor.
  }
}
