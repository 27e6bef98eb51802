import type { CardFace, PersonFace } from '@geflecht/board-engine';
import { type ManufakturSlug, type PersonId, type ProposalId, sdgOf } from '@geflecht/domain';
import { canvasPalette, manufakturPath, manufakturPlace, useTheme } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

import { overviewQuery, usePeople, useSession } from '../app/queries.ts';
import { useRoster } from '../app/roster.ts';
import { useProposalCards } from '../features/proposals/index.ts';
import { useText } from '../platform/text.tsx';

/** States in which a proposal is on its way with the city or as a Leuchtturm. */
const ACTIVE: readonly string[] = [
  'nominiert',
  'ausgewaehlt',
  'vorgestellt',
  'aufgegriffen',
  'in_begleitung',
];

/** A person as the canvas and the list of people show them. */
export interface BoardFace extends PersonFace {
  /** Number of the Manufaktur they come from. */
  readonly manufaktur: number;
}

/** How people look on the board: their name, and form and colour of the Manufaktur they come from. */
export function usePersonFaces(fallback: ManufakturSlug): (id: PersonId) => BoardFace | undefined {
  const people = usePeople();
  const { data } = useQuery(overviewQuery);
  const { appearance } = useTheme();
  return useMemo(() => {
    const numbers = new Map((data?.manufakturen ?? []).map(({ slug, number }) => [slug, number]));
    const colors = canvasPalette(appearance).manufaktur;
    return (id) => {
      const person = people.get(id);
      if (person === undefined) return undefined;
      const place = manufakturPlace(numbers.get(person.home ?? fallback) ?? 1);
      const color = colors[place - 1];
      if (color === undefined) return undefined;
      return { name: person.name, mark: manufakturPath(place), color, manufaktur: place };
    };
  }, [people, data, appearance, fallback]);
}

/** What the proposals' cards show, live: the engine keeps none of it. */
export function useCardFaces(): (id: ProposalId) => CardFace | undefined {
  const cards = useProposalCards();
  const text = useText();
  const here = useReaders();
  return useCallback(
    (id) => {
      const card = cards(id);
      if (card === undefined) return undefined;
      return {
        title: card.title,
        kindLabel: text.words.proposalType[card.type],
        statusLabel: text.states.proposal[card.state],
        statusTone: ACTIVE.includes(card.state) ? 'active' : 'quiet',
        sdgs: card.sdgs.map((number) => ({ number, color: sdgOf(number).color })),
        links: card.links,
        here: here.get(id) ?? 0,
      };
    },
    [cards, text, here],
  );
}

/** How many others have each proposal open just now; the same map as long as nothing in it changes. */
function useReaders(): ReadonlyMap<ProposalId, number> {
  const { people } = useRoster();
  const me = useSession().person?.id;
  const counts = new Map<ProposalId, number>();
  for (const { person, place } of people)
    if (place.proposal !== undefined && person !== me)
      counts.set(place.proposal, (counts.get(place.proposal) ?? 0) + 1);
  const key = JSON.stringify([...counts].toSorted(([a], [b]) => a.localeCompare(b)));
  return useMemo(() => new Map(JSON.parse(key) as [ProposalId, number][]), [key]);
}
