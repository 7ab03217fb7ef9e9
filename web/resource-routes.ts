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

/** Pages of adjustable resources. */
export const resourceRoutes = [resources, oneResource] as const;
