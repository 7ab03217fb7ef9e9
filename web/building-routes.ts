import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './shell-route.ts';
import { ofYear } from './ui/year.ts';

const building = createRoute({
  ...ofYear(),
  getParentRoute: () => shell,
  path: '/buildings/$building',
  component: lazyRouteComponent(() => import('./pages/registry/registry/building.tsx'), 'BuildingPage'),
});

const buildings = createRoute({
  ...ofYear(),
  getParentRoute: () => shell,
  path: '/buildings',
  component: lazyRouteComponent(() => import('./pages/registry/registry/buildings.tsx'), 'BuildingsPage'),
});

const duplicates = createRoute({
  getParentRoute: () => shell,
  path: '/buildings/duplicates',
  component: lazyRouteComponent(() => import('./pages/registry/registry/duplicates.tsx'), 'DuplicatesPage'),
});

const buildingHistory = createRoute({
  getParentRoute: () => shell,
  path: '/buildings/$building/history',
  component: lazyRouteComponent(() => import('./pages/registry/registry/history.tsx'), 'HistoryPage'),
});

const buildingReport = createRoute({
  getParentRoute: () => shell,
  path: '/buildings/$building/energy-report',
  component: lazyRouteComponent(() => import('./pages/reporting/energy-report/building.tsx'), 'BuildingReportPage'),
});

/** The list of buildings, and a building with its history and its report. */
export const buildingRoutes = [building, buildings, duplicates, buildingHistory, buildingReport];
