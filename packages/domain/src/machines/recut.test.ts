import { proveTable } from './__fixtures__/prove-table.ts';
import { type RecutFacts, recutMachine } from './recut.ts';

proveTable({
  machine: recutMachine,
  text: 'entwurf → vorschau → stellungnahme → kk_beschluss → vollzug → rueckgaengig',
  factsFor: (): RecutFacts => ({
    previewed: true,
    statements: ['einverstanden', 'dissens_vermerkt'],
    decided: true,
    daysSince: 30,
  }),
  guards: [
    { from: 'vorschau', to: 'stellungnahme', but: { previewed: false }, code: 'guard_preview' },
    {
      from: 'stellungnahme',
      to: 'kk_beschluss',
      but: { statements: [null, 'einverstanden'] },
      code: 'guard_statements',
    },
    {
      from: 'stellungnahme',
      to: 'kk_beschluss',
      but: { statements: ['nicht_einverstanden'] },
      code: 'guard_dissent_settled',
    },
    { from: 'kk_beschluss', to: 'vollzug', but: { decided: false }, code: 'guard_kk_decision' },
    { from: 'vollzug', to: 'rueckgaengig', but: { daysSince: 31 }, code: 'guard_reversible' },
    { from: 'vollzug', to: 'rueckgaengig', but: { daysSince: null }, code: 'guard_reversible' },
  ],
});
