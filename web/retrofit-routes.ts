import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './shell-route.ts';
import { ofYear } from './ui/year.ts';

const retrofitPool = createRoute({
  getParentRoute: () => shell,
  path: '/retrofit',
  component: lazyRouteComponent(() => import('./pages/retrofit/retrofit/pool.tsx'), 'RetrofitPoolPage'),
});

const retrofitProject = createRoute({
  getParentRoute: () => shell,
  path: '/retrofit/projects/$code',
  component: lazyRouteComponent(() => import('./pages/retrofit/retrofit/project.tsx'), 'RetrofitProjectPage'),
});

const retrofitCandidates = createRoute({
  ...ofYear(),
  getParentRoute: () => shell,
  path: '/retrofit/candidates',
  component: lazyRouteComponent(() => import('./pages/retrofit/retrofit/candidates.tsx'), 'RetrofitCandidatesPage'),
});

const retrofitProgress = createRoute({
  ...ofYear(),
  getParentRoute: () => shell,
  path: '/retrofit/progress',
  component: lazyRouteComponent(() => import('./pages/retrofit/retrofit/progress.tsx'), 'RetrofitProgressPage'),
});

const retrofitEstimate = createRoute({
  ...ofYear(),
  getParentRoute: () => shell,
  path: '/retrofit/estimate',
  component: lazyRouteComponent(() => import('./pages/retrofit/retrofit-estimate/estimate.tsx'), 'RetrofitEstimatePage'),
});

const retrofitMeasures = createRoute({
  getParentRoute: () => shell,
  path: '/retrofit/measures',
  component: lazyRouteComponent(() => import('./pages/retrofit/retrofit-estimate/measures.tsx'), 'RetrofitMeasuresPage'),
});

const retrofitSurveys = createRoute({
  getParentRoute: () => shell,
  path: '/retrofit/surveys',
  component: lazyRouteComponent(() => import('./pages/retrofit/retrofit-survey/surveys.tsx'), 'RetrofitSurveysPage'),
});

const retrofitPlans = createRoute({
  getParentRoute: () => shell,
  path: '/retrofit/plans',
  component: lazyRouteComponent(() => import('./pages/retrofit/retrofit-plan/plans.tsx'), 'RetrofitPlansPage'),
});

const retrofitScenario = createRoute({
  getParentRoute: () => shell,
  path: '/retrofit/plans/new',
  component: lazyRouteComponent(() => import('./pages/retrofit/retrofit-plan/scenario.tsx'), 'RetrofitScenarioPage'),
});

const heatPlans = createRoute({
  getParentRoute: () => shell,
  path: '/heat-plans',
  component: lazyRouteComponent(() => import('./pages/heat/heat-planning/plans.tsx'), 'HeatPlansPage'),
});

const districtPlans = createRoute({
  getParentRoute: () => shell,
  path: '/district-plans',
  component: lazyRouteComponent(() => import('./pages/heat/district-energy/plans.tsx'), 'DistrictPlansPage'),
});

const heatPlanForm = createRoute({
  getParentRoute: () => shell,
  path: '/heat-plans/new',
  component: lazyRouteComponent(() => import('./pages/heat/heat-planning/form-page.tsx'), 'HeatPlanFormPage'),
});

/** Pages of retrofits of existing buildings. */
export const retrofitRoutes = [
  retrofitPool,
  retrofitProject,
  retrofitCandidates,
  retrofitProgress,
  retrofitEstimate,
  retrofitMeasures,
  retrofitPlans,
  retrofitScenario,
  retrofitSurveys,
  heatPlans,
  heatPlanForm,
  districtPlans,
] as const;
