import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { queryClient } from './api.ts';
import { meQuery } from './session.ts';
import { isSignedOut } from './trouble.ts';
import { parseSearch, stringifySearch } from './ui/address.ts';
import { BrokenPage, Loading, NoSuchPage } from './ui/states.tsx';

/** Any page may keep any state behind the `?`; it reads it with `useAddress`. */
type AnySearch = { readonly [name: string]: string | number | boolean | undefined };

const root = createRootRoute({ validateSearch: (search): AnySearch => search as AnySearch, component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages/access/sign-in.tsx'), 'SignInPage'),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  component: lazyRouteComponent(() => import('./pages/access/new-password.tsx'), 'NewPasswordPage'),
});

const ownPassword = createRoute({
  getParentRoute: () => root,
  path: '/own-password',
  component: lazyRouteComponent(() => import('./pages/access/own-password.tsx'), 'OwnPasswordPage'),
});

/** All pages for people who are signed in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: ({ location }) => admit(location.href),
  component: lazyRouteComponent(() => import('./ui/shell.tsx'), 'Shell'),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/ranking' });
  },
});

const ranking = createRoute({
  getParentRoute: () => shell,
  path: '/ranking',
  component: lazyRouteComponent(() => import('./pages/benchmarking/ranking.tsx'), 'RankingPage'),
});

const building = createRoute({
  getParentRoute: () => shell,
  path: '/buildings/$building',
  component: lazyRouteComponent(() => import('./pages/registry/building.tsx'), 'BuildingPage'),
});

const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  component: lazyRouteComponent(() => import('./pages/imports/imports.tsx'), 'ImportsPage'),
});

const importFile = createRoute({
  getParentRoute: () => shell,
  path: '/imports/file/$file',
  component: lazyRouteComponent(() => import('./pages/imports/file.tsx'), 'ImportFilePage'),
});

const oneImport = createRoute({
  getParentRoute: () => shell,
  path: '/imports/$import',
  component: lazyRouteComponent(() => import('./pages/imports/import.tsx'), 'ImportPage'),
});

const buildings = createRoute({
  getParentRoute: () => shell,
  path: '/buildings',
  component: lazyRouteComponent(() => import('./pages/registry/buildings.tsx'), 'BuildingsPage'),
});

const duplicates = createRoute({
  getParentRoute: () => shell,
  path: '/buildings/duplicates',
  component: lazyRouteComponent(() => import('./pages/registry/duplicates.tsx'), 'DuplicatesPage'),
});

const buildingHistory = createRoute({
  getParentRoute: () => shell,
  path: '/buildings/$building/history',
  component: lazyRouteComponent(() => import('./pages/registry/history.tsx'), 'HistoryPage'),
});

const typing = createRoute({
  getParentRoute: () => shell,
  path: '/typing',
  component: lazyRouteComponent(() => import('./pages/metering/typing.tsx'), 'TypingPage'),
});

const start = createRoute({
  getParentRoute: () => shell,
  path: '/start',
  component: lazyRouteComponent(() => import('./pages/imports/start.tsx'), 'StartPage'),
});

/** Sends to the sign-in who has none, and back afterwards; a one-time password opens nothing but its own change. */
async function admit(href: string): Promise<void> {
  const me = await queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
    if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: href === '/' ? {} : { back: href } });
    throw error;
  });
  if (me.mustChange) throw redirect({ to: '/own-password', search: {} });
}

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    newPassword,
    ownPassword,
    shell.addChildren([home, ranking, building, imports, importFile, oneImport, buildings, duplicates, buildingHistory, typing, start]),
  ]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NoSuchPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** A session that ended while a page was open: to the sign-in, and back to the same page afterwards. */
queryClient.getQueryCache().config.onError = (error) => {
  const { pathname, href } = router.state.location;
  if (isSignedOut(error) && pathname !== '/sign-in' && pathname !== '/new-password') {
    void router.navigate({ to: '/sign-in', search: { back: href } });
  }
};
