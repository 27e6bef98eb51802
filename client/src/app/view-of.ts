import type { ParsedLocation } from '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The view this entry of the history shows again; absent where it shows a new one. */
    view?: string;
  }
}

/** Names a view: going back along the trail makes a new entry of the history that shows an earlier view. */
export function viewOf(location: Pick<ParsedLocation, 'state' | 'href'>): string {
  return location.state.view ?? location.state.__TSR_key ?? location.href;
}
