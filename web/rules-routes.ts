import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readWarnings } from './pages/supervision/warning/address.ts';
import { reportRoutes } from './report-routes.ts';
import { returnRoutes } from './return-routes.ts';
import { retrofitRoutes } from './retrofit-routes.ts';
import { shell } from './shell-route.ts';
import { ofYear } from './ui/year.ts';

const ask = createRoute({
  getParentRoute: () => shell,
  path: '/policy',
  component: lazyRouteComponent(() => import('./pages/green-building/policy/questions.tsx'), 'QuestionsPage'),
});

const plot = createRoute({
  getParentRoute: () => shell,
  path: '/policy/plot',
  component: lazyRouteComponent(() => import('./pages/green-building/policy/plot.tsx'), 'PlotPage'),
});

const plans = createRoute({
  getParentRoute: () => shell,
  path: '/policy/plans',
  component: lazyRouteComponent(() => import('./pages/green-building/policy/plans.tsx'), 'PlansPage'),
});

const review = createRoute({
  ...ofYear(({ search }) => search['tab'] === 'owed' || search['tab'] === 'list'),
  getParentRoute: () => shell,
  path: '/policy/review',
  component: lazyRouteComponent(() => import('./pages/green-building/policy/review.tsx'), 'ReviewPage'),
});

const targets = createRoute({
  getParentRoute: () => shell,
  path: '/policy/targets',
  component: lazyRouteComponent(() => import('./pages/green-building/policy/targets.tsx'), 'TargetsPage'),
});

const duties = createRoute({
  getParentRoute: () => shell,
  path: '/policy/obligations',
  component: lazyRouteComponent(() => import('./pages/green-building/policy/obligations.tsx'), 'ObligationsPage'),
});

const policyDocuments = createRoute({
  getParentRoute: () => shell,
  path: '/policy/documents',
  component: lazyRouteComponent(() => import('./pages/green-building/policy/documents.tsx'), 'DocumentsPage'),
});

const policyDocument = createRoute({
  getParentRoute: () => shell,
  path: '/policy/documents/$document',
  component: lazyRouteComponent(() => import('./pages/green-building/policy/document.tsx'), 'DocumentPage'),
});

const ratingScore = createRoute({
  getParentRoute: () => shell,
  path: '/rating',
  component: lazyRouteComponent(() => import('./pages/green-building/rating/score.tsx'), 'ScorePage'),
});

const ratingPrefab = createRoute({
  getParentRoute: () => shell,
  path: '/rating/prefab',
  component: lazyRouteComponent(() => import('./pages/green-building/rating/prefab.tsx'), 'PrefabPage'),
});

const ratingMaterials = createRoute({
  getParentRoute: () => shell,
  path: '/rating/materials',
  component: lazyRouteComponent(() => import('./pages/green-building/rating/materials.tsx'), 'MaterialsPage'),
});

const ratingUltraLow = createRoute({
  getParentRoute: () => shell,
  path: '/rating/ultra-low',
  component: lazyRouteComponent(() => import('./pages/green-building/rating/ultra-low.tsx'), 'UltraLowPage'),
});

const ratingIncentives = createRoute({
  getParentRoute: () => shell,
  path: '/rating/incentives',
  component: lazyRouteComponent(() => import('./pages/green-building/rating/incentives.tsx'), 'IncentivesPage'),
});

const drafts = createRoute({
  getParentRoute: () => shell,
  path: '/drafts',
  component: lazyRouteComponent(() => import('./pages/desk/draft/drafts.tsx'), 'DraftsPage'),
});

const workdays = createRoute({
  getParentRoute: () => shell,
  path: '/workdays',
  component: lazyRouteComponent(() => import('./pages/casework/workdays/workdays.tsx'), 'WorkdaysPage'),
});

const draws = createRoute({
  getParentRoute: () => shell,
  path: '/draws',
  component: lazyRouteComponent(() => import('./pages/casework/draws/draws.tsx'), 'DrawsPage'),
});

