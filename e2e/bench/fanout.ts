import { seededRandom } from '@geflecht/testkit/random';

/**
 * Cursors on one document, 20 a second each, beside the peers in the same run.
 * `npm run bench -- fanout [--people 40,100,200] [--seconds 10] [--rounds 1] [--subject geflecht,hocuspocus,y-websocket]`
 */
import { Crowd } from './load/crowd.ts';
import { meter, pause } from './load/meter.ts';
import { readOptions } from './load/options.ts';
import { Report } from './load/report.ts';
import { startSubject, SUBJECTS, type SubjectName } from './load/subjects.ts';

const EVERY = 50;
const { people, seconds, rounds, subjects, seed } = readOptions({
  people: [40, 100, 200],
  seconds: 10,
  subjects: SUBJECTS,
});
const report = new Report('fanout');

async function measure(subject: SubjectName, size: number): Promise<void> {
  const name = `${size} cursors`;
  const server = await startSubject(subject);
  const crowd = await Crowd.gather({
    server,
    people: size,
    documents: 1,
    cursorEvery: EVERY,
    random: seededRandom(seed),
  });
  crowd.begin();
  await pause(2);
  crowd.count();
  const end = meter(server);
  await pause(seconds);
  const cost = end();
  const { cursors, closedSockets } = await crowd.settle(5);
  crowd.leave();
  await server.stop();
  report.add(name, subject, 'server cpu', cost.cpu, '%');
  report.add(name, subject, 'delivered', (100 * cursors.delivered) / cursors.offered, '%');
  report.add(name, subject, 'offered', cursors.offered / cost.seconds, '1/s');
  report.add(name, subject, 'states handed over', (100 * cursors.received) / cursors.offered, '%');
  for (const share of [0.5, 0.95, 0.99])
    report.add(name, subject, `p${share * 100}`, cursors.latencies.percentile(share), 'ms');
  report.add(name, subject, 'memory', cost.memory, 'MB');
  report.add(name, subject, 'closed sockets', closedSockets, '');
  report.add(name, subject, 'load cpu', cost.loadCpu, '%');
}

report.say(`seed ${seed}`);
for (let round = 1; round <= rounds; round += 1)
  for (const size of people)
    for (const subject of subjects) {
      report.say(`round ${round} of ${rounds}: ${size} cursors, ${subject}`);
      await measure(subject, size);
    }

const largest = Math.max(...people);
report.finish(
  [
    'Delivered: of all states sent, each counted once for every other person at the document, the share that came there,\n' +
      'or was replaced by a newer state of the same cursor that came, within a second of being sent. Handed over: the share\n' +
      'that came itself. Times are from the sending of a state to its arrival. Load cpu: what the bench itself took.',
  ],
  [
    {
      text: `${largest} cursors at no more than 0.2 of the processor time of Hocuspocus`,
      reached: report.ratio(`${largest} cursors`, 'server cpu', 'geflecht', 'hocuspocus'),
      unit: 'of it',
    },
    {
      text: 'p99 below 20 ms with 100 cursors',
      reached: report.value('100 cursors', 'geflecht', 'p99'),
      unit: 'ms',
    },
    {
      text: '100 % delivered',
      reached: report.value(`${largest} cursors`, 'geflecht', 'delivered'),
      unit: '%',
    },
  ],
);
process.exit();
