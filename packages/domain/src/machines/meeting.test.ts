import { proveTable } from './__fixtures__/prove-table.ts';
import { meetingMachine } from './meeting.ts';

proveTable({
  machine: meetingMachine,
  text: 'entwurf → eingeladen → laeuft → protokoll_entwurf → abgestimmt → veroeffentlicht',
  factsFor: () => ({}),
  guards: [],
});
