/** What a piece of an update holds, by the number it has on the wire. */
export const CONTENT = {
  gone: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  document: 9,
  skip: 10,
} as const;

/** Kinds of types, by the number they have on the wire. */
export const TYPE = { array: 0, map: 1, text: 2, element: 3, fragment: 4, hook: 5, xmlText: 6 } as const;

export interface Id {
  readonly client: number;
  readonly clock: number;
}
