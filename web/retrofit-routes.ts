import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './shell-route.ts';

const retrofitPool = createRoute({
  getParentRoute: () => shell,
  path: '/retrofit',
  component: lazyRouteComponent(() => import('./pages/retrofit/pool.tsx'), 'RetrofitPoolPage'),
});

const retrofitProject = createRoute({
  getParentRoute: () => shell,
  path: '/retrofit/projects/$code',
  component: lazyRouteComponent(() => import('./pages/retrofit/project.tsx'), 'RetrofitProjectPage'),
});

const retrofitPlans = createRoute({
  getParentRoute: () => shell,
  path: '/retrofit/plans',
  component: lazyRouteComponent(() => import('./pages/retrofit-plan/plans.tsx'), 'RetrofitPlansPage'),
});

/** Pages of what is done to buildings that stand. */
export const retrofitRoutes = [retrofitPool, retrofitProject, retrofitPlans] as const;
