import { commissioningTerms } from '#retrofit/commissioning/vocabulary.ts';
import { inventoryTerms } from '#reporting/carbon/vocabulary.ts';
import { auditTerms } from '#retrofit/energy-audit/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import type { Action } from '#kernel/rights.ts';
import { category, type Category, type Term } from '#kernel/vocabulary.ts';

/** The kinds of search results. */
export const hitTerms = category({
  page: { zh: '页面', en: 'Pages' },
  building: labelTerms.buildings,
  meter: labelTerms.meters,
  organisation: labelTerms.organisations,
  project: labelTerms.projects,
  retrofit: labelTerms.retrofitProjects,
  clause: labelTerms.provision,
  entry: labelTerms.knowledgeAndSources,
  import: labelTerms.dataImport,
});

/** Shown if nothing was found. */
export const nothingFound: Term = {
  zh: '没有找到。换一个名称、代码或拼音再试。',
  en: 'Nothing was found. Try another name, code or pinyin.',
};

export type HitKind = keyof typeof hitTerms;

export const searchVocabulary = { 'search-kind': hitTerms } satisfies Readonly<Record<string, Category>>;

/** The groups of the console's menu, in order. */
export const pageGroupTerms = category({
  overview: { zh: '首页', en: 'Home' },
  buildings: { zh: '建筑与计量', en: 'Buildings and meters' },
  operation: { zh: '运行监测', en: 'Operation' },
  heat: { zh: '供热计量收费', en: 'Heat' },
  data: { zh: '数据管理', en: 'Data' },
  benchmarks: { zh: '对标与评价', en: 'Benchmarks and ratings' },
  policy: { zh: '政策与项目', en: 'Policy and projects' },
  publication: { zh: '公开与报告', en: 'Disclosure and reports' },
  system: { zh: '系统与帮助', en: 'System and help' },
});

export type PageGroup = keyof typeof pageGroupTerms;

/** The names of the pages in the menu. */
export const pageTerms = category({
  city: { zh: '总览', en: 'Overview' },
  todo: labelTerms.toDo,
  buildings: labelTerms.buildings,
  equipment: labelTerms.equipment,
  resources: labelTerms.resources,
  solar: labelTerms.roofPhotovoltaics,
  schedule: labelTerms.powerSchedule,
  points: labelTerms.measuringPoints,
  'heat-plans': labelTerms.heatPlan,
  'district-plans': labelTerms.districtPlan,
  'meter-due': labelTerms.meterVerification,
  'heat-network': labelTerms.heatNetwork,
  trend: labelTerms.pointTrend,
  paces: labelTerms.yearPace,
  connections: labelTerms.connections,
  portfolios: labelTerms.portfolio,
  capability: labelTerms.capabilityByHour,
  openadr: { zh: 'OpenADR 服务', en: 'OpenADR' },
  organisations: labelTerms.organisations,
  temperature: labelTerms.indoorTemperature,
  commissioning: commissioningTerms.commissioning,
  savings: labelTerms.savings,
  'energy-audits': auditTerms.audit,
  carbon: inventoryTerms.kg,
  contracts: labelTerms.contracts,
  'heat-seasons': labelTerms.heatSeasonsAndTariffs,
  'heat-close': labelTerms.heatClose,
  'settlement-points': labelTerms.settlementPoints,
  households: labelTerms.households,
  imports: labelTerms.dataImport,
  typing: labelTerms.typeReadings,
  quality: labelTerms.dataQuality,
  missing: labelTerms.dataReminders,
  uploads: labelTerms.uploads,
  sharing: labelTerms.sharedData,
  deliveries: labelTerms.deliveries,
  ranking: labelTerms.rankingAndQuota,
  rating: labelTerms.greenRating,
  policy: labelTerms.policyRequirements,
  targets: labelTerms.progressOfTargets,
  'retrofit-pool': labelTerms.retrofitPool,
  'retrofit-plans': labelTerms.retrofitPlan,
  tasks: labelTerms.tasksOfDocuments,
  returns: labelTerms.statisticalReturns,
  assessment: labelTerms.assessment,
  projects: labelTerms.projects,
  drafts: labelTerms.drafts,
  knowledge: labelTerms.knowledgeAndSources,
  workdays: labelTerms.workCalendar,
  cases: labelTerms.cases,
  caseMoney: labelTerms.caseMoney,
  draws: labelTerms.draws,
  procedures: labelTerms.procedures,
  people: labelTerms.people,
  standards: labelTerms.standards,
  catalogues: labelTerms.catalogues,
  surveys: labelTerms.surveys,
  warnings: labelTerms.warnings,
  statements: { zh: '签发文件', en: 'Statements' },
  reports: labelTerms.energyReport,
  annualReport: labelTerms.annualReport,
  disclosure: labelTerms.energyDisclosure,
  start: labelTerms.quickStart,
  audit: labelTerms.auditTrail,
  admin: labelTerms.administration,
  help: labelTerms.help,
});

