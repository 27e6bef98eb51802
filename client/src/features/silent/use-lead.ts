import type { BoardEngine, Camera } from '@geflecht/board-engine';
import { boardPresenceSchema } from '@geflecht/board-schema';
import { type BoardLead, type LeadView } from '@geflecht/contract';
import type { BoardId, PersonId } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import { toast } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import * as v from 'valibot';

import { request, sentenceOf } from '../../platform/api.ts';
import { leadQuery } from './queries.ts';

/** A part of the board in world units. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Milliseconds for which the leader's view has to rest before the others are moved. */
const RESTS = 600;
/** Milliseconds between two times that a leader says it goes on; the server takes three of them for silence. */
const SAYS_AGAIN = 30_000;
/** Milliseconds between two views shown to the others. */
const SHOWS = 200;

/** Begins and ends leading; while one leads, one's view is shown to the others. */
export function useLeading(
  id: BoardId,
  lead: BoardLead | null,
  me: PersonId,
  engine: BoardEngine,
  container: () => HTMLElement | null,
  show: (view: Area | null) => void,
) {
  const queries = useQueryClient();
  const isLeading = lead?.person === me;
  /** This tab leads: another tab of the same person shows something else. */
  const [isHere, setHere] = useState(false);
  const keep = (view: LeadView): void => void queries.setQueryData<LeadView>(leadQuery(id).queryKey, view);
  const failed = (error: Error): void => void toast({ text: sentenceOf(error), tone: 'danger' });
  const start = useMutation({
    mutationFn: () => request<BoardLead>('takeLead', { params: { id } }),
    onSuccess: (taken) => {
      keep({ lead: taken });
      setHere(true);
    },
    onError: failed,
  });
  const stop = useMutation({
    mutationFn: () => request<void>('endLead', { params: { id } }),
    onSuccess: () => keep({ lead: null }),
    onError: failed,
  });

  useEffect(() => {
    if (!isLeading || !isHere) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        show(areaOf(engine, container()));
      }, SHOWS);
    };
    tell();
    const stopListening = engine.on('camera', tell);
    const goesOn = setInterval(() => {
      request('takeLead', { params: { id } }).catch(() => undefined);
    }, SAYS_AGAIN);
    return () => {
      clearTimeout(waiting);
      clearInterval(goesOn);
      stopListening();
      show(null);
      // Who leaves the board leads no longer; failing that, the server hears nothing more of it. Whom somebody else has
      // taken the lead from ends nothing.
      const now = queries.getQueryData<LeadView>(leadQuery(id).queryKey)?.lead;
      if (now?.person === me) request('endLead', { params: { id } }).catch(() => undefined);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the two functions are made anew with every render
  }, [isLeading, isHere, engine, id, me, queries]);

  return { isLeading: isLeading && isHere, start, stop };
}

/** What the leader shows, while they are there. */
export function useLeaderView(lead: BoardLead | null, live: LiveDocument): Area | null {
  const [area, setArea] = useState<Area | null>(null);
  const { awareness } = live;
  const person = lead?.person ?? null;
  useEffect(() => {
    const look = (): void => {
      const next = person === null ? null : viewOf(awareness, person);
      setArea((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    look();
    awareness.on('change', look);
    return () => awareness.off('change', look);
  }, [awareness, person]);
  return area;
}

const stateSchema = v.object({ person: v.string(), board: boardPresenceSchema });

function viewOf(awareness: LiveDocument['awareness'], person: PersonId): Area | null {
  for (const state of awareness.getStates().values()) {
    const read = v.safeParse(stateSchema, state);
    if (read.success && read.output.person === person && read.output.board.view !== null)
      return read.output.board.view;
  }
  return null;
}

/** Moves the view along, calmly: only once the leader rests. */
export function useFollowing(
  area: Area | null,
  isFollowing: boolean,
  engine: BoardEngine,
  container: () => HTMLElement | null,
): void {
  useEffect(() => {
    if (!isFollowing || area === null) return;
    const timer = setTimeout(() => {
      const camera = cameraFor(area, container());
      if (camera !== undefined) engine.setCamera(camera, { animate: true });
    }, RESTS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- the function is made anew with every render
  }, [area, isFollowing, engine]);
}

/** What one sees of the board just now. */
function areaOf(engine: BoardEngine, shown: HTMLElement | null): Area | null {
  if (shown === null) return null;
  const { x, y } = engine.toWorld({ x: 0, y: 0 });
  const end = engine.toWorld({ x: shown.clientWidth, y: shown.clientHeight });
  return { x, y, w: Math.max(8, end.x - x), h: Math.max(8, end.y - y) };
}

/** Everything the leader sees, on whatever screen, in its middle. */
export function cameraFor(
  area: Area,
  shown: Pick<HTMLElement, 'clientWidth' | 'clientHeight'> | null,
): Camera | undefined {
  if (shown === null || area.w <= 0 || area.h <= 0) return undefined;
  const zoom = Math.min(shown.clientWidth / area.w, shown.clientHeight / area.h);
  return { x: area.x + area.w / 2, y: area.y + area.h / 2, zoom: Math.min(4, Math.max(0.05, zoom)) };
}
