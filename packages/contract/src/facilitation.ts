import { type BoardId, type PersonId, personIdSchema, type Timestamp, type VoteId } from '@geflecht/domain';
import * as v from 'valibot';

import { line } from './fields.ts';
import { LIMITS } from './limits.ts';

const item = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/));
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** Time that runs down for everybody on a board. */
export interface BoardTimer {
  /** Milliseconds it was set to, with what was added since. */
  readonly total: number;
  /** When it is over; null while it is paused. */
  readonly endsAt: Timestamp | null;
  /** Milliseconds that are left while it is paused, else null. */
  readonly left: number | null;
  readonly startedBy: PersonId;
}

/** `now` is the server's clock: the clocks of phones are wrong by minutes. */
export interface TimerView {
  readonly timer: BoardTimer | null;
  readonly now: Timestamp;
}

const seconds = whole(5, LIMITS.timer);
export const timerBody = v.variant('do', [
  v.strictObject({ do: v.literal('start'), seconds }),
  v.strictObject({ do: v.literal('add'), seconds }),
  v.strictObject({ do: v.picklist(['pause', 'resume', 'stop']) }),
]);
export type TimerBody = v.InferOutput<typeof timerBody>;

/** Something that can be given points. Its words are those of the moment the vote began. */
export interface VoteCandidate {
  readonly item: string;
  readonly words: string;
}

/** What a candidate has got. Who gave what is told to nobody. */
export interface VoteResult {
  readonly item: string;
  readonly points: number;
  readonly voters: number;
}

export const VOTE_STATES = ['laeuft', 'geschlossen', 'abgebrochen'] as const;
export type VoteState = (typeof VOTE_STATES)[number];

/** How far a vote is; told to everybody with each point that is given. */
export interface VoteProgress {
  readonly id: VoteId;
  /** People who have given a point at least. */
  readonly voters: number;
  readonly given: number;
  /** In the order of the candidates; null while they are hidden. */
  readonly results: readonly VoteResult[] | null;
}

/** Points that everybody on a board spends on what lies there. */
export interface Vote extends VoteProgress {
  readonly board: BoardId;
  readonly question: string | null;
  readonly state: VoteState;
  /** Points of each person. */
  readonly points: number;
  /** Of them on one candidate at most. */
  readonly most: number;
  /** Nobody sees points before the end. */
  readonly isHidden: boolean;
  readonly candidates: readonly VoteCandidate[];
  readonly startedBy: PersonId;
  readonly startedAt: Timestamp;
  readonly endedAt: Timestamp | null;
}

/** The vote that runs, or the last one there was, and the asking person's own points. */
export interface VoteView {
  readonly vote: Vote | null;
  readonly mine: Readonly<Record<string, number>>;
}

export const startVoteBody = v.pipe(
  v.strictObject({
    question: v.nullable(line(LIMITS.voteQuestion)),
    points: whole(1, LIMITS.votePoints),
    most: whole(1, LIMITS.votePoints),
    isHidden: v.boolean(),
    candidates: v.pipe(
      v.array(v.strictObject({ item, words: line(LIMITS.voteWords) })),
      v.minLength(2),
      v.maxLength(LIMITS.voteCandidates),
      v.check((list) => new Set(list.map((each) => each.item)).size === list.length),
    ),
  }),
  v.check(({ points, most }) => most <= points),
);
export const endVoteBody = v.strictObject({ to: v.picklist(['geschlossen', 'abgebrochen']) });
/** What the person has on a candidate from now on, so that a repeated request changes nothing. */
export const castBody = v.strictObject({ item, points: whole(0, LIMITS.votePoints) });

/** Who wants to speak, who speaks, and in which order everybody's turn comes. */
export interface HandsView {
  /** In the order in which they were raised. */
  readonly raised: readonly PersonId[];
  readonly speaking: PersonId | null;
  /** How often each has been given the word. */
  readonly turns: readonly { readonly person: PersonId; readonly times: number }[];
  /** An order that was drawn; empty when there is none. */
  readonly order: readonly PersonId[];
}

export const handBody = v.strictObject({ isRaised: v.boolean() });
/** Nobody: the word is free. */
export const speakerBody = v.strictObject({ person: v.nullable(personIdSchema) });
/** Those among whom the order is drawn; nobody takes the order away. */
export const orderBody = v.strictObject({
  people: v.pipe(v.array(personIdSchema), v.maxLength(LIMITS.drawn)),
});
