import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './shell-route.ts';

const resources = createRoute({
  getParentRoute: () => shell,
  path: '/resources',
  component: lazyRouteComponent(() => import('./pages/resources/list.tsx'), 'ResourceListPage'),
});

const oneResource = createRoute({
  getParentRoute: () => shell,
  path: '/resources/$resource',
  component: lazyRouteComponent(() => import('./pages/resources/one.tsx'), 'ResourcePage'),
});

const openadr = createRoute({
  getParentRoute: () => shell,
  path: '/openadr',
  component: lazyRouteComponent(() => import('./pages/openadr/openadr.tsx'), 'OpenAdrPage'),
});

const roofs = createRoute({
  getParentRoute: () => shell,
  path: '/solar',
  component: lazyRouteComponent(() => import('./pages/solar/roofs.tsx'), 'RoofsPage'),
});

const portfolios = createRoute({
  getParentRoute: () => shell,
  path: '/portfolios',
  component: lazyRouteComponent(() => import('./pages/portfolio/portfolios.tsx'), 'PortfolioListPage'),
});

const onePortfolio = createRoute({
  getParentRoute: () => shell,
  path: '/portfolios/$portfolio',
  component: lazyRouteComponent(() => import('./pages/portfolio/portfolio.tsx'), 'PortfolioPage'),
});

const eventRoom = createRoute({
  getParentRoute: () => shell,
  path: '/response-events/$event',
  component: lazyRouteComponent(() => import('./pages/portfolio/event-room.tsx'), 'EventRoomPage'),
});

/** Pages of adjustable resources, of roofs, of portfolios and their events, and of the protocol by which resources are asked. */
export const resourceRoutes = [resources, oneResource, roofs, openadr, portfolios, onePortfolio, eventRoom] as const;
