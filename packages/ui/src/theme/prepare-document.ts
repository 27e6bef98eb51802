/** React Aria skips its style injection when an element with this id is already there. */
const pressableStyleId = 'react-aria-pressable-style';

/**
 * Keeps React Aria from injecting a `<style>` element, which the content security policy refuses:
 * a `<meta>` takes the id it looks for, and the rule itself lives in `base/react-aria.css`.
 */
export function prepareDocument(target: Document): void {
  if (target.getElementById(pressableStyleId) !== null) return;
  const placeholder = target.createElement('meta');
  placeholder.id = pressableStyleId;
  target.head.prepend(placeholder);
}
