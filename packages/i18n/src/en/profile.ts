import type { profile as german } from '../de/profile.ts';

export const profile: typeof german = {
  title: 'My profile',
  name: 'Name',
  nameHint: 'This is how the others see you.',
  save: 'Save name',
  saved: 'Saved.',
  noEmail: 'Guest account without an e-mail address',
  example:
    'A person of the example data. Everybody who tries Geflecht out shares them, so they cannot be changed.',
  roles: 'What you are',
  noRoles: 'You are not in any Manufaktur yet. Look around and join in somewhere.',
  passwordTitle: 'Change password',
  current: 'Current password',
  currentHint: 'Leave empty if you do not have one yet.',
  next: 'New password',
  nextHint: (minimum) => `At least ${minimum} characters. Three or four words work well.`,
  change: 'Change password',
  changed: 'Your password has been changed. Other devices are signed out.',
  outTitle: 'Sign out',
  outBody: 'Did you sign in on somebody else’s device? Then sign out everywhere.',
  here: 'Sign out here',
  everywhere: 'Sign out everywhere',
};
