import type { PresencePort, RemotePresence } from '@geflecht/board-engine';
import { type BoardPresence, boardPresenceSchema, type ItemId, leanPresence } from '@geflecht/board-schema';
import { personIdSchema } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import * as v from 'valibot';

const stateSchema = v.object({ person: personIdSchema, board: boardPresenceSchema });

type Awareness = LiveDocument['awareness'];

/** What the other tabs on the board do; a state that is not exactly ours is passed over. */
export function readPresence(awareness: Pick<Awareness, 'getStates' | 'clientID'>): RemotePresence[] {
  const others: RemotePresence[] = [];
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const read = v.safeParse(stateSchema, state);
    if (read.success) others.push({ client, person: read.output.person, ...read.output.board });
  }
  return others;
}

/** The same, for a tab that may lead others. */
export interface ViewPort extends PresencePort {
  /** What of the board this tab shows to those who follow it; `null` when nobody does. */
  showView(view: BoardPresence['view']): void;
}

/** Carries board presence on the document's awareness. Only ids travel; names and colours are looked up. */
export function presencePort(awareness: Awareness, isHidden: (id: ItemId) => boolean = NEVER): ViewPort {
  let said: BoardPresence | undefined;
  let view: BoardPresence['view'] = null;
  const say = (): void => {
    if (said !== undefined) awareness.setLocalStateField('board', leanPresence({ ...said, view }));
  };
  return {
    local(state) {
      said = withoutHidden(state, isHidden);
      say();
    },
    showView(shown) {
      view = shown;
      said ??= v.parse(boardPresenceSchema, {});
      say();
    },
    subscribe(listener) {
      const tell = (): void => listener(readPresence(awareness));
      awareness.on('change', tell);
      tell();
      return () => awareness.off('change', tell);
    },
  };
}

const NEVER = (): boolean => false;

/** Of what only its writer sees nobody hears either that it is chosen, written in or moved. */
function withoutHidden(state: BoardPresence, isHidden: (id: ItemId) => boolean): BoardPresence {
  const { selection, editing, drag } = state;
  const touched = [
    ...selection,
    ...(editing === null ? [] : [editing]),
    ...(drag?.kind === 'move' ? drag.ids : drag?.kind === 'resize' ? [drag.id] : []),
  ];
  if (!touched.some(isHidden)) return state;
  return {
    ...state,
    selection: selection.filter((id) => !isHidden(id)),
    editing: editing !== null && isHidden(editing) ? null : editing,
    drag: null,
  };
}
