import { manufakturSlugSchema, proposalIdSchema } from '@geflecht/domain';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from '@tanstack/react-router';
import * as v from 'valibot';

import { asOffline } from '../platform/api.ts';
import { NotFoundScreen, RootErrorScreen, RouteErrorScreen } from './error-screens.tsx';
import { sessionQuery } from './queries.ts';
import { ManufakturFrame } from './shell/manufaktur-frame.tsx';
import { Shell } from './shell/shell.tsx';
import { viewOf } from './view-of.ts';

/** A screen loaded when it is first shown. Without the server its part of the client cannot come, and that is no fault of the program. */
const screen: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(async () => await load().catch(asOffline), name);

interface RouterContext {
  readonly queries: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Shell,
  notFoundComponent: NotFoundScreen,
  errorComponent: RootErrorScreen,
});

/** Working spaces need a session; where one wanted to go is kept for after the sign-in. */
async function requirePerson({ context, location }: { context: RouterContext; location: { href: string } }) {
  const session = await context.queries.ensureQueryData(sessionQuery);
  if (session.person === null) throw redirect({ to: '/anmelden', search: { weiter: location.href } });
}

const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: screen(() => import('../features/overview/index.ts'), 'OverviewScreen'),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/anmelden',
  validateSearch: v.object({ weiter: v.optional(v.pipe(v.string(), v.regex(/^\/(?!\/)/))) }),
  component: screen(() => import('../features/auth/index.ts'), 'SignInScreen'),
});
const mailLinkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/anmelden/link',
  component: screen(() => import('../features/auth/index.ts'), 'MailLinkScreen'),
});
const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/einladung',
  component: screen(() => import('../features/auth/index.ts'), 'InvitationScreen'),
});
const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/einrichten',
  component: screen(() => import('../features/auth/index.ts'), 'SetupScreen'),
});

const profileRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/profil',
  beforeLoad: requirePerson,
  component: screen(() => import('../features/profile/index.ts'), 'ProfileScreen'),
});
const outboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/postausgang',
  beforeLoad: requirePerson,
  component: screen(() => import('../features/outbox/index.ts'), 'OutboxScreen'),
});
const mentionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/erwaehnungen',
  beforeLoad: requirePerson,
  component: screen(() => import('../features/comments/index.ts'), 'MentionsScreen'),
});
const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/suche',
  validateSearch: v.object({ q: v.optional(v.string(), '') }),
  beforeLoad: requirePerson,
  component: screen(() => import('../features/search/index.ts'), 'SearchScreen'),
});

const proposalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vorschlag/$id',
  params: {
    parse: ({ id }) => {
      if (!v.is(proposalIdSchema, id)) throw notFound();
      return { id: v.parse(proposalIdSchema, id) };
    },
    stringify: ({ id }) => ({ id }),
  },
  beforeLoad: requirePerson,
  component: screen(() => import('../features/proposals/index.ts'), 'ProposalScreen'),
});

const manufakturRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/m/$slug',
  params: {
    parse: ({ slug }) => {
      if (!v.is(manufakturSlugSchema, slug)) throw notFound();
      return { slug: v.parse(manufakturSlugSchema, slug) };
    },
    stringify: ({ slug }) => ({ slug }),
  },
  beforeLoad: requirePerson,
  component: ManufakturFrame,
});
const manufakturIndexRoute = createRoute({
  getParentRoute: () => manufakturRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/m/$slug/tafel', params, replace: true });
  },
});
const boardRoute = createRoute({
  getParentRoute: () => manufakturRoute,
  path: '/tafel',
  // A hit of the search, or a shared address, shows one item, or one talk.
  validateSearch: v.object({
    board: v.optional(v.string()),
    item: v.optional(v.string()),
    faden: v.optional(v.string()),
  }),
  component: screen(() => import('../board/index.ts'), 'BoardScreen'),
});
const boardsRoute = createRoute({
  getParentRoute: () => manufakturRoute,
  path: '/tafeln',
  component: screen(() => import('../features/boards/index.ts'), 'BoardsScreen'),
});
const proposalsRoute = createRoute({
  getParentRoute: () => manufakturRoute,
  path: '/vorschlaege',
  component: screen(() => import('../features/proposals/index.ts'), 'ProposalsScreen'),
});
const linksRoute = createRoute({
  getParentRoute: () => manufakturRoute,
  path: '/verknuepfungen',
  component: screen(() => import('../features/links/index.ts'), 'LinksScreen'),
});
const peopleRoute = createRoute({
  getParentRoute: () => manufakturRoute,
  path: '/menschen',
  component: screen(() => import('../features/people/index.ts'), 'PeopleScreen'),
});
const historyRoute = createRoute({
  getParentRoute: () => manufakturRoute,
  path: '/verlauf',
  component: screen(() => import('../features/feed/index.ts'), 'HistoryScreen'),
});

const routeTree = rootRoute.addChildren([
  overviewRoute,
  signInRoute,
  mailLinkRoute,
  invitationRoute,
  setupRoute,
  profileRoute,
  outboxRoute,
  mentionsRoute,
  searchRoute,
  proposalRoute,
  manufakturRoute.addChildren([
    manufakturIndexRoute,
    boardRoute,
    boardsRoute,
    proposalsRoute,
    linksRoute,
    peopleRoute,
    historyRoute,
  ]),
]);

/** The client's addresses; see the routes above for what each shows. */
export function createGeflechtRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    scrollRestoration: true,
    getScrollRestorationKey: viewOf,
    defaultErrorComponent: RouteErrorScreen,
    defaultNotFoundComponent: NotFoundScreen,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createGeflechtRouter>;
  }
}
