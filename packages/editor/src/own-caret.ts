import { Extension } from '@tiptap/core';
import { Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

type Mapping = Parameters<typeof relativePositionToAbsolutePosition>[3];

/** The own selection among the letters, as the binding notes it before it takes up what others wrote. */
interface Noted {
  readonly type: string;
  readonly anchor: Y.RelativePosition | null;
  readonly head: Y.RelativePosition | null;
}

interface SyncState {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly isUndoRedoOperation: boolean;
  readonly binding: { readonly mapping: Mapping; readonly beforeTransactionSelection: Noted | null } | null;
}

/**
 * Keeps the own caret behind the letter it stood behind when others write in the same paragraph. The binding knows
 * that place, but passes over it as soon as the paragraph's words have changed and looks for a paragraph with the same
 * words instead: with several people in one text the caret jumps, and the next letter lands in somebody else's
 * sentence.
 */
export const OwnCaret = Extension.create({
  name: 'ownCaret',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, _before, state) {
        if (!transactions.some(isFromOthers)) return null;
        const sync = ySyncPluginKey.getState(state) as SyncState | undefined;
        const noted = sync?.binding?.beforeTransactionSelection;
        if (sync === undefined || noted?.type !== 'text') return null;
        const anchor = placeOf(noted.anchor, sync);
        const head = placeOf(noted.head, sync);
        if (anchor === null || head === null || Math.max(anchor, head) > state.doc.content.size) return null;
        const selection = TextSelection.between(state.doc.resolve(anchor), state.doc.resolve(head));
        if (selection.eq(state.selection)) return null;
        const { isUndoRedoOperation } = sync;
        return state.tr
          .setSelection(selection)
          .setMeta(ySyncPluginKey, { isChangeOrigin: true, isUndoRedoOperation })
          .setMeta('addToHistory', false);
      },
    }),
  ],
});

function isFromOthers(transaction: Transaction): boolean {
  const meta = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
  return meta?.isChangeOrigin === true && transaction.docChanged;
}

/** Where a noted place is now; null when what it stood in is gone, which the binding itself makes good. */
function placeOf(noted: Y.RelativePosition | null, sync: SyncState): number | null {
  if (noted === null || sync.binding === null) return null;
  const found = Y.createAbsolutePositionFromRelativePosition(noted, sync.doc);
  if (found === null || !stands(found.type, sync.type)) return null;
  return relativePositionToAbsolutePosition(sync.doc, sync.type, noted, sync.binding.mapping);
}

function stands(type: Y.AbstractType<unknown>, root: Y.XmlFragment): boolean {
  for (let each = type; each !== root;) {
    if (each._item === null || each._item.deleted || !(each._item.parent instanceof Y.AbstractType))
      return false;
    each = each._item.parent;
  }
  return true;
}
