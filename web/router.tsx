import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { buildingRoutes } from './building-routes.ts';
import { resourceRoutes } from './resource-routes.ts';
import { heatRoutes } from './heat-routes.ts';
import { outside, root } from './outside-routes.ts';
import { rules } from './rules-routes.ts';
import { shell } from './shell-route.ts';
import { parseSearch, stringifySearch } from './ui/address.ts';
import { BrokenPage, Loading, NoSuchPage } from './ui/states.tsx';
import { showsPlace } from './pages/desk/today/own-screen.ts';
import { ofYear } from './ui/year.ts';

const home = createRoute({
  ...ofYear(({ search, role }) => showsPlace(search['region'], role)),
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/desk/today/home.tsx'), 'HomePage'),
});

const quality = createRoute({
  ...ofYear(({ search }) => (search['tab'] ?? 'coverage') === 'coverage'),
  getParentRoute: () => shell,
  path: '/quality',
  component: lazyRouteComponent(() => import('./pages/metering/quality/quality.tsx'), 'QualityPage'),
});

const ranking = createRoute({
  ...ofYear(),
  getParentRoute: () => shell,
  path: '/ranking',
  component: lazyRouteComponent(() => import('./pages/supervision/benchmarking/ranking.tsx'), 'RankingPage'),
});

const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  component: lazyRouteComponent(() => import('./pages/platform/imports/imports.tsx'), 'ImportsPage'),
});

const importFile = createRoute({
  getParentRoute: () => shell,
  path: '/imports/file/$file',
  component: lazyRouteComponent(() => import('./pages/platform/imports/file.tsx'), 'ImportFilePage'),
});

const importBills = createRoute({
  getParentRoute: () => shell,
  path: '/imports/bills/$file',
  component: lazyRouteComponent(() => import('./pages/platform/imports/bills.tsx'), 'BillsPage'),
});

const oneImport = createRoute({
  getParentRoute: () => shell,
  path: '/imports/$import',
  component: lazyRouteComponent(() => import('./pages/platform/imports/import.tsx'), 'ImportPage'),
});

const placeReport = createRoute({
  getParentRoute: () => shell,
  path: '/energy-report',
  component: lazyRouteComponent(() => import('./pages/reporting/energy-report/place.tsx'), 'PlaceReportPage'),
});

const projects = createRoute({
  getParentRoute: () => shell,
  path: '/projects',
  component: lazyRouteComponent(() => import('./pages/registry/project/projects.tsx'), 'ProjectsPage'),
});

const project = createRoute({
  getParentRoute: () => shell,
  path: '/projects/$project',
  component: lazyRouteComponent(() => import('./pages/registry/project/project.tsx'), 'ProjectPage'),
});

const projectHistory = createRoute({
  getParentRoute: () => shell,
  path: '/projects/$project/history',
  component: lazyRouteComponent(() => import('./pages/registry/project/history.tsx'), 'ProjectHistoryPage'),
});

const equipment = createRoute({
  getParentRoute: () => shell,
  path: '/equipment',
  component: lazyRouteComponent(() => import('./pages/registry/equipment/list.tsx'), 'EquipmentListPage'),
});

const oneEquipment = createRoute({
  getParentRoute: () => shell,
  path: '/equipment/$equipment',
  component: lazyRouteComponent(() => import('./pages/registry/equipment/one.tsx'), 'EquipmentPage'),
});

const equipmentRenewal = createRoute({
  getParentRoute: () => shell,
  path: '/equipment-renewal',
  component: lazyRouteComponent(() => import('./pages/registry/equipment/renewal.tsx'), 'RenewalPage'),
});

const points = createRoute({
  getParentRoute: () => shell,
  path: '/points',
  component: lazyRouteComponent(() => import('./pages/metering/point/list.tsx'), 'PointListPage'),
});

const paces = createRoute({
  ...ofYear(),
  getParentRoute: () => shell,
  path: '/paces',
  component: lazyRouteComponent(() => import('./pages/supervision/paces/paces.tsx'), 'PacesPage'),
});

const trend = createRoute({
  getParentRoute: () => shell,
  path: '/trend',
  component: lazyRouteComponent(() => import('./pages/metering/trend/trend.tsx'), 'TrendPage'),
});

const organisations = createRoute({
  getParentRoute: () => shell,
  path: '/organisations',
  component: lazyRouteComponent(() => import('./pages/platform/place/organisations.tsx'), 'OrganisationsPage'),
});

const organisation = createRoute({
  getParentRoute: () => shell,
  path: '/organisations/$organisation',
  component: lazyRouteComponent(() => import('./pages/platform/place/organisation.tsx'), 'OrganisationPage'),
});

const typing = createRoute({
  getParentRoute: () => shell,
  path: '/typing',
  component: lazyRouteComponent(() => import('./pages/metering/metering/typing.tsx'), 'TypingPage'),
});

