import { MONITORING_STATES, type MonitoringState } from '../states.ts';
import { defineMachine, type Guard, type Machine, type Transition } from './machine.ts';

export interface MonitoringFacts {
  /** What came from the city; `ausgeblieben` is put on record so that silence does not block the report. */
  readonly cityStatement: 'offen' | 'eingegangen' | 'ausgeblieben';
}

const cityStatement: Guard<MonitoringFacts> = {
  code: 'guard_city_statement',
  met: (facts) => facts.cityStatement !== 'offen',
};

function step(
  from: MonitoringState,
  to: MonitoringState,
  ...guards: Guard<MonitoringFacts>[]
): Transition<MonitoringState, MonitoringFacts> {
  return { from, to, action: 'report_monitoring', guards };
}

/** A report on how the city carries out what it took up. */
export const monitoringMachine: Machine<MonitoringState, MonitoringFacts> = defineMachine({
  name: 'monitoring',
  states: MONITORING_STATES,
  start: 'faellig',
  transitions: [
    step('faellig', 'entwurf'),
    step('entwurf', 'abgestimmt'),
    step('abgestimmt', 'stellungnahme_stadt'),
    step('stellungnahme_stadt', 'veroeffentlicht', cityStatement),
  ],
});
