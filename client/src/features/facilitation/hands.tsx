import type { HandsView } from '@geflecht/contract';
import type { BoardId, PersonId } from '@geflecht/domain';
import { Button, Icon, IconButton, toast, ToggleIconButton } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { HandHelping, X } from 'lucide-react';

import { usePeople } from '../../app/queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import { handsQuery } from './queries.ts';

import styles from './facilitation.module.css';

function useChange(id: BoardId) {
  const queries = useQueryClient();
  return {
    onSuccess: (view: HandsView) => queries.setQueryData<HandsView>(handsQuery(id).queryKey, view),
    onError: (error: Error) => toast({ text: sentenceOf(error), tone: 'danger' }),
  };
}

function useHand(id: BoardId) {
  return useMutation({
    mutationFn: ({ person, isRaised }: { readonly person: PersonId; readonly isRaised: boolean }) =>
      request<HandsView>('raiseHand', { params: { id, person }, body: { isRaised } }),
    ...useChange(id),
  });
}

/** Raises and lowers one's own hand. */
export function HandButton({
  id,
  me,
  hands,
}: {
  readonly id: BoardId;
  readonly me: PersonId;
  readonly hands: HandsView;
}) {
  const text = useText().facilitation.hands;
  const hand = useHand(id);
  const isRaised = hands.raised.includes(me);
  return (
    <ToggleIconButton
      label={isRaised ? text.lower : text.raise}
      icon={<Icon icon={HandHelping} size={20} />}
      isSelected={isRaised}
      onChange={(next) => hand.mutate({ person: me, isRaised: next })}
    />
  );
}

/** Who speaks and who wants to, for everybody; nothing while nobody does. */
export function HandsStrip({ hands }: { readonly hands: HandsView }) {
  const text = useText().facilitation.hands;
  const people = usePeople();
  const { raised, speaking, order } = hands;
  if (raised.length === 0 && speaking === null && order.length === 0) return null;
  const name = (person: PersonId): string => people.name(person) ?? text.someone;
  return (
    <section className={styles['strip']} aria-label={text.strip}>
      <span className={styles['words']} aria-live="polite">
        {speaking !== null && <span className={styles['title']}>{text.speaking(name(speaking))}</span>}
        {raised.length > 0 && <span>{text.raised(raised.map(name).join(', '))}</span>}
        {order.length > 0 && (
          <span className={styles['soft']}>
            {text.drawn}: {order.map((person, nr) => `${nr + 1}. ${name(person)}`).join(' · ')}
          </span>
        )}
      </span>
    </section>
  );
}

/** The moderation's part: give the word, take it back, draw an order. */
export function HandsControls({
  id,
  hands,
  present,
}: {
  readonly id: BoardId;
  readonly hands: HandsView;
  /** Everybody on the board just now. */
  readonly present: readonly PersonId[];
}) {
  const text = useText().facilitation.hands;
  const people = usePeople();
  const changed = useChange(id);
  const hand = useHand(id);
  const word = useMutation({
    mutationFn: (person: PersonId | null) =>
      request<HandsView>('giveWord', { params: { id }, body: { person } }),
    ...changed,
  });
  const draw = useMutation({
    mutationFn: (drawn: readonly PersonId[]) =>
      request<HandsView>('drawOrder', { params: { id }, body: { people: drawn } }),
    ...changed,
  });
  const name = (person: PersonId): string => people.name(person) ?? text.someone;
  const times = new Map(hands.turns.map((turn) => [turn.person, turn.times]));
  return (
    <section className={styles['section']} aria-label={text.heading}>
      <h3 className={styles['heading']}>{text.heading}</h3>
      {hands.speaking !== null && (
        <div className={styles['row']}>
          <span className={styles['words']}>{text.speaking(name(hands.speaking))}</span>
          <Button size="small" onPress={() => word.mutate(null)}>
            {text.end}
          </Button>
        </div>
      )}
      {hands.raised.length === 0 && <p className={styles['soft']}>{text.none}</p>}
      <ol className={styles['list']}>
        {hands.raised.map((person) => {
          const spoken = times.get(person) ?? 0;
          return (
            <li key={person} className={styles['row']}>
              <span className={styles['words']}>
                <span>{name(person)}</span>
                {spoken > 0 && <span className={styles['soft']}>{text.turns(spoken)}</span>}
              </span>
              <Button size="small" aria-label={text.giveOf(name(person))} onPress={() => word.mutate(person)}>
                {text.give}
              </Button>
              <IconButton
                size="small"
                label={text.lowerOf(name(person))}
                icon={<Icon icon={X} size={16} />}
                onPress={() => hand.mutate({ person, isRaised: false })}
              />
            </li>
          );
        })}
      </ol>
      <p className={styles['soft']}>{text.orderHint(present.length)}</p>
      <div className={styles['deeds']}>
        <Button
          isDisabled={present.length < 2}
          isPending={draw.isPending}
          onPress={() => draw.mutate(present)}
        >
          {text.order}
        </Button>
        {hands.order.length > 0 && (
          <Button variant="quiet" onPress={() => draw.mutate([])}>
            {text.clear}
          </Button>
        )}
      </div>
    </section>
  );
}
