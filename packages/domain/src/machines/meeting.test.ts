import { meetingMachine } from './meeting.ts';
import { proveTable } from './prove-table.ts';

proveTable({
  machine: meetingMachine,
  text: 'entwurf → eingeladen → laeuft → protokoll_entwurf → abgestimmt → veroeffentlicht',
  factsFor: () => ({}),
  guards: [],
});
