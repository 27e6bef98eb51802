import type { BoardId } from '@geflecht/domain';

import type { CommentChange } from './comments.ts';
import type { HandsView, TimerView, Vote, VoteProgress } from './facilitation.ts';
import type { LeadView, SilentRound } from './silent.ts';

/**
 * A fact about a board that lives in SQL and has just changed, told to those who have the board open and never stored.
 * Each topic carries its record whole; who was away reads it anew.
 */
export type BoardSignal =
  | { readonly topic: 'comment'; readonly record: CommentChange }
  | { readonly topic: 'silent'; readonly record: SilentRound }
  | { readonly topic: 'timer'; readonly record: TimerView }
  | { readonly topic: 'vote'; readonly record: Vote }
  | { readonly topic: 'votes'; readonly record: VoteProgress }
  | { readonly topic: 'hands'; readonly record: HandsView }
  | { readonly topic: 'lead'; readonly record: LeadView };

/** A signal on its way. */
export type BoardSignalMessage = { readonly type: 'signal'; readonly board: BoardId } & BoardSignal;
