export { LeadBar, LeadControls } from './lead.tsx';
export { OwnNotesPanel } from './own-notes-panel.tsx';
export { useTogether } from './queries.ts';
export { RoundControls } from './round-controls.tsx';
export { SilentStrip, useRoundNews } from './silent-strip.tsx';
export { Moderating, Strips } from './strips.tsx';
export { type Area, useLeading } from './use-lead.ts';
export { useOwnNotes } from './use-own-notes.ts';
