/**
 * The HTTP interface. All answers are JSON; refusals are RFC 9457 problem details.
 * Changes need a same-origin request (`Sec-Fetch-Site`, else `Origin`).
 */
export const ROUTES = {
  session: 'GET /api/session', // SessionView
  signIn: 'POST /api/auth/sign-in', // SignInBody → SessionView
  signOut: 'POST /api/auth/sign-out', // { everywhere } → 204
  mailLink: 'POST /api/auth/mail-link', // { email, language } → 202, always the same answer
  mailLinkConfirm: 'POST /api/auth/mail-link/confirm', // { token } → SessionView
  guest: 'POST /api/auth/guest', // { token, displayName } → SessionView
  setup: 'POST /api/setup', // first real admin → SessionView
  profile: 'PATCH /api/profile', // → SessionView
  tokens: 'GET /api/tokens', // own, newest first: AccessToken[]
  createToken: 'POST /api/tokens', // → NewAccessToken
  endToken: 'DELETE /api/tokens/:id', // 204
  demoPeople: 'GET /api/demo/people', // DemoPerson[]
  demoEnter: 'POST /api/demo/enter', // { person } → SessionView
  outbox: 'GET /api/outbox', // admin: OutboxMail[]
  overview: 'GET /api/overview', // public: Overview
  people: 'GET /api/people', // signed in: DirectoryEntry[]
  manufaktur: 'GET /api/manufakturen/:slug', // signed in: ManufakturDetail
  join: 'PUT /api/manufakturen/:slug/membership', // { state } → Membership
  leave: 'DELETE /api/manufakturen/:slug/membership', // 204
  invite: 'POST /api/manufakturen/:slug/invitations', // Invitation
  proposals: 'GET /api/proposals', // ProposalQuery → Proposal[]
  createProposal: 'POST /api/proposals', // → Proposal
  proposal: 'GET /api/proposals/:id', // ProposalDetail
  updateProposal: 'PATCH /api/proposals/:id', // → Proposal
  moveProposal: 'POST /api/proposals/:id/transitions', // → Proposal
  links: 'GET /api/links', // ?proposal=&manufaktur= → Link[]
  createLink: 'POST /api/links', // → Link
  answerLink: 'POST /api/links/:id/answer', // → Link
  search: 'GET /api/search', // SearchHit[]
  events: 'GET /api/events', // FeedEvent[], at most 200
  versions: 'GET /api/documents/:kind/:id/versions', // newest first: DocumentVersion[], at most 50
  nameVersion: 'POST /api/documents/:kind/:id/versions', // names the present state → DocumentVersion
  version: 'GET /api/versions/:id', // VersionContent
  renameVersion: 'PATCH /api/versions/:id', // → DocumentVersion
  restoreVersion: 'POST /api/versions/:id/restore', // → RestoredVersion
  live: 'GET /health/live',
  ready: 'GET /health/ready', // 503 while the process cannot do its work
  metrics: 'GET /metrics', // text for Prometheus; programs on the same machine, or with the token
} as const;

export type RouteName = keyof typeof ROUTES;