const draw = createRoute({
  getParentRoute: () => shell,
  path: '/draws/$draw',
  component: lazyRouteComponent(() => import('./pages/casework/draws/draw.tsx'), 'DrawPage'),
});

const cases = createRoute({
  getParentRoute: () => shell,
  path: '/cases',
  component: lazyRouteComponent(() => import('./pages/casework/cases/cases.tsx'), 'CasesPage'),
});

const caseMoney = createRoute({
  getParentRoute: () => shell,
  path: '/case-money',
  component: lazyRouteComponent(() => import('./pages/casework/case-money/case-money.tsx'), 'CaseMoneyPage'),
});

const oneCase = createRoute({
  getParentRoute: () => shell,
  path: '/cases/$case',
  component: lazyRouteComponent(() => import('./pages/casework/cases/case.tsx'), 'CasePage'),
});

const temperature = createRoute({
  getParentRoute: () => shell,
  path: '/temperature',
  component: lazyRouteComponent(() => import('./pages/supervision/comfort/temperature.tsx'), 'TemperaturePage'),
});

const temperatureInspect = createRoute({
  getParentRoute: () => shell,
  path: '/temperature/inspect',
  component: lazyRouteComponent(() => import('./pages/supervision/comfort/inspect.tsx'), 'InspectPage'),
});

const temperatureInspection = createRoute({
  getParentRoute: () => shell,
  path: '/temperature/inspections/$inspection',
  component: lazyRouteComponent(() => import('./pages/supervision/comfort/inspection.tsx'), 'InspectionPage'),
});

const buildingTemperature = createRoute({
  getParentRoute: () => shell,
  path: '/buildings/$building/temperature',
  component: lazyRouteComponent(() => import('./pages/supervision/comfort/rooms.tsx'), 'RoomsPage'),
});

const commissioning = createRoute({
  ...ofYear(({ search }) => search['building'] === undefined),
  getParentRoute: () => shell,
  path: '/commissioning',
  component: lazyRouteComponent(() => import('./pages/retrofit/commissioning/actions.tsx'), 'CommissioningPage'),
});

const commissioningAction = createRoute({
  getParentRoute: () => shell,
  path: '/commissioning/$action',
  component: lazyRouteComponent(() => import('./pages/retrofit/commissioning/action.tsx'), 'ActionPage'),
});

const targetProgress = createRoute({
  ...ofYear(),
  getParentRoute: () => shell,
  path: '/targets',
  component: lazyRouteComponent(() => import('./pages/reporting/targets/targets.tsx'), 'TargetsPage'),
});

const documentTasks = createRoute({
  getParentRoute: () => shell,
  path: '/tasks',
  component: lazyRouteComponent(() => import('./pages/reporting/targets/tasks.tsx'), 'TasksPage'),
});

const savings = createRoute({
  getParentRoute: () => shell,
  path: '/savings',
  component: lazyRouteComponent(() => import('./pages/retrofit/savings/savings.tsx'), 'SavingsPage'),
});

const savingsBaseline = createRoute({
  getParentRoute: () => shell,
  path: '/savings/$baseline',
  component: lazyRouteComponent(() => import('./pages/retrofit/savings/baseline.tsx'), 'BaselinePage'),
});

const savingsPortfolio = createRoute({
  getParentRoute: () => shell,
  path: '/savings-portfolio',
  component: lazyRouteComponent(() => import('./pages/retrofit/savings/portfolio.tsx'), 'PortfolioPage'),
});

const energyAudits = createRoute({
  getParentRoute: () => shell,
  path: '/audits',
  component: lazyRouteComponent(() => import('./pages/retrofit/energy-audit/audits.tsx'), 'EnergyAuditsPage'),
});

