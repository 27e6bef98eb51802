export { useRestoredNotice } from './use-restored-notice.ts';
export { VersionsPanel } from './versions-panel.tsx';
