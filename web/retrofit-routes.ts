import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './shell-route.ts';

const retrofitPlans = createRoute({
  getParentRoute: () => shell,
  path: '/retrofit/plans',
  component: lazyRouteComponent(() => import('./pages/retrofit-plan/plans.tsx'), 'RetrofitPlansPage'),
});

/** Pages of what is done to buildings that stand. */
export const retrofitRoutes = [retrofitPlans] as const;
