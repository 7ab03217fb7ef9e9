import { commissioningTerms } from '#retrofit/commissioning/vocabulary.ts';
import { briefTerms } from '#reporting/brief/vocabulary.ts';
import { inventoryTerms } from '#reporting/carbon/vocabulary.ts';
import { auditTerms } from '#retrofit/energy-audit/vocabulary.ts';
import { renewalHeadTerms } from '#green-building/renewal/vocabulary.ts';
import { retrofitEstimateTerms } from '#retrofit/retrofit-estimate/vocabulary.ts';
import { retrofitTerms } from '#retrofit/retrofit/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import type { Action } from '#kernel/rights.ts';
import type { Role } from '#kernel/scope.ts';
import { category, type Category, type Term } from '#kernel/vocabulary.ts';

/** The kinds of search results. */
export const hitTerms = category({
  page: { zh: '页面', en: 'Pages' },
  building: labelTerms.buildings,
  household: labelTerms.households,
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

/** The workspaces of the console, in order: what belongs to one kind of work. */
export const workspaceTerms = category({
  desk: { zh: '工作台', en: 'My work' },
  city: labelTerms.city,
  buildings: labelTerms.buildings,
  supervision: { zh: '用能监管', en: 'Energy supervision' },
  retrofit: labelTerms.energyRetrofit,
  heat: { zh: labelTerms.heatSupplied.zh, en: 'Heating' },
  flexibility: { zh: '需求响应', en: 'Demand response' },
  green: { zh: '绿色建筑', en: 'Green building' },
  affairs: { zh: '政务办理', en: 'Casework' },
  reports: { zh: '报告', en: 'Reports' },
  data: labelTerms.data,
  settings: labelTerms.settings,
});

export type Workspace = keyof typeof workspaceTerms;

/** The workspaces that a role finds in its menu; the others that it may enter are one click further. */
export const workspacesOf: Readonly<Record<Role, readonly Workspace[]>> = {
  administrator: Object.keys(workspaceTerms) as Workspace[],
  bureau: ['desk', 'city', 'buildings', 'supervision', 'retrofit', 'green', 'affairs', 'reports', 'data'],
  viewer: ['desk', 'city', 'supervision', 'retrofit', 'reports'],
  auditor: ['desk', 'city', 'supervision', 'reports', 'settings'],
  owner: ['desk', 'buildings', 'supervision', 'retrofit', 'data'],
  operator: ['desk', 'buildings', 'heat', 'data'],
  aggregator: ['desk', 'buildings', 'flexibility'],
};

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
  brief: briefTerms.brief,
  candidates: retrofitTerms.find,
  'retrofit-pool': labelTerms.retrofitPool,
  'retrofit-estimate': retrofitEstimateTerms.estimate,
  'equipment-renewal': renewalHeadTerms.title,
  'retrofit-plans': labelTerms.retrofitPlan,
  tasks: labelTerms.tasksOfDocuments,
  returns: labelTerms.statisticalReturns,
  assessment: labelTerms.assessment,
  projects: labelTerms.projects,
  drafts: labelTerms.drafts,
  notices: labelTerms.latestNotices,
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

/** A page of the console: its address, its workspace, who may open it. */
export type ConsolePage = { readonly name: PageName; readonly to: string; readonly workspace: Workspace; readonly action: Action };

const pagesOf = <const Pages extends Readonly<Partial<Record<PageName, readonly [to: string, action: Action]>>>>(
  workspace: Workspace,
  pages: Pages,
): readonly ConsolePage[] => Object.entries(pages).map(([name, [to, action]]) => ({ name: name as PageName, to, workspace, action }));

/** The pages of the console's menu, in order within each workspace, at most nine in one; the search finds them too. */
export const menuPages: readonly ConsolePage[] = [
  ...pagesOf('desk', {
    city: ['/', 'view'],
    todo: ['/todo', 'view'],
    notices: ['/notices', 'self'],
    drafts: ['/drafts', 'view'],
    start: ['/start', 'upload'],
    help: ['/help', 'view'],
  }),
  ...pagesOf('city', {
    targets: ['/targets', 'view'],
    tasks: ['/tasks', 'view'],
    carbon: ['/carbon', 'view'],
    brief: ['/brief', 'view'],
  }),
  ...pagesOf('buildings', {
    buildings: ['/buildings', 'view'],
    equipment: ['/equipment', 'view'],
    organisations: ['/organisations', 'view'],
    projects: ['/projects', 'view'],
    trend: ['/trend', 'view'],
  }),
  ...pagesOf('supervision', {
    ranking: ['/ranking', 'view'],
    paces: ['/paces', 'view'],
    warnings: ['/warnings', 'view'],
    temperature: ['/temperature', 'view'],
    draws: ['/draws', 'view'],
    disclosure: ['/disclosure', 'disclose'],
  }),
  ...pagesOf('retrofit', {
    candidates: ['/retrofit/candidates', 'view'],
    'retrofit-pool': ['/retrofit', 'view'],
    'retrofit-plans': ['/retrofit/plans', 'view'],
    'retrofit-estimate': ['/retrofit/estimate', 'view'],
    savings: ['/savings', 'view'],
    contracts: ['/contracts', 'view'],
    'energy-audits': ['/audits', 'energy-audit'],
    commissioning: ['/commissioning', 'view'],
    'equipment-renewal': ['/equipment-renewal', 'view'],
  }),
  ...pagesOf('heat', {
    'heat-seasons': ['/heat-seasons', 'view'],
    'heat-close': ['/heat-close', 'view'],
    'settlement-points': ['/settlement-points', 'view'],
    households: ['/households', 'view'],
    'heat-network': ['/heat-network', 'view'],
    'heat-plans': ['/heat-plans', 'view'],
    'district-plans': ['/district-plans', 'view'],
    'meter-due': ['/meter-due', 'view'],
  }),
  ...pagesOf('flexibility', {
    portfolios: ['/portfolios', 'view'],
    resources: ['/resources', 'view'],
    capability: ['/capability', 'view'],
    schedule: ['/schedule', 'view'],
    solar: ['/solar', 'view'],
    openadr: ['/openadr', 'openadr'],
  }),
  ...pagesOf('green', {
    policy: ['/policy', 'view'],
    rating: ['/rating', 'view'],
    standards: ['/standards', 'view'],
    catalogues: ['/catalogues', 'view'],
  }),
  ...pagesOf('affairs', {
    cases: ['/cases', 'view'],
    caseMoney: ['/case-money', 'see-payments'],
    people: ['/people', 'see-people'],
    surveys: ['/surveys', 'view'],
  }),
  ...pagesOf('reports', {
    returns: ['/returns', 'view'],
    reports: ['/energy-report', 'view'],
    annualReport: ['/annual-report', 'assess'],
    assessment: ['/assessment', 'assess'],
    statements: ['/statements', 'view'],
  }),
  ...pagesOf('data', {
    imports: ['/imports', 'view'],
    typing: ['/typing', 'import-readings'],
    quality: ['/quality', 'view'],
    missing: ['/missing', 'view'],
    points: ['/points', 'view'],
    connections: ['/connections', 'channels'],
    uploads: ['/uploads', 'see-parcels'],
    sharing: ['/sharing', 'see-feeds'],
    deliveries: ['/deliveries', 'see-deliveries'],
  }),
  ...pagesOf('settings', {
    admin: ['/admin/users', 'accounts'],
    procedures: ['/procedures', 'view'],
    workdays: ['/workdays', 'view'],
    knowledge: ['/knowledge', 'view'],
    audit: ['/admin/audit', 'audit'],
  }),
];

/** Tasks of the first week that the help shows step by step. */
export const howToTerms = category({
  ledger: { zh: '怎样导入建筑台账', en: 'How to import a building ledger' },
  readings: { zh: '怎样录入读数和账单', en: 'How to enter readings and bills' },
  connection: { zh: '怎样接入设备', en: 'How to connect devices' },
  over: { zh: '怎样找出超约束值的建筑', en: 'How to find buildings over quota' },
  finding: { zh: '怎样判定疑点', en: 'How to decide a finding' },
  source: { zh: '怎样核对标准原文', en: 'How to confirm a source' },
  reminder: { zh: '怎样发催报', en: 'How to send a data reminder' },
  report: { zh: '怎样出具用能月报', en: 'How to issue a monthly report' },
  draft: { zh: '怎样保存草稿', en: 'How to save a draft' },
  savings: { zh: '怎样核算节能量', en: 'How to calculate savings' },
});

export type HowTo = keyof typeof howToTerms;

/** The address where the help shows a task. */
export const howToAddress = (task: HowTo): string => `/help?view=tasks&task=${task}`;
