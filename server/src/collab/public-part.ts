import type { HubMessage } from '@geflecht/contract';

/** What is left of a message for somebody who may not look into the working spaces; `undefined` for nothing. */
export function publicPart(message: HubMessage): HubMessage | undefined {
  switch (message.type) {
    case 'roster':
      // The overview shows the counts to everybody; who it is stays among those who may meet them.
      return { ...message, people: [] };
    case 'roster_changed':
      return { ...message, people: [], left: [] };
    case 'resumed':
      return { ...message, events: [], complete: true };
    case 'event':
    case 'signal':
      return undefined;
    case 'storage':
    case 'session_ended':
      return message;
  }
}
