import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2025-01-06T02:00:00Z');
let site = '';
let toldInFebruary: readonly string[] = [];
let finished = '';

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function waste(query: string, secret?: string): Promise<{ status: number; said: any }> {
  const answer = await world.ask(`/api/site-waste?${query}`, { headers: { authorization: `Bearer ${secret ?? world.app.localKey}` } });
  return { status: answer.status, said: await answer.json() };
}

const year = 'from=2026-01-01&to=2027-01-01';

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const firms = 'code,name,region\nORG1,示例建筑公司,140302\n';
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', firms) });
  await world.local.access.keys.create({ name: 'builder', role: 'owner', organisation: 'ORG1' });
  await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140302' });
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'green-site/clerk', region: '140302' });
  finished = await finishedSite();
  now = Date.parse('2026-01-05T02:00:00Z');
  const { cases } = world.local;
  site = (await cases.begin({ procedure: 'green-site', organisation: 'ORG1', for: 'key:builder' })).case;
  const evidence = [{ kind: 'plan', file: await world.upload('p.pdf', '%PDF-1.7 …') }];
  const began = { site: '示例工地', area: '100.00' };
  await cases.take({ case: site, transition: 'begin', fields: began, evidence, for: 'key:builder' });
  now = Date.parse('2026-04-20T02:00:00Z');
  const report = (period: string, fields: Record<string, unknown>) =>
    cases.take({ case: site, transition: 'monthly', period, fields, for: 'key:builder' });
  const kinds = [
    { kind: '渣土', made: '70', reused: '60', disposed: '10', stored: '0' },
    { kind: '工程垃圾', made: '50', reused: '20', disposed: '20', stored: '10' },
  ];
  await report('2026-01', { made: '120', reused: '80', disposed: '30', stored: '10', byKind: kinds });
  await cases.take({ case: site, transition: 'check', fields: { smart: ['people', 'reusable'] }, note: '合格', for: 'key:clerk' });
  const second = await report('2026-02', { made: '30', reused: '10', disposed: '10', stored: '4', byKind: [{ kind: '渣土', made: '30' }] });
  toldInFebruary = second.doubts.map(({ field, code }) => `${field} ${code}`);
});
afterAll(() => world.stop());

/** A site of 2025 that reports January twice and no other month, is found to be prefabricated, and is closed in April. */
async function finishedSite(): Promise<string> {
  const { cases } = world.local;
  const { case: code } = await cases.begin({ procedure: 'green-site', organisation: 'ORG1', for: 'key:builder' });
  const take = (holder: 'builder' | 'clerk', transition: string, more: object) =>
    cases.take({ case: code, transition, for: `key:${holder}`, ...more });
  const evidence = [{ kind: 'plan', file: await world.upload('q.pdf', '%PDF-1.7 …') }];
  await take('builder', 'begin', { fields: { site: '旧工地', area: '10000.00' }, evidence });
  now = Date.parse('2025-02-05T02:00:00Z');
  const report = (made: string) => ({
    period: '2025-01',
    fields: { made, reused: '0', disposed: made, stored: '0', byKind: [{ kind: '工程垃圾', made }] },
  });
  await take('builder', 'monthly', report('120'));
  now = Date.parse('2025-02-07T02:00:00Z');
  await take('builder', 'monthly', report('250'));
  now = Date.parse('2025-04-15T02:00:00Z');
  await take('clerk', 'check', { fields: { smart: ['dust'], prefab: true }, note: '装配式' });
  await take('clerk', 'close', { note: '完工' });
  return code;
}

test('who fills in a month is told that its amounts do not add up with what was stored before', () => {
  expect(toldInFebruary).toContain('made must-equal');
});

test('waste of a site is summed by month, kind and place; what does not add up and what is missing is found', async () => {
  const { said } = await waste(year);
  const first = { made: '150.000', reused: '90.000', disposed: '40.000', stored: '4.000', reuseShare: '0.6000' };
  expect(said.total).toEqual(first);
  // 50 t without soil on 100 m2; a month is missing, so what it is at most is not known
  const intensity = { low: '5000.0', high: null, limit: 300, verdict: 'over', indicative: true, open: [] };
  const life = { areaM2: '100.00', smart: ['people', 'reusable'], intensity };
  expect(said.sites).toEqual([
    { case: site, site: '示例工地', organisation: 'ORG1', region: '140302', months: 2, missing: 1, ...first, ...life },
  ]);
  expect(said.places).toEqual([{ region: '140302', name: '城区', ...first }]);
  expect(said.kinds.map((one: Record<string, unknown>) => [one['kind'], one['made'], one['reuseShare']])).toEqual([
    ['工程垃圾', '50.000', '0.4000'],
    ['渣土', '100.000', '0.6000'],
  ]);
  expect(said.months.map((one: Record<string, unknown>) => [one['period'], one['made']])).toEqual([
    ['2026-01', '120.000'],
    ['2026-02', '30.000'],
  ]);
  expect(said.findings.map(({ code, evidence }: { code: string; evidence: { period: string } }) => [code, evidence.period])).toEqual([
    ['waste-not-balanced', '2026-02'],
    ['waste-month-missing', '2026-03'],
    ['waste-limits-indicative', undefined],
    ['waste-target-needed', undefined],
  ]);
  expect((await waste('from=2026-02-01&to=2026-03-01')).said.total.made).toBe('30.000');
  expect((await waste(`${year}&region=150200`)).said).toMatchObject({
    sites: [],
    total: { made: null, reused: null, disposed: null, stored: null, reuseShare: null },
    findings: [{ code: 'waste-not-reported' }, { code: 'waste-target-needed' }],
  });
  const { localKey } = world.app;
  const file = await world.ask(`/api/exports/site-waste?${year}&region=1e400`, { headers: { authorization: `Bearer ${localKey}` } });
  expect([file.status, await file.json()]).toMatchObject([404, { code: 'no-such-place' }]);
});

