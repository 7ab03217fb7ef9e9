import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './shell-route.ts';
import { ofYear } from './ui/year.ts';

const resources = createRoute({
  getParentRoute: () => shell,
  path: '/resources',
  component: lazyRouteComponent(() => import('./pages/registry/resources/list.tsx'), 'ResourceListPage'),
});

const oneResource = createRoute({
  ...ofYear(),
  getParentRoute: () => shell,
  path: '/resources/$resource',
  component: lazyRouteComponent(() => import('./pages/registry/resources/one.tsx'), 'ResourcePage'),
});

const openadr = createRoute({
  getParentRoute: () => shell,
  path: '/openadr',
  component: lazyRouteComponent(() => import('./pages/flexibility/openadr/openadr.tsx'), 'OpenAdrPage'),
});

const roofs = createRoute({
  getParentRoute: () => shell,
  path: '/solar',
  component: lazyRouteComponent(() => import('./pages/flexibility/solar/roofs.tsx'), 'RoofsPage'),
});

const schedule = createRoute({
  getParentRoute: () => shell,
  path: '/schedule',
  component: lazyRouteComponent(() => import('./pages/flexibility/schedule/schedule.tsx'), 'SchedulePage'),
});

const portfolios = createRoute({
  getParentRoute: () => shell,
  path: '/portfolios',
  component: lazyRouteComponent(() => import('./pages/registry/portfolio/portfolios.tsx'), 'PortfolioListPage'),
});

const onePortfolio = createRoute({
  getParentRoute: () => shell,
  path: '/portfolios/$portfolio',
  component: lazyRouteComponent(() => import('./pages/registry/portfolio/portfolio.tsx'), 'PortfolioPage'),
});

const eventRoom = createRoute({
  getParentRoute: () => shell,
  path: '/response-events/$event',
  component: lazyRouteComponent(() => import('./pages/registry/portfolio/event-room.tsx'), 'EventRoomPage'),
});

const invitation = createRoute({
  getParentRoute: () => shell,
  path: '/invitations/$event',
  component: lazyRouteComponent(() => import('./pages/registry/portfolio/invitation.tsx'), 'InvitationPage'),
});

const baselineTest = createRoute({
  getParentRoute: () => shell,
  path: '/baseline-test',
  component: lazyRouteComponent(() => import('./pages/flexibility/baseline-test/baseline-test.tsx'), 'BaselineTestPage'),
});

const capability = createRoute({
  getParentRoute: () => shell,
  path: '/capability',
  component: lazyRouteComponent(() => import('./pages/flexibility/capability/capability.tsx'), 'CapabilityPage'),
});

/** Pages of adjustable resources, of roofs, of portfolios and their events, and of the protocol that dispatches resources. */
export const resourceRoutes = [
  resources,
  oneResource,
  roofs,
  schedule,
  openadr,
  portfolios,
  onePortfolio,
  eventRoom,
  invitation,
  baselineTest,
  capability,
] as const;
