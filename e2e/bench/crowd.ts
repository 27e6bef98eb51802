import { seededRandom } from '@geflecht/testkit/random';

/**
 * A full house: people over eight boards, cursors 20 a second and a letter every two seconds each.
 * `npm run bench -- crowd [--people 1000] [--seconds 30] [--rounds 1] [--subject geflecht]`
 * The peers may be asked for by name, with fewer people: they hold what they cannot send in memory without a bound.
 */
import { Crowd } from './load/crowd.ts';
import { meter, pause } from './load/meter.ts';
import { readOptions } from './load/options.ts';
import { Report } from './load/report.ts';
import { difference, lagPercentile } from './load/server-figures.ts';
import { startSubject, type SubjectName } from './load/subjects.ts';

const BOARDS = 8;
const { people, seconds, rounds, subjects, seed } = readOptions({
  people: [1000],
  seconds: 30,
  subjects: ['geflecht'],
});
const report = new Report('crowd');

async function measure(subject: SubjectName, size: number): Promise<void> {
  const name = `${size} people`;
  const server = await startSubject(subject);
  const crowd = await Crowd.gather({
    server,
    people: size,
    documents: BOARDS,
    cursorEvery: 50,
    letterEvery: 2000,
    random: seededRandom(seed),
  });
  crowd.begin();
  await pause(5);
  crowd.count();
  const before = await server.figures();
  const end = meter(server);
  await pause(seconds);
  const cost = end();
  const after = await server.figures();
  const { cursors, letters, acknowledgements, closedSockets } = await crowd.settle(5);
  crowd.leave();
  await server.stop();
  report.add(name, subject, 'server cpu', cost.cpu, '%');
  report.add(name, subject, 'cursors delivered', (100 * cursors.delivered) / cursors.offered, '%');
  report.add(name, subject, 'cursors offered', cursors.offered / cost.seconds, '1/s');
  report.add(name, subject, 'cursors handed over', (100 * cursors.received) / cursors.offered, '%');
  report.add(name, subject, 'cursor p95', cursors.latencies.percentile(0.95), 'ms');
  report.add(name, subject, 'cursor p99', cursors.latencies.percentile(0.99), 'ms');
  report.add(name, subject, 'letters delivered', (100 * letters.delivered) / letters.offered, '%');
  report.add(name, subject, 'echo p95', letters.latencies.percentile(0.95), 'ms');
  report.add(name, subject, 'echo p99', letters.latencies.percentile(0.99), 'ms');
  report.add(name, subject, 'ack p95', acknowledgements.percentile(0.95), 'ms');
  if (before !== undefined && after !== undefined) {
    const told = difference(after, before);
    report.add(name, subject, 'loop lag p99', lagPercentile(told, 0.99), 'ms');
    report.add(name, subject, 'dropped readers', told.get('geflecht_dropped_readers_total') ?? 0, '');
  }
  report.add(name, subject, 'closed sockets', closedSockets, '');
  report.add(name, subject, 'memory', cost.memory, 'MB');
  report.add(name, subject, 'load cpu', cost.loadCpu, '%');
}

report.say(`seed ${seed}`);
for (let round = 1; round <= rounds; round += 1)
  for (const size of people)
    for (const subject of subjects) {
      report.say(`round ${round} of ${rounds}: ${size} people, ${subject}`);
      await measure(subject, size);
    }

const name = `${Math.max(...people)} people`;
report.finish(
  [
    'Cursors delivered: each state, counted once for every other person at the board, that came, or was replaced by a\n' +
      'newer one that came, within a second of being sent. Echo: from the sending of a letter to its arrival at the others.\n' +
      'Load cpu: what the bench itself took.',
  ],
  [
    {
      text: 'no more than 70 % of one core',
      reached: report.value(name, 'geflecht', 'server cpu'),
      unit: '%',
    },
    { text: 'p95 echo below 100 ms', reached: report.value(name, 'geflecht', 'echo p95'), unit: 'ms' },
    { text: 'nobody dropped', reached: report.value(name, 'geflecht', 'closed sockets'), unit: 'sockets' },
  ],
);
process.exit();
