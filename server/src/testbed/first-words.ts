import { sectionFragment } from '@geflecht/domain';
import * as Y from 'yjs';

/** The text of the first paragraph of an example proposal, where a test may write as an editor would. */
export function firstWords(doc: Y.Doc): Y.XmlText {
  const block = doc.getXmlFragment(sectionFragment('anlass')).get(0);
  const words = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(words instanceof Y.XmlText)) throw new Error('The example proposal begins with a paragraph.');
  return words;
}
