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
  timer: 'GET /api/boards/:id/timer', // TimerView
  setTimer: 'POST /api/boards/:id/timer', // TimerBody → TimerView
  vote: 'GET /api/boards/:id/vote', // VoteView
  startVote: 'POST /api/boards/:id/votes', // → Vote
  endVote: 'POST /api/boards/:id/votes/:vote', // → Vote
  castPoints: 'PUT /api/boards/:id/votes/:vote/points', // own points on one candidate → VoteView
  hands: 'GET /api/boards/:id/hands', // HandsView
  raiseHand: 'PUT /api/boards/:id/hands/:person', // the own one; who moderates lowers others' → HandsView
  giveWord: 'PUT /api/boards/:id/speaker', // → HandsView
  drawOrder: 'PUT /api/boards/:id/order', // → HandsView
  boards: 'GET /api/manufakturen/:slug/boards', // BoardLine[]
  createBoard: 'POST /api/manufakturen/:slug/boards', // → Board
  changeBoard: 'PATCH /api/boards/:id', // → Board
  thumbnail: 'GET /api/boards/:id/thumbnail.svg', // SVG
  visit: 'GET /api/boards/:id/visit', // VisitView
  keepVisit: 'PUT /api/boards/:id/visit', // 204
  writers: 'GET /api/boards/:id/writers', // WritersView
  keepImage: 'POST /api/boards/:id/images', // the body is the file → StoredImage
  image: 'GET /api/boards/:id/images/:image', // WebP
  takeImage: 'PUT /api/boards/:id/images/:image', // { from } another board that has it → StoredImage
  templates: 'GET /api/templates', // by title: BoardTemplate[]
  template: 'GET /api/templates/:id', // TemplateContent
  createTemplate: 'POST /api/manufakturen/:slug/templates', // → BoardTemplate
  changeTemplate: 'PATCH /api/templates/:id', // → BoardTemplate
  comments: 'GET /api/boards/:id/comments', // CommentPage, at most 200 threads
  openThread: 'POST /api/boards/:id/comments', // → CommentChange
  thread: 'GET /api/threads/:id', // ThreadView
  answerThread: 'POST /api/threads/:id/comments', // → CommentChange
  settleThread: 'PATCH /api/threads/:id', // { isResolved } → CommentChange
  editComment: 'PATCH /api/comments/:id', // → CommentChange
  withdrawComment: 'DELETE /api/comments/:id', // takes the own words back → CommentChange
  hideComment: 'POST /api/comments/:id/hide', // { reason } → Comment
  mentions: 'GET /api/mentions', // MentionList, newest first, at most 50
  seeMentions: 'POST /api/mentions/seen', // 204
  silent: 'GET /api/boards/:id/silent', // SilentView
  startSilent: 'POST /api/boards/:id/silent', // → SilentRound
  endSilent: 'POST /api/boards/:id/silent/:round', // → SilentRound
  lead: 'GET /api/boards/:id/lead', // LeadView
  takeLead: 'PUT /api/boards/:id/lead', // begins, and says again that it goes on → BoardLead
  endLead: 'DELETE /api/boards/:id/lead', // 204
  live: 'GET /health/live',
  ready: 'GET /health/ready', // 503 while the process cannot do its work
  metrics: 'GET /metrics', // text for Prometheus; programs on the same machine, or with the token
} as const;

export type RouteName = keyof typeof ROUTES;
