import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { documentFromState } from './state.ts';

it('a document is read from its state as it travels', () => {
  const doc = new Y.Doc();
  doc.getText('words').insert(0, 'Grüne Höfe 🏡');
  const state = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
  expect(documentFromState(state).getText('words').toJSON()).toBe('Grüne Höfe 🏡');
});
