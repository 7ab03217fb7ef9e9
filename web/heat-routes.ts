import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './shell-route.ts';

const households = createRoute({
  getParentRoute: () => shell,
  path: '/households',
  component: lazyRouteComponent(() => import('./pages/heat/heat-supply/households.tsx'), 'HouseholdsPage'),
});

const household = createRoute({
  getParentRoute: () => shell,
  path: '/households/$household',
  component: lazyRouteComponent(() => import('./pages/heat/heat-supply/household.tsx'), 'HouseholdPage'),
});

const settlementPoints = createRoute({
  getParentRoute: () => shell,
  path: '/settlement-points',
  component: lazyRouteComponent(() => import('./pages/heat/heat-supply/settlement-points.tsx'), 'SettlementPointsPage'),
});

const settlementPoint = createRoute({
  getParentRoute: () => shell,
  path: '/settlement-points/$point',
  component: lazyRouteComponent(() => import('./pages/heat/heat-supply/settlement-point.tsx'), 'SettlementPointPage'),
});

const heatSeasons = createRoute({
  getParentRoute: () => shell,
  path: '/heat-seasons',
  component: lazyRouteComponent(() => import('./pages/heat/heat-billing/seasons.tsx'), 'HeatSeasonsPage'),
});

const heatClose = createRoute({
  getParentRoute: () => shell,
  path: '/heat-close',
  component: lazyRouteComponent(() => import('./pages/heat/heat-notes/heat-close.tsx'), 'HeatClosePage'),
});

/** Pages of heat: settlement points, households and their bills, seasons, tariffs and season close. */
export const heatRoutes = [households, household, settlementPoints, settlementPoint, heatSeasons, heatClose] as const;
