import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './shell-route.ts';

const returns = createRoute({
  getParentRoute: () => shell,
  path: '/returns',
  component: lazyRouteComponent(() => import('./pages/reporting/return/returns.tsx'), 'ReturnsPage'),
});

const returnPeriod = createRoute({
  getParentRoute: () => shell,
  path: '/returns/$form/$period',
  component: lazyRouteComponent(() => import('./pages/reporting/return/period.tsx'), 'ReturnPeriodPage'),
});

const oneReturn = createRoute({
  getParentRoute: () => shell,
  path: '/returns/$form/$period/$unit',
  component: lazyRouteComponent(() => import('./pages/reporting/return/return.tsx'), 'ReturnPage'),
});

/** Pages of statistical returns. */
export const returnRoutes = [returns, returnPeriod, oneReturn] as const;