test('a month that was reported again counts once, and the report that it replaced is named', async () => {
  const { said } = await waste('from=2025-01-01&to=2025-02-01');
  expect(said.total.made).toBe('250.000');
  const refiled = said.findings.find(({ code }: { code: string }) => code === 'waste-month-refiled');
  expect(refiled.evidence).toEqual({
    case: finished,
    period: '2025-01',
    before: '2025-02-05',
    given: '2025-02-07',
    was: '120',
    now: '250',
  });
});

test('any figure can be had as it was known on a day: reports, checks and what was owed until then', async () => {
  const january = 'from=2025-01-01&to=2025-02-01';
  const { said: first } = await waste(`${january}&knownAt=2025-02-06`);
  expect([first.total.made, first.sites[0].smart]).toEqual(['120.000', null]);
  expect(first.findings.map(({ code }: { code: string }) => code)).not.toContain('waste-month-refiled');
  const { said: begun } = await waste(`${january}&knownAt=2025-01-20`);
  expect([begun.sites, begun.total.made, begun.findings[0].code]).toEqual([[], null, 'waste-not-reported']);
  const { said: march } = await waste('from=2025-01-01&to=2026-01-01&knownAt=2025-03-10');
  expect(march.sites).toMatchObject([{ case: finished, months: 1, missing: 1, made: '250.000' }]);
  const { findings: _now, ...now20 } = (await waste(year)).said;
  expect((await waste(`${year}&knownAt=2026-04-20`)).said).toMatchObject(now20);
  expect((await waste(`${january}&knownAt=gestern`)).status).toBe(400);
  expect((await world.ask(`/api/exports/site-waste?${january}&knownAt=2025-02-06`)).status).toBe(200);
});

test('a site that a check finds to be prefabricated has the lower limit, and months that it owed when it was closed stay missing', async () => {
  expect((await waste('from=2025-01-01&to=2025-02-01')).said.sites).toMatchObject([
    { case: finished, missing: 0, intensity: { low: '250.0', high: '250.0', limit: 200, verdict: 'over' } },
  ]);
  const { said } = await waste('from=2025-02-01&to=2026-01-01');
  expect(said.sites).toMatchObject([{ case: finished, months: 0, missing: 2 }]);
  expect(said.findings.map(({ evidence }: { evidence: { period?: string } }) => evidence.period)).toEqual(
    expect.arrayContaining(['2025-02', '2025-03']),
  );
});

test('a bureau of another region sees nothing of it, and bad days are told', async () => {
  const { secret } = await world.local.access.keys.create({ name: 'elsewhere', role: 'bureau', region: '150200' });
  expect((await waste(year, secret)).said).toMatchObject({
    sites: [],
    places: [],
    findings: [{ code: 'waste-not-reported' }, { code: 'waste-target-needed' }],
  });
  expect((await waste('from=2026-05-01&to=2026-01-01')).said.code).toBe('days-reversed');
  expect((await waste('from=2026-13-01&to=2027-01-01')).said.code).toBe('date-bad');
});

test('the table of a range has a row for each place and one for all, with limits, reuse and what checks found', async () => {
  const { said } = await waste(year);
  const verdicts = { within: 0, over: 1, open: 0, indicative: 1 };
  const row = { sites: 1, withoutArea: 0, areaM2: '100.00', verdicts, reuseShare: '0.6000', checked: 1 };
  expect(said.year).toMatchObject([
    { region: '140302', name: '城区', ...row },
    { region: null, name: null, ...row, reuseTarget: null, reuseMet: null },
  ]);
  expect(said.year[1].smart).toContainEqual({ item: 'reusable', name: '可周转临时设施', sites: 1 });
  expect(said.year[1].smart).toContainEqual({ item: 'dust', name: '扬尘监测', sites: 0 });
  expect((await world.ask(`/api/exports/site-waste?${year}&table=year`)).status).toBe(200);
});

test('the reports come as a workbook with a row for each month and kind', async () => {
  const answer = await world.ask(`/api/exports/site-waste?${year}&language=zh`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ]);
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000);
});