const energyAudit = createRoute({
  getParentRoute: () => shell,
  path: '/audits/$audit',
  component: lazyRouteComponent(() => import('./pages/retrofit/energy-audit/audit.tsx'), 'EnergyAuditPage'),
});

const contracts = createRoute({
  getParentRoute: () => shell,
  path: '/contracts',
  component: lazyRouteComponent(() => import('./pages/retrofit/contracts/contracts.tsx'), 'ContractsPage'),
});

const oneContract = createRoute({
  getParentRoute: () => shell,
  path: '/contracts/$contract',
  component: lazyRouteComponent(() => import('./pages/retrofit/contracts/contract.tsx'), 'ContractPage'),
});

const newContract = createRoute({
  getParentRoute: () => shell,
  path: '/new-contract',
  component: lazyRouteComponent(() => import('./pages/retrofit/contracts/new-contract.tsx'), 'NewContractPage'),
});

const procedures = createRoute({
  getParentRoute: () => shell,
  path: '/procedures',
  component: lazyRouteComponent(() => import('./pages/casework/procedures/procedures.tsx'), 'ProceduresPage'),
});

const standards = createRoute({
  getParentRoute: () => shell,
  path: '/standards',
  component: lazyRouteComponent(() => import('./pages/casework/standards/standards.tsx'), 'StandardsPage'),
});

const catalogues = createRoute({
  getParentRoute: () => shell,
  path: '/catalogues',
  component: lazyRouteComponent(() => import('./pages/casework/catalogues/catalogues.tsx'), 'CataloguesPage'),
});

const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/casework/people/people.tsx'), 'PeoplePage'),
});

const person = createRoute({
  getParentRoute: () => shell,
  path: '/people/$person',
  component: lazyRouteComponent(() => import('./pages/casework/people/person.tsx'), 'PersonPage'),
});

const surveys = createRoute({
  getParentRoute: () => shell,
  path: '/surveys',
  component: lazyRouteComponent(() => import('./pages/casework/surveys/surveys.tsx'), 'SurveysPage'),
});

const survey = createRoute({
  getParentRoute: () => shell,
  path: '/surveys/$survey',
  component: lazyRouteComponent(() => import('./pages/casework/surveys/one-survey.tsx'), 'SurveyPage'),
});

const warnings = createRoute({
  getParentRoute: () => shell,
  path: '/warnings',
  validateSearch: readWarnings,
  component: lazyRouteComponent(() => import('./pages/supervision/warning/warnings.tsx'), 'WarningsPage'),
});

const connections = createRoute({
  getParentRoute: () => shell,
  path: '/connections',
  component: lazyRouteComponent(() => import('./pages/metering/connections/connections.tsx'), 'ConnectionsPage'),
});

const connection = createRoute({
  getParentRoute: () => shell,
  path: '/connections/$connection',
  component: lazyRouteComponent(() => import('./pages/metering/connections/connection.tsx'), 'ConnectionPage'),
});

/** Pages of the requirements of documents and standards: policy, rating, and the calendar that terms are counted by. */
export const rules = [
  ask,
  plot,
  plans,
  review,
  targets,
  duties,
  policyDocuments,
  policyDocument,
  ratingScore,
  ratingPrefab,
  ratingMaterials,
  ratingUltraLow,
  ratingIncentives,
  drafts,
  workdays,
  draws,
  draw,
  cases,
  caseMoney,
  oneCase,
  temperature,
  temperatureInspect,
  temperatureInspection,
  buildingTemperature,
  commissioning,
  commissioningAction,
  targetProgress,
  documentTasks,
  ...returnRoutes,
  ...retrofitRoutes,
  ...reportRoutes,
  savings,
  savingsBaseline,
  savingsPortfolio,
  energyAudits,
  energyAudit,
  contracts,
  oneContract,
  newContract,
  procedures,
  standards,
  catalogues,
  people,
  person,
  warnings,
  connections,
  connection,
  surveys,
  survey,
] as const;