export type PageName = keyof typeof pageTerms;

/** A page of the console: its address, its group in the menu, who may open it. */
export type ConsolePage = { readonly name: PageName; readonly to: string; readonly group: PageGroup; readonly action: Action };

/** The pages of the console's menu, in order within each group; the search finds them too. */
export const menuPages = [
  { name: 'city', to: '/', group: 'overview', action: 'view' },
  { name: 'todo', to: '/todo', group: 'overview', action: 'view' },
  { name: 'buildings', to: '/buildings', group: 'buildings', action: 'view' },
  { name: 'equipment', to: '/equipment', group: 'buildings', action: 'view' },
  { name: 'resources', to: '/resources', group: 'buildings', action: 'view' },
  { name: 'solar', to: '/solar', group: 'buildings', action: 'view' },
  { name: 'organisations', to: '/organisations', group: 'buildings', action: 'view' },
  { name: 'warnings', to: '/warnings', group: 'operation', action: 'view' },
  { name: 'paces', to: '/paces', group: 'operation', action: 'view' },
  { name: 'points', to: '/points', group: 'operation', action: 'view' },
  { name: 'meter-due', to: '/meter-due', group: 'operation', action: 'view' },
  { name: 'heat-network', to: '/heat-network', group: 'operation', action: 'view' },
  { name: 'heat-plans', to: '/heat-plans', group: 'operation', action: 'view' },
  { name: 'district-plans', to: '/district-plans', group: 'operation', action: 'view' },
  { name: 'trend', to: '/trend', group: 'operation', action: 'view' },
  { name: 'connections', to: '/connections', group: 'operation', action: 'channels' },
  { name: 'schedule', to: '/schedule', group: 'operation', action: 'view' },
  { name: 'portfolios', to: '/portfolios', group: 'operation', action: 'view' },
  { name: 'capability', to: '/capability', group: 'operation', action: 'view' },
  { name: 'openadr', to: '/openadr', group: 'operation', action: 'openadr' },
  { name: 'temperature', to: '/temperature', group: 'operation', action: 'view' },
  { name: 'commissioning', to: '/commissioning', group: 'operation', action: 'view' },
  { name: 'savings', to: '/savings', group: 'operation', action: 'view' },
  { name: 'energy-audits', to: '/audits', group: 'operation', action: 'energy-audit' },
  { name: 'carbon', to: '/carbon', group: 'operation', action: 'view' },
  { name: 'contracts', to: '/contracts', group: 'operation', action: 'view' },
  { name: 'heat-seasons', to: '/heat-seasons', group: 'heat', action: 'view' },
  { name: 'heat-close', to: '/heat-close', group: 'heat', action: 'view' },
  { name: 'settlement-points', to: '/settlement-points', group: 'heat', action: 'view' },
  { name: 'households', to: '/households', group: 'heat', action: 'view' },
  { name: 'imports', to: '/imports', group: 'data', action: 'view' },
  { name: 'typing', to: '/typing', group: 'data', action: 'import-readings' },
  { name: 'quality', to: '/quality', group: 'data', action: 'view' },
  { name: 'missing', to: '/missing', group: 'data', action: 'view' },
  { name: 'uploads', to: '/uploads', group: 'data', action: 'see-parcels' },
  { name: 'sharing', to: '/sharing', group: 'data', action: 'see-feeds' },
  { name: 'deliveries', to: '/deliveries', group: 'data', action: 'see-deliveries' },
  { name: 'ranking', to: '/ranking', group: 'benchmarks', action: 'view' },
  { name: 'rating', to: '/rating', group: 'benchmarks', action: 'view' },
  { name: 'policy', to: '/policy', group: 'policy', action: 'view' },
  { name: 'targets', to: '/targets', group: 'policy', action: 'view' },
  { name: 'tasks', to: '/tasks', group: 'policy', action: 'view' },
  { name: 'retrofit-pool', to: '/retrofit', group: 'policy', action: 'view' },
  { name: 'retrofit-plans', to: '/retrofit/plans', group: 'policy', action: 'view' },
  { name: 'returns', to: '/returns', group: 'policy', action: 'view' },
  { name: 'assessment', to: '/assessment', group: 'policy', action: 'assess' },
  { name: 'projects', to: '/projects', group: 'policy', action: 'view' },
  { name: 'drafts', to: '/drafts', group: 'policy', action: 'view' },
  { name: 'knowledge', to: '/knowledge', group: 'policy', action: 'view' },
  { name: 'cases', to: '/cases', group: 'policy', action: 'view' },
  { name: 'caseMoney', to: '/case-money', group: 'policy', action: 'see-payments' },
  { name: 'draws', to: '/draws', group: 'policy', action: 'view' },
  { name: 'workdays', to: '/workdays', group: 'policy', action: 'view' },
  { name: 'procedures', to: '/procedures', group: 'policy', action: 'view' },
  { name: 'people', to: '/people', group: 'policy', action: 'see-people' },
  { name: 'standards', to: '/standards', group: 'policy', action: 'view' },
  { name: 'catalogues', to: '/catalogues', group: 'policy', action: 'view' },
  { name: 'surveys', to: '/surveys', group: 'policy', action: 'view' },
  { name: 'statements', to: '/statements', group: 'publication', action: 'view' },
  { name: 'reports', to: '/energy-report', group: 'publication', action: 'view' },
  { name: 'annualReport', to: '/annual-report', group: 'publication', action: 'assess' },
  { name: 'disclosure', to: '/disclosure', group: 'publication', action: 'disclose' },
  { name: 'start', to: '/start', group: 'system', action: 'upload' },
  { name: 'audit', to: '/admin/audit', group: 'system', action: 'audit' },
  { name: 'admin', to: '/admin/users', group: 'system', action: 'accounts' },
  { name: 'help', to: '/help', group: 'system', action: 'view' },
] as const satisfies readonly ConsolePage[];

/** Tasks of the first week that the help shows step by step. */
export const howToTerms = category({
  ledger: { zh: '怎样导入建筑台账', en: 'How to bring in a ledger of buildings' },
  readings: { zh: '怎样录入读数和账单', en: 'How to type in readings and bills' },
  connection: { zh: '怎样接入设备', en: 'How to connect devices' },
  over: { zh: '怎样找出超约束值的建筑', en: 'How to find who is over quota' },
  finding: { zh: '怎样判定疑点', en: 'How to decide a finding' },
  source: { zh: '怎样核对标准原文', en: 'How to confirm a source' },
  reminder: { zh: '怎样发催报', en: 'How to remind who owes data' },
  report: { zh: '怎样出具用能月报', en: 'How to issue a monthly report' },
  draft: { zh: '怎样保存草稿', en: 'How to save a draft' },
  savings: { zh: '怎样算清节能量', en: 'How to tell what was saved' },
});

export type HowTo = keyof typeof howToTerms;

/** The address where the help shows a task. */
export const howToAddress = (task: HowTo): string => `/help?view=tasks&task=${task}`;