const start = createRoute({
  getParentRoute: () => shell,
  path: '/start',
  component: lazyRouteComponent(() => import('./pages/desk/start/start.tsx'), 'StartPage'),
});

const account = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/platform/access/account.tsx'), 'AccountPage'),
});

const todo = createRoute({
  getParentRoute: () => shell,
  path: '/todo',
  component: lazyRouteComponent(() => import('./pages/desk/todo/todo.tsx'), 'TodoPage'),
});

const missing = createRoute({
  getParentRoute: () => shell,
  path: '/missing',
  component: lazyRouteComponent(() => import('./pages/supervision/reminder/missing.tsx'), 'MissingPage'),
});

const notices = createRoute({
  getParentRoute: () => shell,
  path: '/notices',
  component: lazyRouteComponent(() => import('./pages/platform/notice/notices.tsx'), 'NoticesPage'),
});

const noticeSettings = createRoute({
  getParentRoute: () => shell,
  path: '/notices/settings',
  component: lazyRouteComponent(() => import('./pages/platform/notice/settings.tsx'), 'NoticeSettingsPage'),
});

const adminNotices = createRoute({
  getParentRoute: () => shell,
  path: '/admin/notices',
  component: lazyRouteComponent(() => import('./pages/platform/admin/sending.tsx'), 'SendingPage'),
});

const adminUsers = createRoute({
  getParentRoute: () => shell,
  path: '/admin/users',
  component: lazyRouteComponent(() => import('./pages/platform/admin/users.tsx'), 'UsersPage'),
});

const adminKeys = createRoute({
  getParentRoute: () => shell,
  path: '/admin/keys',
  component: lazyRouteComponent(() => import('./pages/platform/admin/keys.tsx'), 'KeysPage'),
});

const adminSettings = createRoute({
  getParentRoute: () => shell,
  path: '/admin/settings',
  component: lazyRouteComponent(() => import('./pages/platform/admin/settings.tsx'), 'SettingsPage'),
});

const adminSystem = createRoute({
  getParentRoute: () => shell,
  path: '/admin/system',
  component: lazyRouteComponent(() => import('./pages/platform/admin/system.tsx'), 'SystemPage'),
});

const audit = createRoute({
  getParentRoute: () => shell,
  path: '/admin/audit',
  component: lazyRouteComponent(() => import('./pages/platform/admin/audit.tsx'), 'AuditPage'),
});

const knowledge = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge',
  component: lazyRouteComponent(() => import('./pages/platform/knowledge/knowledge.tsx'), 'KnowledgePage'),
});

const knowledgeFile = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge/file',
  component: lazyRouteComponent(() => import('./pages/platform/knowledge/file.tsx'), 'KnowledgeFilePage'),
});

const sourceCheck = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge/check',
  component: lazyRouteComponent(() => import('./pages/platform/knowledge/check.tsx'), 'SourceCheckPage'),
});

const uploads = createRoute({
  getParentRoute: () => shell,
  path: '/uploads',
  component: lazyRouteComponent(() => import('./pages/metering/upload/uploads.tsx'), 'UploadsPage'),
});

const disclosure = createRoute({
  ...ofYear(),
  getParentRoute: () => shell,
  path: '/disclosure',
  component: lazyRouteComponent(() => import('./pages/reporting/disclosure/disclosure.tsx'), 'DisclosurePage'),
});

const statements = createRoute({
  getParentRoute: () => shell,
  path: '/statements',
  component: lazyRouteComponent(() => import('./pages/casework/statement/statements.tsx'), 'StatementsPage'),
});

const statement = createRoute({
  getParentRoute: () => shell,
  path: '/statements/$number',
  component: lazyRouteComponent(() => import('./pages/casework/statement/statement.tsx'), 'StatementPage'),
});

const help = createRoute({
  getParentRoute: () => shell,
  path: '/help',
  component: lazyRouteComponent(() => import('./pages/desk/help/help.tsx'), 'HelpPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    ...outside,
    shell.addChildren([
      home,
      quality,
      ranking,
      imports,
      importFile,
      importBills,
      oneImport,
      placeReport,
      projects,
      equipment,
      points,
      paces,
      trend,
      oneEquipment,
      ...buildingRoutes,
      ...resourceRoutes,
      equipmentRenewal,
      project,
      projectHistory,
      organisations,
      organisation,
      typing,
      start,
      account,
      todo,
      missing,
      notices,
      noticeSettings,
      adminNotices,
      adminUsers,
      adminKeys,
      adminSettings,
      adminSystem,
      audit,
      knowledge,
      knowledgeFile,
      sourceCheck,
      uploads,
      disclosure,
      statements,
      statement,
      help,
      ...heatRoutes,
      ...rules,
    ]),
  ]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NoSuchPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
