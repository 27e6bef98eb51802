import * as Y from 'yjs';

/** What one writer has made of a document: whole items, their fields, and the letters in their words. */
export interface Work {
  readonly items: ReadonlySet<string>;
  /** From `item.field` to the value as JSON. */
  readonly fields: ReadonlyMap<string, string>;
  /** The same of what anybody has set. */
  readonly all: ReadonlyMap<string, string>;
  /** From item to the letters of this writer in its words, in order. */
  readonly letters: ReadonlyMap<string, string>;
}

/** Who first wrote something. What an undo brings back is still the work of whoever had written it. */
type AuthorOf = (client: number, clock: number) => number;

/**
 * The work of one client, read without any of the code under test. With `restored`, what somebody else's undo has
 * brought back counts as the work of its first writer, otherwise as that of whoever brought it back.
 */
export function workOf(doc: Y.Doc, client: number, restored: boolean): Work {
  const author: AuthorOf = restored ? firstAuthors(doc) : (id) => id;
  const isTheirs = ({ id }: Y.Item): boolean => author(id.client, id.clock) === client;
  const items = new Set<string>();
  const fields = new Map<string, string>();
  const all = new Map<string, string>();
  const letters = new Map<string, string>();
  for (const [id, entry] of liveEntries(doc.getMap('items'))) {
    if (isTheirs(entry)) items.add(id);
    const [value] = entry.content.getContent() as unknown[];
    if (!(value instanceof Y.Map)) continue;
    for (const [field, struct] of liveEntries(value)) {
      const [content] = struct.content.getContent() as unknown[];
      if (content instanceof Y.Text) letters.set(id, lettersOf(content, client, author));
      else {
        all.set(`${id}.${field}`, JSON.stringify(content));
        if (isTheirs(struct)) fields.set(`${id}.${field}`, JSON.stringify(content));
      }
    }
  }
  return { items, fields, all, letters };
}

/** What of somebody's work is gone or different; letters that came back are no harm. */
export function harmTo(before: Work, after: Work): string[] {
  const gone = [...before.items].filter((id) => !after.items.has(id)).map((id) => `item ${id} is gone`);
  const changed = [...before.fields].flatMap(([field, value]) => {
    const now = after.all.get(field);
    return now === value ? [] : [`${field} was ${value}, is ${now ?? 'gone'}`];
  });
  const lost = [...before.letters].flatMap(([id, words]) => {
    const now = after.letters.get(id) ?? '';
    return isWithin(words, now) ? [] : [`words of ${id} were “${words}”, are “${now}”`];
  });
  return [...gone, ...changed, ...lost];
}

function liveEntries(map: Y.Map<unknown>): (readonly [string, Y.Item])[] {
  return [...map._map].filter(([, struct]) => !struct.deleted);
}

function lettersOf(text: Y.Text, client: number, author: AuthorOf): string {
  let letters = '';
  for (let struct = text._start; struct !== null; struct = struct.right) {
    if (struct.deleted || !(struct.content instanceof Y.ContentString)) continue;
    const { str } = struct.content;
    for (let at = 0; at < str.length; at += 1)
      if (author(struct.id.client, struct.id.clock + at) === client) letters += str.charAt(at);
  }
  return letters;
}

/** Follows what was brought back to where it came from; a document only says where it went. */
function firstAuthors(doc: Y.Doc): AuthorOf {
  const cameFrom = new Map<string, Y.ID>();
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.redone === null) continue;
      const { id, redone, length } = struct;
      for (let at = 0; at < length; at += 1)
        cameFrom.set(`${redone.client} ${redone.clock + at}`, Y.createID(id.client, id.clock + at));
    }
  }
  return (client, clock) => {
    let id = Y.createID(client, clock);
    for (;;) {
      const earlier = cameFrom.get(`${id.client} ${id.clock}`);
      if (earlier === undefined) return id.client;
      id = earlier;
    }
  };
}

/** Whether the letters of `part` occur in `whole` in their order. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of whole.split('')) if (letter === part.charAt(at)) at += 1;
  return at === part.length;
}
