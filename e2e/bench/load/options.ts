import { parseArgs } from 'node:util';

import { type SubjectName, SUBJECTS } from './subjects.ts';

export interface BenchOptions {
  /** Seconds that are measured in each case. */
  readonly seconds: number;
  readonly rounds: number;
  readonly people: readonly number[];
  readonly subjects: readonly SubjectName[];
  /** Of the random moments at which people act. */
  readonly seed: number;
  readonly signal: NodeJS.Signals;
}

type BenchDefaults = Pick<BenchOptions, 'seconds' | 'people' | 'subjects'>;

/**
 * `--seconds 10 --rounds 3 --people 40,100 --subject geflecht,hocuspocus --seed 7`
 * What is wrong is said in one line, and ends the bench.
 */
export function readOptions(defaults: BenchDefaults): BenchOptions {
  try {
    return parse(defaults);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(2);
  }
}

function parse(defaults: BenchDefaults): BenchOptions {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: String(defaults.seconds) },
      rounds: { type: 'string', default: '1' },
      people: { type: 'string', default: defaults.people.join(',') },
      subject: { type: 'string', default: defaults.subjects.join(',') },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
      signal: { type: 'string', default: 'SIGTERM' },
    },
  });
  const subjects = values.subject.split(',');
  const unknown = subjects.find((name) => !SUBJECTS.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`--subject ${unknown}: one or more of ${SUBJECTS.join(',')}`);
  if (values.signal !== 'SIGTERM' && values.signal !== 'SIGKILL')
    throw new Error('--signal: SIGTERM or SIGKILL');
  return {
    seconds: positive('seconds', values.seconds),
    rounds: positive('rounds', values.rounds),
    people: values.people.split(',').map((each) => positive('people', each)),
    subjects: subjects as SubjectName[],
    seed: positive('seed', values.seed),
    signal: values.signal,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value >= 0)) throw new Error(`--${name} ${text}: a number`);
  return value;
}
