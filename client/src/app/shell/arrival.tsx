import { VisuallyHidden } from '@geflecht/ui';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useText } from '../../platform/text.tsx';
import { useSession } from '../queries.ts';
import { arriveAt, currentTrail, setTrail } from '../trail.ts';
import { markVisited } from '../unread.ts';
import { viewOf } from '../view-of.ts';
import { MANUFAKTUR_VIEWS, usePlace } from './place.ts';
import { useManufakturen } from './use-manufakturen.ts';
import { useShownBoard } from './use-shown-board.ts';

/** What the places outside of a Manufaktur are called, by the first part of the address. */
type OtherPlace = 'suche' | 'anmelden' | 'einladung' | 'einrichten' | 'profil' | 'postausgang';

function usePlaceTitle(): { title: string; ready: boolean } {
  const { shell } = useText();
  const names = useManufakturNames();
  const { manufakturen } = useManufakturen();
  const { place, proposal } = usePlace();
  const board = useShownBoard();
  const first = useRouterState({ select: (state) => state.location.pathname.split('/')[1] ?? '' });
  if (place.view === 'uebersicht') return { title: shell.places.uebersicht, ready: true };
  if (place.view === 'vorschlag') {
    return { title: proposal?.proposal.title ?? shell.places.vorschlag, ready: proposal !== null };
  }
  const view = MANUFAKTUR_VIEWS.find((each) => each === place.view);
  if (view !== undefined) {
    const manufaktur = manufakturen.find((each) => each.slug === place.manufaktur);
    const name = manufaktur === undefined ? '' : names.short(manufaktur);
    const what = board?.title ?? shell.tabs[view];
    return { title: name === '' ? what : `${what} · ${name}`, ready: name !== '' };
  }
  const known: Readonly<Record<string, string>> = shell.places satisfies Record<OtherPlace, string>;
  return { title: known[first] ?? shell.missing.title, ready: true };
}

/** Title of the document, one sentence for screen readers and the focus at the start of the new screen. */
export function Arrival({ main }: { readonly main: React.RefObject<HTMLElement | null> }) {
  const { shell } = useText();
  const { title, ready } = usePlaceTitle();
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? '' });
  const announced = useRef<string | null>(null);
  const [sentence, setSentence] = useState('');

  useEffect(() => {
    document.title = shell.title(title);
  }, [shell, title]);

  useEffect(() => {
    if (!ready || pathname === '' || announced.current === pathname) return;
    const first = announced.current === null;
    announced.current = pathname;
    // The browser itself reads out the first page.
    if (first) return;
    setSentence(shell.arrived(title));
    // A screen that put the focus somewhere already knows better.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [main, pathname, ready, shell, title]);

  return (
    <VisuallyHidden>
      <p role="status" data-testid="arrival">
        {sentence}
      </p>
    </VisuallyHidden>
  );
}

/** Keeps the trail, and what was seen where. */
export function useFootprints(): void {
  const { place, settled } = usePlace();
  const person = useSession().person?.id ?? null;
  const href = useRouterState({ select: (state) => state.resolvedLocation?.href ?? state.location.href });
  const view = useRouterState({ select: (state) => viewOf(state.resolvedLocation ?? state.location) });
  const { manufakturen } = useManufakturen();
  const slug = place.manufaktur;
  const onTrail = slug !== null || place.view === 'uebersicht';
  const lastMove = manufakturen.find((each) => each.slug === slug)?.lastMove?.at ?? null;

  useEffect(() => {
    if (person !== null && settled && onTrail)
      setTrail(arriveAt(currentTrail(), { manufaktur: slug, href, view }));
  }, [person, settled, onTrail, slug, href, view]);

  useEffect(() => {
    if (person !== null && slug !== null && manufakturen.length > 0) markVisited(person, slug, lastMove);
  }, [person, slug, lastMove, manufakturen.length]);
}
