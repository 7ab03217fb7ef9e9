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

/** Pages of adjustable resources, of roofs, and of the protocol by which resources are asked. */
export const resourceRoutes = [resources, oneResource, roofs, openadr] as const;
