import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './shell-route.ts';
import { ofYear } from './ui/year.ts';

const assessment = createRoute({
  ...ofYear(({ search }) => search['tab'] !== 'schemes'),
  getParentRoute: () => shell,
  path: '/assessment',
  component: lazyRouteComponent(() => import('./pages/reporting/assessment/assessment.tsx'), 'AssessmentPage'),
});

const brief = createRoute({
  ...ofYear(),
  getParentRoute: () => shell,
  path: '/brief',
  component: lazyRouteComponent(() => import('./pages/reporting/brief/brief.tsx'), 'BriefPage'),
});

const annualReport = createRoute({
  ...ofYear(),
  getParentRoute: () => shell,
  path: '/annual-report',
  component: lazyRouteComponent(() => import('./pages/reporting/annual-report/annual-report.tsx'), 'AnnualReportPage'),
});

const feeds = createRoute({
  getParentRoute: () => shell,
  path: '/sharing',
  component: lazyRouteComponent(() => import('./pages/reporting/sharing/feeds.tsx'), 'FeedsPage'),
});

const feed = createRoute({
  getParentRoute: () => shell,
  path: '/sharing/$feed',
  component: lazyRouteComponent(() => import('./pages/reporting/sharing/feed.tsx'), 'FeedPage'),
});

const deliveries = createRoute({
  getParentRoute: () => shell,
  path: '/deliveries',
  component: lazyRouteComponent(() => import('./pages/reporting/sharing/deliveries.tsx'), 'DeliveriesPage'),
});

const meterDue = createRoute({
  getParentRoute: () => shell,
  path: '/meter-due',
  component: lazyRouteComponent(() => import('./pages/heat/meter-verification/due.tsx'), 'MeterDuePage'),
});

const meterCertificates = createRoute({
  getParentRoute: () => shell,
  path: '/meter-due/$meter',
  component: lazyRouteComponent(() => import('./pages/heat/meter-verification/meter.tsx'), 'MeterPage'),
});

const heatNetwork = createRoute({
  getParentRoute: () => shell,
  path: '/heat-network',
  component: lazyRouteComponent(() => import('./pages/heat/heat-network/network.tsx'), 'HeatNetworkPage'),
});

const meterSamples = createRoute({
  getParentRoute: () => shell,
  path: '/meter-samples',
  component: lazyRouteComponent(() => import('./pages/heat/meter-verification/samples.tsx'), 'MeterSamplesPage'),
});

const meterSample = createRoute({
  getParentRoute: () => shell,
  path: '/meter-samples/$draw',
  component: lazyRouteComponent(() => import('./pages/heat/meter-verification/sample.tsx'), 'MeterSamplePage'),
});

const carbon = createRoute({
  ...ofYear(),
  getParentRoute: () => shell,
  path: '/carbon',
  component: lazyRouteComponent(() => import('./pages/reporting/carbon/carbon.tsx'), 'CarbonPage'),
});

const carbonPathway = createRoute({
  getParentRoute: () => shell,
  path: '/carbon-pathway',
  component: lazyRouteComponent(() => import('./pages/reporting/carbon/pathway.tsx'), 'PathwayPage'),
});

/**
 * Pages of carbon, assessments, yearly reports, supervision of meters, the heat network, and what is shared with and delivered by others.
 */
export const reportRoutes = [
  carbon,
  carbonPathway,
  assessment,
  brief,
  annualReport,
  feeds,
  feed,
  deliveries,
  meterDue,
  meterCertificates,
  heatNetwork,
  meterSamples,
  meterSample,
] as const;
