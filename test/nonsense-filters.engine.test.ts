import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { call, inputOf, procedures } from './procedures.ts';
import { createOutside, type Outside, outsideRegion } from './scope/outside.ts';
import { downloadProbes, probes } from './scope/probes.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let outside: Outside;

beforeAll(async () => {
  world = await createWorld();
  outside = await createOutside(world);
  await world.local.heatBilling.seasons.set({ region: '140300', name: '2025-26', from: '2025-11-01', to: '2026-04-01', source: '通知' });
});
afterAll(() => world.stop());

/** Fields that accept anything typed, and why; `procedure field` if the name means something else elsewhere. */
const free: Readonly<Record<string, string>> = {
  search: 'what is typed in a field of search',
  text: 'what is typed in a field of search',
  knownAt: 'a time, which its form refuses',
  'registry.meters after': 'the code after which the next page begins, whether it is still there or not',
  'place.organisations after': 'as registry.meters after',
  'knowledge.list id': 'versions of an entry: none tells that there is none of that id',
  'access.audit actor': 'whoever acted once, whether the account is still there or not',
  'access.audit action': 'the answer tells which actions there are',
  'access.audit subject': 'whatever an entry was about once, whether it is still there or not',
  'imports.list kind': 'kinds of imports of before are told of, whether this program has them or not',
  'imports.list by': 'whoever brought in once, whether the account is still there or not',
  'imports.profiles.list kind': 'as imports.list kind',
  'statement.list by': 'whoever issued once, whether the account is still there or not',
  'statement.list period': 'as the statement itself writes it',
  'people.list group': 'as lists of people write it; the answer tells which there are',
  'point.list equipment': 'as lists of points write it',
  'point.list space': 'as lists of points write it',
  'point.list tag': 'as lists of points write it',
  'comfort.indoor space': 'as lists of points write it',
  'heatBilling.tariffs.list id': 'versions of a tariff: none tells that there is none of that id',
  'heatNotes.notes.list season': 'as the region named it in its year; none was issued of another',
  'heatNotes.notes.list account': 'as lists of households write it',
  'metering.hours item': 'as lists of meters write it',
  'metering.useOfBuilding item': 'as lists of meters write it',
  'project.projects work': 'as lists of projects write it',
  'project.projects class': 'as lists of projects write it',
  'benchmarking.rank reason': 'the answer tells which reasons there are',
  'stock.list list': 'a list that was told before; one that is gone is made anew',
  'stock.buildings list': 'as stock.list list',
  'stock.totals list': 'as stock.list list',
  'procedures.picture state': 'what is marked in a picture; another marks nothing',
  'assignment.list unit': 'a part of the name of a unit',
  'draft.list project': 'of the asker’s own drafts',
  'savings.list project': 'as it was kept with the baseline, whether the project is still there or not',
  'contracts.list project': 'as savings.list project',
  'retrofitPlan.list project': 'as it stood in the plan, whether the project is still there or not',
  'cases.list period': 'a case keeps the period of its grounds as its author wrote it, also as a span of days',
};

const nonsense = (field: string): string => (field === 'region' || field === 'within' || field === 'district' ? '999999' : 'nonsense-x');

test('every filter value of a query is checked for existence, or the query says why any text is allowed', async () => {
  const taken: string[] = [];
  for (const { name, path, route } of procedures()) {
    const input = inputOf(path);
    if (route.method !== 'GET' || !(input instanceof z.ZodObject)) continue;
    const base = ((await probes[name]?.ask?.(outside, async (text) => text)) ?? {}) as object;
    for (const [field, shape] of Object.entries(input.shape)) {
      const value = nonsense(field);
      if (route.path.includes(`{${field}}`) || !z.safeParse(shape, value).success) continue;
      const answer = await call(world.local, path, { ...base, [field]: value }).then(
        () => 'taken',
        (error: unknown) => (error instanceof ProblemAnswer && error.document.status < 500 ? 'refused' : String(error)),
      );
      if (answer !== 'refused') taken.push(`${name} ${field}${answer === 'taken' ? '' : `: ${answer}`}`);
    }
  }
  const isFree = (one: string): boolean => one in free || (one.split(' ')[1] ?? '') in free;
  expect(taken.filter((one) => !isFree(one))).toEqual([]);
  expect(Object.keys(free).filter((one) => one.includes(' ') && !taken.includes(one))).toEqual([]);
});

