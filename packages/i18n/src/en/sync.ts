import type { sync as german } from '../de/sync.ts';

/** The live connection, as far as screens speak of it. */
export const sync: typeof german = {
  refusedTitle: 'This text cannot be opened',
  pause: {
    storage:
      'Nothing can be saved right now. You can read everything. Writing goes on by itself as soon as saving works again.',
    page_outdated: 'New version: please reload. Until then you can read here, but not write.',
    server_outdated: 'Geflecht is being updated. In a moment you can write here again.',
    reload: 'Reload',
  },
  stranded: {
    banner: (count) =>
      count === 1
        ? 'One of your changes could not be saved. It is still on this device.'
        : `${count} of your changes could not be saved. They are still on this device.`,
    look: 'Have a look',
    title: 'Changes that are not saved',
    lead: 'This is what is on this device, with your changes. Copy or save what you want to keep.',
    board: 'Board',
    proposal: 'Proposal',
    notes: 'My notes',
    named: (kind, title) => `${kind} “${title}”`,
    gone: 'This is no longer in Geflecht, so nothing of it could be saved.',
    notPermitted: 'You may no longer write here. Ask the moderators whether somebody takes over your words.',
    tooLarge: 'The change is too large to be saved at once. Paste it in smaller pieces.',
    notTaken: 'The server could not read the change.',
    noWords: 'There are no words in it.',
    words: 'Words on this device',
    copy: 'Copy text',
    copied: 'Copied',
    file: 'Save as a file',
    fileName: (id) => `geflecht-${id}.txt`,
    discard: 'Discard changes',
    discardTitle: 'Discard these changes?',
    discardBody: 'What is not saved then disappears from this device, too.',
    discardNow: 'Discard',
    keep: 'Keep',
    discarded: 'The changes are discarded.',
  },
  signOut: {
    title: (count) => (count === 1 ? 'One change is not saved yet' : `${count} changes are not saved yet`),
    body: 'What is missing has not reached Geflecht yet. Stay signed in until it says “Saved” at the top, then nothing is lost.',
    kept: 'You can also keep it on this device: when you sign in here again, it is sent. Do that only on a device of your own.',
    unreachable:
      'There is no connection right now, and signing out does not work without one. As soon as it is back, you can sign out here.',
    offlineTitle: 'Signing out needs a connection',
    savedTitle: 'Everything is saved',
    savedBody: 'Nothing is lost when you sign out now.',
    leave: 'Sign out',
    stay: 'Stay signed in',
    leaveKeeping: 'Sign out and keep',
    leaveDiscarding: 'Sign out and discard',
  },
};
