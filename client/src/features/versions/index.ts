export type { ShowContent } from './preview-dialog.tsx';
export { useRestoredNotice } from './use-restored-notice.ts';
export { VersionsPanel, type VersionsPanelProps } from './versions-panel.tsx';
