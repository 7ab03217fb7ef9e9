import { outsideRegion } from '../scope/outside.ts';
import { permit } from '../e2e/permit.ts';
import { pngOf } from '../png.ts';
import type { Step, Walk } from './walk.ts';

const coefficient = `kind: coefficient
entries:
  - id: city/own
    version: 1
    value: 1
    unit: kgce/kWh
    source: {document: 本市, clause: 一}
    status: CITY
`;
const form = `kind: form
id: own-form
version: 1
names: {zh: 年报, en: Of a year}
validFrom: 2020-01-01
period: year
unit: building
fields:
  area: {type: decimal, decimals: 1, unit: m2}
`;
const indicator = `kind: indicator
id: own-area
version: 1
names: {zh: 面积, en: Area}
unit: m2
decimals: 0
direction: up
source: {document: 本市, clause: 一}
status: CITY
value: {buildings: {sum: floorArea}}
`;
const scheme = `kind: assessment
id: own-scheme
version: 1
names: {zh: 考核, en: Assessment}
items:
  - {id: area, names: {zh: 面积, en: Area}, weight: 100, of: {indicator: own-area}, full: 10000, zero: 0}
`;
const square = [
  [110.0, 40.6],
  [110.1, 40.6],
  [110.1, 40.7],
  [110.0, 40.7],
  [110.0, 40.6],
];
const area = { type: 'Feature', properties: { name: '片区', star: 2 }, geometry: { type: 'Polygon', coordinates: [square] } };
const plan = { code: 'ZX', region: outsideRegion, title: '专项规划', issuer: '住建局', issued: '2026-02-01' };

const entry = 'gbt51161-2016/office';
/** The values that the program has for it, as if the printed text said the same. */
const typed = async ({ local }: Walk) => {
  const { entry: id, values } = await local.sourceCheck.entry({ entry });
  return { entry: id, values: values.map(({ cell, known }) => ({ cell, value: known })) };
};
const scanned = async ({ send }: Walk) => ({ edition: '2016', page: '12', scan: await send(new Uint8Array(pngOf(64, 48)), '表.png') });
const proposed = async (walk: Walk) => {
  const { id } = await walk.local.sourceCheck.propose({ ...(await typed(walk)), ...(await scanned(walk)) });
  return { id, reason: '另一版次' };
};
const byPerson = (walk: Walk) => walk.person('administrator');

/** What is known from files, procedures, standards and lists of the whole city. */
export const library: readonly Step[] = [
  ['knowledge.reload'],
  ['knowledge.files.put', () => ({ name: 'own.yaml', text: coefficient, preview: false })],
  ['workdays.rows', async ({ send }) => ({ file: await send('from,workdays\n2026-01-05,3\n') })],
  ['workdays.notice.read'],
  ['workdays.notice.add'],
  [
    'procedures.add',
    () => ({
      name: 'permit.yaml',
      text: permit.replace('  check: {names', '  check: {limit: none, status: MISSING, names').replace(/ {2}check: \{in.*\n/u, ''),
    }),
  ],
  [
    'procedures.setLimits',
    () => ({ id: 'permit', limits: [{ state: 'check', count: 5, unit: 'workdays', document: '某局〔2026〕1号', clause: '一' }] }),
  ],
  ['caseDocuments.stateTemplate', () => ({ procedure: 'green-building-label', document: 'notice', file: null })],
  [
    'standards.importStandards',
    async ({ send }) => ({ file: await send('code,number,name,kind,status\n1.1,DB15/T 1,标准,local,issued\n') }),
  ],
  [
    'catalogues.importCatalogue',
    async ({ send }) => ({
      file: await send('code,name,list,document,clause,from\nJ-1,粘土实心砖,prohibited,目录,二,2020-01-01\n'),
      region: outsideRegion,
    }),
  ],
  ['indicator.add', () => ({ text: indicator })],
  ['return.add', () => ({ text: form })],
  ['assessment.add', () => ({ text: scheme })],
  ['sourceCheck.compare', typed],
  ['sourceCheck.propose', async (walk) => ({ ...(await typed(walk)), ...(await scanned(walk)) })],
  ['/knowledge/checks/{id}/scan', ({ answers }) => `/knowledge/checks/${String(answers['sourceCheck.propose']?.['id'])}/scan`],
  ['sourceCheck.confirm', ({ answers }) => ({ id: answers['sourceCheck.propose']?.['id'] }), byPerson],
  ['sourceCheck.refuse', proposed, byPerson],
  ['sourceCheck.withdraw', proposed],
  [
    'rating.readSheet',
    async ({ world, send }) => {
      const input = encodeURIComponent(JSON.stringify({ class: 'public', items: { '4.1.1': { met: true } } }));
      const sheet = await (await world.ask(`/api/exports/score-sheet?stage=final&input=${input}`)).arrayBuffer();
      return { file: await send(new Uint8Array(sheet), '评分表.xlsx') };
    },
  ],
  [
    'rating.readProducts',
    async ({ send }) => ({
      file: await send('产品名称,证书编号,用量,单位,造价（元）,是否绿色建材\n混凝土,CTC-1,30,t,60,是\n', '建材.csv'),
    }),
  ],
  [
    'specialPlans.import',
    async ({ send }) => ({ ...plan, file: await send(JSON.stringify({ type: 'FeatureCollection', features: [area] }), 'plan.geojson') }),
  ],
];
