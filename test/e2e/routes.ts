import { readFileSync } from 'node:fs';

/** Every address that the console's router knows, place holders and all: `/buildings/$building`. */
export function routesOfRouter(): string[] {
  const files = ['outside-routes.ts', 'rules-routes.ts', 'router.tsx'];
  const text = files.map((name) => readFileSync(new URL(`../../web/${name}`, import.meta.url), 'utf8')).join('');
  return [...text.matchAll(/^\s*path: '(?<path>[^']+)'/gmu)].map(({ groups }) => groups?.['path'] ?? '');
}

/** The year in China, which stands in the numbers of statements. */
const thisYear = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();

/** Addresses that show a page with something on it, by the route they belong to; `{file}` is an uploaded file. A route may have several. */
export const visits: Readonly<Record<string, readonly string[]>> = {
  '/sign-in': ['/sign-in'],
  '/new-password': ['/new-password', '/new-password?token=of-nobody'],
  '/own-password': ['/own-password'],
  '/second-factor': ['/second-factor'],
  '/public': ['/public?year=2025'],
  '/': ['/?year=2025', '/?year=2025&known=2026-01-02'],
  '/quality': ['/quality?year=2025', '/quality?year=2025&tab=silent', '/quality?tab=stuck', '/quality?tab=findings'],
  '/ranking': ['/ranking?year=2025', ...['champions', 'excluded'].map((tab) => `/ranking?year=2025&tab=${tab}`)],
  '/buildings/$building': [
    ...['use', 'years', 'hours', 'flow', 'quota', 'facts', 'equipment', 'attachments', 'duties'].map(
      (tab) => `/buildings/B1?year=2025&tab=${tab}`,
    ),
    '/buildings/nobody',
  ],
  '/imports': ['/imports'],
  '/imports/file/$file': ['/imports/file/{file}'],
  '/imports/$import': ['/imports/1', '/imports/none'],
  '/buildings': ['/buildings'],
  '/buildings/duplicates': ['/buildings/duplicates'],
  '/buildings/$building/history': ['/buildings/B1/history'],
  '/buildings/$building/energy-report': ['/buildings/B1/energy-report?period=2025-03', '/buildings/B2/energy-report?period=2025'],
  '/energy-report': ['/energy-report?region=140300&period=2025'],
  '/projects': ['/projects', '/projects?stage=construction'],
  '/projects/$project': ['/projects/P1?date=2026-03-01', '/projects/nobody'],
  '/projects/$project/history': ['/projects/P1/history'],
  '/equipment': ['/equipment', '/equipment?kind=lift'],
  '/equipment/$equipment': ['/equipment/CH1', '/equipment/nobody'],
  '/organisations': ['/organisations', '/organisations?search=none'],
  '/organisations/$organisation': ['/organisations/U1', '/organisations/nobody'],
  '/typing': ['/typing?month=2026-03&building=B4'],
  '/start': ['/start'],
  '/account': ['/account'],
  '/todo': ['/todo'],
  '/missing': ['/missing', '/missing?kind=offline', '/missing?tab=sent'],
  '/notices': ['/notices', '/notices?show=unread'],
  '/notices/settings': ['/notices/settings'],
  '/admin/notices': ['/admin/notices'],
  '/admin/users': ['/admin/users', '/admin/users?search=a'],
  '/admin/keys': ['/admin/keys'],
  '/admin/settings': ['/admin/settings'],
  '/admin/system': ['/admin/system'],
  '/admin/audit': ['/admin/audit'],
  '/knowledge': ['/knowledge', '/knowledge?search=coal', '/knowledge?entry=standard-coal/gas@1'],
  '/knowledge/file': ['/knowledge/file'],
  '/knowledge/check': ['/knowledge/check', '/knowledge/check?entry=standard-coal/steam'],
  '/disclosure': ['/disclosure?year=2025'],
  '/statements': ['/statements', '/statements?state=standing'],
  '/statements/$number': [`/statements/GHTJ-140300-${thisYear}-0001`, '/statements/none'],
  '/help': ['/help', '/help?view=tasks&task=over', '/help?view=findings', '/help?view=codes'],
  '/policy': ['/policy?region=140300&date=2026-03-01&p=work.new'],
  '/policy/plot': ['/policy/plot'],
  '/policy/review': ['/policy/review'],
  '/policy/targets': ['/policy/targets'],
  '/policy/obligations': ['/policy/obligations'],
  '/policy/plans': ['/policy/plans'],
  '/policy/documents': ['/policy/documents'],
  '/policy/documents/$document': ['/policy/documents/YQ'],
  '/rating': ['/rating?region=140300'],
  '/rating/prefab': ['/rating/prefab?region=140300'],
  '/rating/materials': ['/rating/materials?region=140300'],
  '/rating/ultra-low': ['/rating/ultra-low?region=140300'],
  '/draws': ['/draws'],
  '/draws/$draw': [`/draws/CC-140300-${thisYear}-0001`, '/draws/none'],
  '/public/draws/$draw': [`/public/draws/CC-140300-${thisYear}-0001`, '/public/draws/none'],
  '/workdays': ['/workdays?year=2026', '/workdays?tab=reckon&from=2026-09-18&count=5', '/workdays?tab=notice'],
  '/people': ['/people', '/people?kind=expert&day=2026-03-01', '/people?tab=load', '/people?tab=posts'],
  '/people/$person': ['/people/E1', '/people/nobody'],
  '/procedures': ['/procedures', '/procedures?tab=check'],
  '/standards': ['/standards', '/standards?under=3.6', '/standards?tab=due&on=2026-12-31', '/standards?tab=cited'],
  '/catalogues': ['/catalogues?region=140300&on=2026-11-22'],
  '/rating/incentives': ['/rating/incentives?region=140300'],
  '/drafts': ['/drafts'],
};
