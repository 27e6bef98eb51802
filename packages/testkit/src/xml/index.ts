import { SaxesParser } from 'saxes';

/** What a parser sees in an XML document. */
export interface Xml {
  /** Names of all elements, each once. */
  readonly elements: ReadonlySet<string>;
  /** Names and values of all attributes. */
  readonly attributes: readonly (readonly [string, string])[];
  readonly text: string;
}

/**
 * Reads a whole XML document.
 * @throws when it is not well-formed
 */
export function parseXml(source: string): Xml {
  const elements = new Set<string>();
  const attributes: [string, string][] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    elements.add(tag.name);
    for (const [name, value] of Object.entries(tag.attributes)) attributes.push([name, value]);
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.write(source).close();
  return { elements, attributes, text };
}
