import type { Overview, SessionView } from '@geflecht/contract';
import type { ManufakturSlug, Proposal, ProposalId } from '@geflecht/domain';
import { catalogueOf } from '@geflecht/i18n';
import { UiProvider } from '@geflecht/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { linksQuery, proposalsQuery } from '../../app/proposal-queries.ts';
import { createQueryClient, overviewQuery, sessionQuery } from '../../app/queries.ts';
import { proposal } from '../proposals/proposal.fixture.ts';
import { ConnectDialog } from './connect-dialog.tsx';

const { connect } = catalogueOf('de').links;
const own = proposal({ id: 'own', title: 'Radweg Südring', sdgs: [11] });
const other = proposal({ id: 'school', title: 'Schulstraße', manufaktur: 'bildung', sdgs: [11, 4] });
const neighbour = proposal({ id: 'same', title: 'Nachbar' });

let close: () => void;
let closed = 0;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  closed = 0;
  const queries = createQueryClient();
  const all: readonly Proposal[] = [own, other, neighbour];
  queries.setQueryData(proposalsQuery().queryKey, all);
  queries.setQueryData(linksQuery().queryKey, []);
  queries.setQueryData(sessionQuery.queryKey, { person: null } as SessionView);
  queries.setQueryData(overviewQuery.queryKey, {
    heads: {},
    nextMeeting: null,
    manufakturen: [{ slug: 'bildung' as ManufakturSlug, number: 6, name: 'Bildung' }],
  } as unknown as Overview);
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  act(() =>
    root.render(
      <UiProvider locale="de-DE" labels={catalogueOf('de').shell.ui}>
        <QueryClientProvider client={queries}>
          <ConnectDialog from={'own' as ProposalId} onClose={() => (closed += 1)} />
        </QueryClientProvider>
      </UiProvider>,
    ),
  );
  close = () => {
    act(() => root.unmount());
    element.remove();
  };
});
afterEach(() => close());

function buttonNamed(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].filter((button) =>
    button.textContent.includes(name),
  );
  if (found.length === 0) throw new Error(`no button ${name}`);
  return found.at(-1) as HTMLButtonElement;
}
const shown = (): string => document.querySelector('[role="dialog"]')?.textContent ?? '';

it('offers proposals of other Manufakturen with the reason why they fit', () => {
  expect(shown()).toContain('Verbinden: „Radweg Südring“');
  expect(buttonNamed('Schulstraße').textContent).toContain('gemeinsames Ziel: SDG 11');
  expect(shown()).not.toContain('Nachbar');
});

it('does not connect without a score and a reason, and says what is missing', () => {
  act(() => buttonNamed('Schulstraße').click());
  expect(shown()).toContain(connect.score);
  act(() => document.querySelector('form')?.requestSubmit());
  expect(shown()).toContain(connect.missingScore);
  expect(shown()).toContain(connect.missingReason);
  expect(closed).toBe(0);
});

it('lets one choose another end and keeps nothing of the first', () => {
  act(() => buttonNamed('Schulstraße').click());
  act(() => buttonNamed(connect.change).click());
  expect(shown()).not.toContain(connect.score);
  expect(buttonNamed('Schulstraße')).toBeDefined();
});
