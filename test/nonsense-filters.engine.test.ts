import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { call, inputOf, procedures } from './procedures.ts';
import { createOutside, type Outside } from './scope/outside.ts';
import { probes } from './scope/probes.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let outside: Outside;

beforeAll(async () => {
  world = await createWorld();
  outside = await createOutside(world);
});
afterAll(() => world.stop());

/** Fields that take whatever is typed, and why; `procedure field` where a name is another thing elsewhere. */
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
  'obligations.ofPlace item': 'duties of the documents that hold there; the answer tells which there are',
  'obligations.ofPlace strength': 'as obligations.ofPlace item',
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
};

const nonsense = (field: string): string => (field === 'region' || field === 'within' || field === 'district' ? '999999' : 'nonsense-x');

test('whatever a question narrows itself to is looked for, or says why any text may stand there', async () => {
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

test('what is not there is named, and of a closed list what is allowed', async () => {
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

test('a region of the country of which the city keeps nothing is one of which there is nothing', async () => {
  for (const region of ['110000', '310000', '140000', '']) {
    const answer = await world.ask(`/api/buildings?region=${region}`);
    expect([region, answer.status]).toEqual([region, region === '' ? 400 : 200]);
  }
  expect((await world.ask('/api/findings?code=spike')).status).toBe(200);
  expect((await world.ask('/api/cases?state=draft')).status).toBe(200);
});

test('a bureau is told of no other region, be there something in it or not, but of its own, of those above and of what documents say', async () => {
  const authorization = `Bearer ${await world.secretOf('bureau', { region: '140302' })}`;
  const status = async (address: string) => (await world.ask(address, { headers: { authorization } })).status;
  for (const region of ['150200', '999999', '140303'])
    expect([region, await status(`/api/buildings?region=${region}`)]).toEqual([region, 404]);
  for (const region of ['140302', '140300', '140000'])
    expect([region, await status(`/api/buildings?region=${region}`)]).toEqual([region, 200]);
  expect([await status('/api/policy/targets?region=150200'), await status('/api/policy/targets?region=999999')]).toEqual([200, 404]);
});

test('what is gone since is asked about as known before, and what never was is not', async () => {
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
