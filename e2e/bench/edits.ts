import { seededRandom } from '@geflecht/testkit/random';

/**
 * People typing on one document, five letters a second each; the product stores every letter before it acknowledges it,
 * the peers store nothing.
 * `npm run bench -- edits [--people 40,100] [--seconds 10] [--rounds 1] [--subject geflecht,hocuspocus,y-websocket]`
 */
import { Crowd } from './load/crowd.ts';
import { meter, pause } from './load/meter.ts';
import { readOptions } from './load/options.ts';
import { Report } from './load/report.ts';
import { startSubject, SUBJECTS, type SubjectName } from './load/subjects.ts';

const EVERY = 200;
const { people, seconds, rounds, subjects, seed } = readOptions({
  people: [40, 100],
  seconds: 10,
  subjects: SUBJECTS,
});
const report = new Report('edits');

async function measure(subject: SubjectName, size: number): Promise<void> {
  const name = `${size} editors`;
  const server = await startSubject(subject);
  const crowd = await Crowd.gather({
    server,
    people: size,
    documents: 1,
    letterEvery: EVERY,
    random: seededRandom(seed),
  });
  crowd.begin();
  await pause(2);
  crowd.count();
  const end = meter(server);
  await pause(seconds);
  const cost = end();
  const { letters, acknowledgements, closedSockets, gaps } = await crowd.settle(5);
  crowd.leave();
  await server.stop();
  report.add(name, subject, 'server cpu', cost.cpu, '%');
  report.add(name, subject, 'delivered', (100 * letters.delivered) / letters.offered, '%');
  report.add(name, subject, 'offered', letters.offered / cost.seconds, '1/s');
  for (const share of [0.5, 0.95, 0.99])
    report.add(name, subject, `echo p${share * 100}`, letters.latencies.percentile(share), 'ms');
  for (const share of [0.5, 0.95, 0.99])
    report.add(name, subject, `ack p${share * 100}`, acknowledgements.percentile(share), 'ms');
  report.add(name, subject, 'out of order', gaps, '');
  report.add(name, subject, 'memory', cost.memory, 'MB');
  report.add(name, subject, 'closed sockets', closedSockets, '');
  report.add(name, subject, 'load cpu', cost.loadCpu, '%');
}

report.say(`seed ${seed}`);
for (let round = 1; round <= rounds; round += 1)
  for (const size of people)
    for (const subject of subjects) {
      report.say(`round ${round} of ${rounds}: ${size} editors, ${subject}`);
      await measure(subject, size);
    }

const largest = Math.max(...people);
report.finish(
  [
    'Every letter is looked for at every other person at the document. Echo: from the sending of a letter to its arrival\n' +
      'there. Ack: from the sending to the acknowledgement; the product’s follows the commit, Hocuspocus’s stands for memory\n' +
      'alone, y-websocket has none. Load cpu: what the bench itself took.',
  ],
  [
    {
      text: `${largest} editors, everything stored, at no more than 0.4 of the processor time of Hocuspocus, which stores nothing`,
      reached: report.ratio(`${largest} editors`, 'server cpu', 'geflecht', 'hocuspocus'),
      unit: 'of it',
    },
  ],
);
process.exit();
