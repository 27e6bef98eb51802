/** Reads a JSON column. What stands in it was written by `JSON.stringify` of the same type. */
export function fromJson<Value>(text: string): Value {
  return JSON.parse(text) as Value;
}
