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

/** Pages of adjustable resources, and of the protocol by which they are asked. */
export const resourceRoutes = [resources, oneResource, openadr] as const;
const roofs = createRoute({
  getParentRoute: () => shell,
  path: '/solar',
  component: lazyRouteComponent(() => import('./pages/solar/roofs.tsx'), 'RoofsPage'),
});

/** Pages of adjustable resources and of roofs. */
export const resourceRoutes = [resources, oneResource, roofs] as const;
