export { linksQuery } from '../../app/proposal-queries.ts';
export { ConnectDialog, type ConnectDialogProps } from './connect-dialog.tsx';
export { LinksScreen } from './links-screen.tsx';
export { Peek, type PeekProps } from './peek.tsx';
export { ProposalLinks, type ProposalLinksProps } from './proposal-links.tsx';
