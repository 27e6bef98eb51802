import type { HubMessage, RosterEntry } from '@geflecht/contract';

type Whole = Extract<HubMessage, { type: 'roster' }>;

/** What a tab knows of who is where after everything it was told on the hub; `undefined` before the first word. */
export function knownRoster(messages: readonly unknown[]): Whole | undefined {
  let known: Whole | undefined;
  for (const message of messages as readonly HubMessage[]) {
    if (message.type === 'roster') known = message;
    if (message.type !== 'roster_changed' || known === undefined) continue;
    const people = new Map<string, RosterEntry>(known.people.map((entry) => [entry.person, entry]));
    for (const person of message.left) people.delete(person);
    for (const entry of message.people) people.set(entry.person, entry);
    known = { type: 'roster', people: [...people.values()], heads: message.heads };
  }
  return known;
}
