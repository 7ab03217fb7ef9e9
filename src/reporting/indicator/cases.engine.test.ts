import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let at = Date.UTC(2026, 2, 1, 12);

beforeAll(async () => {
  world = await createWorld({ clock: () => at });
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nORG1,示例公司,140302\n') });
});
afterAll(() => world.stop());

const bring = async (procedure: string, rows: readonly string[], head: string) =>
  world.local.cases.importCases({ procedure, file: await world.upload('c.csv', [head, ...rows].join('\n')) });
const value = async (id: string, year: number, region = '140000') => world.local.indicator.value({ id, region, year });

const results = 'case,region,organisation,state,field:title,field:grade,entered:已登记';
const target = async (name: string, year = 2025) => {
  const { targets } = await world.local.targets.progress({ region: '140000', year, document: 'SX', target: `SX/${name}` });
  return targets[0];
};

test('without any case it is not known whether nothing was registered or it is kept elsewhere', async () => {
  const found = await value('science-results', 2025);
  expect(found.value).toBeNull();
  expect(found.findings.map(({ code }) => code)).toContain('indicator-no-cases');
  expect(await target('results')).toMatchObject({ now: null, status: 'unknown' });
});

test('cases that reached the state count in the year of that day, in their place and those above it; a target adds the years up', async () => {
  await bring(
    'science-result',
    [
      'C1,140302,ORG1,已登记,成果一,first,2024-12-31',
      'C2,140302,ORG1,已登记,成果二,second,2025-01-01',
      'C3,140300,ORG1,已登记,成果三,second,2025-12-31',
      'C4,150200,ORG1,已登记,外省成果,third,2025-06-01',
    ],
    results,
  );
  await bring(
    'science-result',
    ['C5,140302,ORG1,形式审查,在办成果,2025-05-01'],
    'case,region,organisation,state,field:title,entered:形式审查',
  );
  const found = await value('science-results', 2025);
  expect(found).toMatchObject({ value: 2, unit: '项', coverage: 1, indicative: true });
  expect(found.parts[0]?.say).toContain('登记的建设科技成果');
  expect([(await value('science-results', 2024)).value, (await value('science-results', 2023)).value]).toEqual([1, 0]);
  expect((await value('science-results', 2025, '140303')).value).toBeNull();
  const part = await world.local.figures.explain({ figure: found.parts[0]?.figure ?? '' });
  expect(new Set(part.inputs.map(({ name }) => name.split(' ')[0]))).toEqual(new Set(['C2', 'C3']));
  const progress = await target('results');
  expect(progress).toMatchObject({ now: 3, path: 500, gap: 497, status: 'missed', indicator: 'science-results', unit: '项' });
  expect(progress?.years.map(({ value: of }) => of)).toEqual([0, 0, 1, 2]);
  expect(await target('results', 2026)).toMatchObject({ now: 3 });
});

test('standards count by the day on which they were filed', async () => {
  const head = 'case,region,organisation,state,field:title,entered:已备案';
  await bring('local-standard', ['S1,140000,ORG1,已备案,示例标准,2025-03-01'], head);
  expect(await target('standards')).toMatchObject({ now: 1, path: 100, status: 'missed', indicator: 'local-standards' });
});

test('a state or a procedure that does not exist is refused where it stands', async () => {
  const text = (cases: string) => `kind: indicator
id: mine
version: 1
names: {zh: 我的, en: Mine}
unit: 项
decimals: 0
direction: up
source: {document: 本地, clause: 一}
status: CITY
value: {cases: {procedure: ${cases}, in: year, names: {zh: 某, en: some}}}
`;
  const faults = async (cases: string) =>
    world.local.indicator.check({ name: 'mine.yaml', text: text(cases) }).then(
      ({ findings }) => findings.map(({ code }) => code),
      (error: { findings?: { code: string; evidence: { name?: string } }[]; document?: { findings?: { code: string }[] } }) =>
        (error.document?.findings ?? error.findings ?? []).map(({ code }) => code),
    );
  expect(await faults('science-result, reached: registered')).toEqual([]);
  expect(await faults('science-result, reached: done')).toEqual(['indicator-name-unknown']);
  expect(await faults('nothing, reached: registered')).toEqual(['indicator-name-unknown']);
  at += 1;
});
