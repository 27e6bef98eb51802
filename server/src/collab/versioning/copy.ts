import * as Y from 'yjs';

/**
 * A value of another document, made anew so that it can be put into this one. Yjs's own `clone` leaves out attributes
 * that are no words.
 */
export function copyOf(value: unknown): unknown {
  if (!(value instanceof Y.AbstractType)) return value;
  if (value instanceof Y.XmlElement) {
    const copy = new Y.XmlElement(value.nodeName);
    setAttributes(copy, value.getAttributes());
    copy.insert(0, value.toArray().map(copyOfChild));
    return copy;
  }
  if (value instanceof Y.Text) {
    const copy = value instanceof Y.XmlText ? new Y.XmlText() : new Y.Text();
    setAttributes(copy, value.getAttributes());
    copy.applyDelta(
      value.toDelta().map((step: { insert: unknown }) => ({ ...step, insert: copyOf(step.insert) })),
    );
    return copy;
  }
  if (value instanceof Y.Map && !(value instanceof Y.XmlHook)) {
    const copy = new Y.Map<unknown>();
    for (const [key, inner] of value.entries()) copy.set(key, copyOf(inner));
    return copy;
  }
  if (value instanceof Y.Array) {
    const copy = new Y.Array<unknown>();
    copy.insert(0, value.toArray().map(copyOf));
    return copy;
  }
  return value.clone();
}

/** A child of an element or a fragment. */
export function copyOfChild(child: Y.XmlElement | Y.XmlText | Y.XmlHook): Y.XmlElement | Y.XmlText {
  return copyOf(child) as Y.XmlElement | Y.XmlText;
}

function setAttributes(to: Y.XmlElement | Y.Text, attributes: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(attributes)) to.setAttribute(name, value);
}