/** For downloads: fields that accept anything typed, and why. */
const freeInFiles: Readonly<Record<string, string>> = {
  '/exports/audit actor': 'as access.audit actor',
  '/exports/audit action': 'as access.audit action',
  '/exports/audit subject': 'as access.audit subject',
  '/exports/tasks unit': 'as assignment.list unit',
  '/feeds/{id} since': 'a token of the feed, of which there is none here',
  '/exports/planning-conditions projectName': 'what the paper is to say',
  '/exports/planning-conditions plotNumber': 'what the paper is to say',
  '/exports/planning-conditions authority': 'what the paper is to say',
  '/exports/rules projectName': 'what the paper is to say',
  '/exports/rules plotNumber': 'what the paper is to say',
  '/exports/rules authority': 'what the paper is to say',
  '/exports/design-check projectName': 'what the paper is to say',
  '/exports/design-check plotNumber': 'what the paper is to say',
  '/exports/design-check authority': 'what the paper is to say',
};

const bases: typeof downloadProbes = { ...downloadProbes, '/exports/score-sheet': () => '/exports/score-sheet?stage=final' };

async function answered(address: string): Promise<[number, string]> {
  const answer = await world.ask(`/api${address}`);
  return [answer.status, await answer.text()];
}

test('every filter value of a download is checked for existence, or the download says why any text is allowed', async () => {
  const taken: string[] = [];
  for (const { path, parameters } of world.app.slices.downloads) {
    const [base = '', query = ''] = (bases[path]?.(outside) ?? '').split('?');
    for (const [field, { shape }] of Object.entries(parameters)) {
      const value = nonsense(field);
      if (path.includes(`{${field}}`) || !z.safeParse(shape, value).success) continue;
      const asked = new URLSearchParams(query);
      asked.set(field, value);
      const [status, told] = await answered(`${base}?${asked}`);
      if (status < 400 || status >= 500) taken.push(`${path} ${field}`);
      // if the file does not exist whatever the query, the refusal must be about this value
      else if (!told.includes(value) && (await answered(`${base}?${query}`))[0] !== 200) taken.push(`${path} ${field}`);
    }
  }
  expect(taken.filter((one) => !(one in freeInFiles) && !((one.split(' ')[1] ?? '') in free))).toEqual([]);
  expect(Object.keys(freeInFiles).filter((one) => !taken.includes(one))).toEqual([]);
});

test('a file belongs to a building or to a place and is filled from an input or a file; if both are given, neither is ignored', async () => {
  const { building } = outside;
  const both = `building=${building}&region=${outsideRegion}`;
  const code = async (address: string) => (JSON.parse((await answered(address))[1]) as { code: string }).code;
  expect([
    await code(`/exports/energy-report?period=2025&${both}`),
    await code(`/exports/warnings?month=2025-01&${both}`),
    await code(`/exports/score-sheet?file=${outside.file}&input={}`),
  ]).toEqual(['report-question', 'warning-month-question', 'rating-input-or-file']);
});

test('unknown values are named, with the allowed values of a closed list', async () => {
  const problem = async (address: string) => {
    const answer = await world.ask(address, { headers: { 'accept-language': 'en' } });
    const { code, title, detail } = (await answer.json()) as Record<string, string>;
    return [answer.status, code, `${title} ${detail}`];
  };
  expect(await problem('/api/buildings?region=999999')).toEqual([404, 'no-such-place', expect.any(String)]);
  expect(await problem('/api/cases?state=nonsense')).toEqual([
    400,
    'filter-unknown',
    expect.stringMatching(/state cannot be nonsense.*draft/u),
  ]);
  expect(await problem('/api/findings?code=nonsense')).toEqual([
    400,
    'filter-unknown',
    expect.stringMatching(/code cannot be nonsense.*spike/u),
  ]);
  expect(await problem('/api/buildings?use=Office')).toEqual([400, 'filter-unknown', expect.stringMatching(/ office /u)]);
});

test('of a list of buildings, each is checked', async () => {
  const asked = world.local.cases.list({ buildings: [outside.building, 'nonsense'] });
  await expect(asked).rejects.toMatchObject({ document: { status: 404, code: 'no-such-building', evidence: { building: 'nonsense' } } });
});

