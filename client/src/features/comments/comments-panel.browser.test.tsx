import type { CommentThread, SessionView } from '@geflecht/contract';
import type { BoardId, ManufakturSlug } from '@geflecht/domain';
import { catalogueOf } from '@geflecht/i18n';
import { UiProvider } from '@geflecht/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createQueryClient, sessionQuery } from '../../app/queries.ts';
import { CommentsPanel } from './comments-panel.tsx';
import { ALMA, THERES, thread } from './comments.fixture.ts';
import { commentsQuery, useThreads } from './queries.ts';
import type { CommentView } from './use-comments.ts';

const text = catalogueOf('de').comments;
const BOARD = 'tafel' as BoardId;
const THREADS = [
  thread('offen', { excerpt: 'Wer zahlt das?', count: 3, people: [ALMA, THERES] }),
  thread('weg', { excerpt: 'Zum alten Zettel', item: 'weg' }),
  thread('zurueck', { excerpt: null }),
  thread('fertig', { excerpt: 'Schon geklärt', resolvedAt: '2027-05-20T17:00:00.000Z', resolvedBy: ALMA }),
];

let close: () => void = () => undefined;
let shown: CommentView[];
let jumped: string[];
let placed: number;
let toggled: number;

function Stage({ mayWrite, pinsShown }: { readonly mayWrite: boolean; readonly pinsShown: boolean }) {
  const threads = useThreads(BOARD);
  const [view, setView] = useState<CommentView>({ kind: 'list' });
  const comments = {
    board: BOARD,
    manufaktur: 'klima-energie' as ManufakturSlug,
    me: THERES,
    mayWrite,
    mayHide: false,
    threads,
    view,
    show: (next: CommentView) => {
      shown.push(next);
      if (next.kind === 'list') setView(next);
    },
    isNews: ({ id }: CommentThread) => id === 'offen',
    apply: () => undefined,
  };
  return (
    <CommentsPanel
      comments={comments}
      onJump={({ id }) => jumped.push(id)}
      isGone={({ item }) => item === 'weg'}
      onPlace={() => (placed += 1)}
      pinsShown={pinsShown}
      onTogglePins={() => (toggled += 1)}
    />
  );
}

function show(threads: readonly CommentThread[], { mayWrite = true, pinsShown = true } = {}): void {
  const queries = createQueryClient();
  queries.setQueryData(sessionQuery.queryKey, { person: null, actor: { person: null } } as SessionView);
  queries.setQueryData(commentsQuery(BOARD).queryKey, {
    pages: [{ threads, next: null }],
    pageParams: [null],
  });
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  act(() =>
    root.render(
      <UiProvider locale="de-DE" labels={catalogueOf('de').shell.ui}>
        <QueryClientProvider client={queries}>
          <Stage mayWrite={mayWrite} pinsShown={pinsShown} />
        </QueryClientProvider>
      </UiProvider>,
    ),
  );
  close = () => {
    act(() => root.unmount());
    element.remove();
  };
}

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  [shown, jumped, placed, toggled] = [[], [], 0, 0];
});
afterEach(() => close());

function element(words: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('button, [role="radio"], label')].find(
    ({ textContent }) => textContent.includes(words),
  );
  if (found === undefined) throw new Error(`nothing says ${words}`);
  return found;
}
const press = (words: string): void => act(() => element(words).click());
const rows = (): string[] => [...document.querySelectorAll('li')].map(({ textContent }) => textContent);

describe('the talks of a board', () => {
  it('shows what is open, with how much was said, what is new, and where its thing is gone', () => {
    show(THREADS);
    const [open, gone, withdrawn, ...more] = rows();
    expect(more).toEqual([]);
    expect(open).toContain('Wer zahlt das?');
    expect(open).toContain(text.count(3));
    expect(open).toContain(text.mentions.isNew);
    expect(gone).toContain(text.itemGone);
    expect(gone).not.toContain(text.mentions.isNew);
    expect(withdrawn).toContain(text.withdrawn);
  });

  it('shows what is settled, and one’s own, when asked', () => {
    show(THREADS);
    press(text.filter.erledigt);
    expect(rows()).toEqual([expect.stringContaining('Schon geklärt')]);
    press(text.filter.meine);
    expect(rows()).toEqual([expect.stringContaining('Wer zahlt das?')]);
  });

  it('goes to the place and opens the talk with one press', () => {
    show(THREADS);
    press('Zum alten Zettel');
    expect(jumped).toEqual(['weg']);
    expect(shown).toEqual([{ kind: 'thread', id: 'weg' }]);
  });

  it('says what to do where there is none, for each choice', () => {
    show([]);
    for (const filter of ['offen', 'erledigt', 'meine'] as const) {
      press(text.filter[filter]);
      expect(document.body.textContent).toContain(text.empty[filter]);
    }
  });

  it('lets those who write choose a place, and nobody else', () => {
    show(THREADS);
    press(text.place);
    expect(placed).toBe(1);
    close();
    show(THREADS, { mayWrite: false });
    expect(document.body.textContent).not.toContain(text.place);
  });

  it('shows and hides the pins on the board', () => {
    show(THREADS, { pinsShown: false });
    press(text.showPins);
    expect(toggled).toBe(1);
    expect(document.body.textContent).not.toContain(text.hidePins);
  });

  it('shows a hundred at once, and more when asked', () => {
    show(Array.from({ length: 150 }, (_, nr) => thread(`t${nr}`, { excerpt: `Nummer ${nr}.` })));
    expect(rows()).toHaveLength(100);
    press(text.older);
    expect(rows()).toHaveLength(150);
  });
});