test('a region of the country without data in the city returns an empty result', async () => {
  for (const region of ['110000', '310000', '140000', '']) {
    const answer = await world.ask(`/api/buildings?region=${region}`);
    expect([region, answer.status]).toEqual([region, region === '' ? 400 : 200]);
  }
  expect((await world.ask('/api/findings?code=spike')).status).toBe(200);
  expect((await world.ask('/api/cases?state=draft')).status).toBe(200);
});

test('a bureau is told about no other region, with or without data, but about its own, those above it and those in documents', async () => {
  const authorization = `Bearer ${await world.secretOf('bureau', { region: '140302' })}`;
  const status = async (address: string) => (await world.ask(address, { headers: { authorization } })).status;
  for (const region of ['150200', '999999', '140303'])
    expect([region, await status(`/api/buildings?region=${region}`)]).toEqual([region, 404]);
  for (const region of ['140302', '140300', '140000'])
    expect([region, await status(`/api/buildings?region=${region}`)]).toEqual([region, 200]);
  expect([await status('/api/policy/targets?region=150200'), await status('/api/policy/targets?region=999999')]).toEqual([200, 404]);
});

test('a caller who sees no building is told about those of their meters or members, and not whether any other exists', async () => {
  const { place, registry, portfolio } = world.local;
  const organisations = 'code,name,region\nGRID,电网公司,140302\nAGG,聚合商,140302\nSTRANGE,别家,140302\n';
  await place.importOrganisations({ file: await world.upload('o.csv', organisations) });
  const buildings = 'code,name,use,region\nSERVED,甲,office,140302\nMEMBER,乙,office,140302\nOTHER,丙,office,140302\n';
  await registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const meters = 'code,building,carrier,kind,unit,operator\nGM,SERVED,electricity,interval,kWh,GRID\n';
  await registry.importMeters({ file: await world.upload('m.csv', meters) });
  await portfolio.add({ code: 'P-AGG', name: '组合', organisation: 'AGG' });
  await portfolio.join({ portfolio: 'P-AGG', building: 'MEMBER', from: '2025-01-01', consent: '同意书', share: '0.5' });
  const statusAs = async (role: 'operator' | 'aggregator', sees: object, address: string): Promise<number> => {
    const authorization = `Bearer ${await world.secretOf(role, sees as never)}`;
    return (await world.ask(address, { headers: { authorization } })).status;
  };
  const operator = (address: string) => statusAs('operator', { operator: 'GRID' }, address);
  const aggregator = (address: string) => statusAs('aggregator', { aggregator: 'AGG' }, address);
  for (const address of ['/api/meters', '/api/findings', '/api/exports/readings', '/api/points'])
    expect([
      address,
      await operator(`${address}?building=SERVED`),
      await operator(`${address}?building=OTHER`),
      await operator(`${address}?building=nonsense-x`),
    ]).toEqual([address, 200, 404, 404]);
  expect([await aggregator('/api/resources?building=MEMBER'), await aggregator('/api/resources?building=OTHER')]).toEqual([200, 404]);
  expect(await aggregator('/api/resources?building=nonsense-x')).toBe(404);
  for (const organisation of ['STRANGE', 'nonsense-x'])
    expect([
      await operator(`/api/buildings?organisation=${organisation}`),
      await aggregator(`/api/buildings?organisation=${organisation}`),
    ]).toEqual([404, 404]);
  expect([await operator('/api/buildings?organisation=GRID'), await aggregator('/api/buildings?organisation=AGG')]).toEqual([200, 200]);
});

test('something removed since can be queried as known before, something that never existed cannot', async () => {
  let clock = Date.parse('2026-03-01T00:00:00Z');
  const own = await createWorld({ clock: () => (clock += 1000) });
  const { registry, imports } = own.local;
  const came = await registry.importBuildings({ file: await own.upload('b.csv', 'code,name,use,region\nGONE-1,楼,office,140302\n') });
  const before = new Date(clock + 1000).toISOString();
  clock += 3_600_000;
  await imports.undo({ id: came.import as number });
  const status = async (query: string) => (await own.ask(`/api/findings?${query}`)).status;
  expect([
    await status('building=GONE-1'),
    await status(`building=GONE-1&knownAt=${before}`),
    await status(`building=NONE-1&knownAt=${before}`),
  ]).toEqual([404, 200, 404]);
  await own.stop();
});
