import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { issueAssessment, stepReturn } from '#cli/as-read.ts';

let world: World;
let at = Date.UTC(2026, 2, 1, 12);
const asked = { id: 'counties', region: '140300', year: 2025 } as const;

const scheme = `kind: assessment
id: counties
version: 1
names: {zh: 县区考核, en: Counties}
items:
  - {id: use, names: {zh: 用电, en: Electricity}, weight: 30, of: {indicator: use}, full: 10000, zero: 20000}
  - {id: saved, weight: 20, of: {indicator: use}, full: -1000, zero: 0, mode: improvement}
  - {id: plan, weight: 30, of: {task: YQ/task-retrofit-plan}, full: 100, zero: 0}
  - {id: form, weight: 20, of: {form: few}, full: 1, zero: 0}
veto:
  - {id: small, say: {zh: 面积太小, en: Too small}, when: {floorArea: {below: 600}}}
  - {use: {above: 19000}}
`;

const indicator = `kind: indicator
id: use
version: 1
names: {zh: 用电, en: Electricity}
unit: kWh
decimals: 0
direction: down
status: CITY
source: {document: 本市, clause: 一}
value: {use: {carriers: [electricity], in: kwh}}
`;

const form = `kind: form
id: few
version: 1
period: year
unit: building
fields:
  area: {type: decimal, decimals: 1, unit: m2}
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => at });
  const buildings = [
    '代码,名称,用途,地区,建筑面积',
    'A,甲,办公,140302,1000',
    'B,乙,办公,140303,3000',
    'C,丙,办公,140311,500',
    'D,丁,办公,140303,3000',
  ];
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings.join('\n')) });
  const meters = ['code,building,carrier,kind,unit', ...['A', 'B', 'C', 'D'].map((code) => `${code}-e,${code},electricity,register,kWh`)];
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters.join('\n')) });
  await readings({ A: [12_000, 11_750], B: [10_000, 9_000], C: [2_000, 1_500], D: [10_500, 10_123] });
  await world.local.indicator.add({ name: 'i.yaml', text: indicator });
  await world.local.return.add({ name: 'f.yaml', text: form });
  at += 5000;
});

/** Readings of two years. */
async function readings(totals: Readonly<Record<string, readonly [number, number]>>): Promise<void> {
  const rows = Object.entries(totals).flatMap(([code, [first, second]]) => [
    `${code}-e,2024-01-01T00:00:00+08:00,0`,
    `${code}-e,2025-01-01T00:00:00+08:00,${first}`,
    `${code}-e,2026-01-01T00:00:00+08:00,${first + second}`,
  ]);
  const file = await world.upload('readings.csv', ['meter,time,value', ...rows].join('\n'));
  const columns = { timeColumn: 'time', meterColumn: 'meter', valueColumn: 'value' };
  await world.local.readings.importReadings({ file, layout: 'long', ...columns, kind: 'register' });
}

afterAll(() => world.stop());

const problemOf = (work: Promise<unknown>): Promise<ProblemAnswer['document']> =>
  work.then(
    () => Promise.reject(new Error('done')),
    (cause: unknown) => (cause as ProblemAnswer).document,
  );

it('a faulty scheme is refused with each fault, by line and column', async () => {
  const broken = scheme
    .replace('of: {indicator: use}, full: 10000', 'of: {indicator: uses}, full: 20000')
    .replace('id: saved', 'id: use')
    .replace('YQ/task-retrofit-plan', 'YQ/nothing')
    .replace('mode: improvement', 'mode: rise')
    .replace('{form: few}', '{form: many}')
    .replace('floorArea: {below', 'floors: {below');
  const { code, findings } = await problemOf(world.local.assessment.check({ name: 's.yaml', text: broken }));
  expect(code).toBe('scheme-invalid');
  expect((findings ?? []).map((one) => [one.code, one.evidence['line'], one.evidence['column']])).toEqual([
    ['scheme-name-unknown', 6, 77],
    ['knowledge-field-bad', 6, 90],
    ['knowledge-field-bad', 7, 10],
    ['knowledge-field-bad', 7, 77],
    ['scheme-name-unknown', 8, 39],
    ['scheme-name-unknown', 9, 39],
    ['scheme-name-unknown', 11, 56],
  ]);
  expect(
    (await problemOf(world.local.assessment.check({ text: 'kind: form\nid: x\nversion: 1\nperiod: year\nunit: region\nfields: {}' })))
      .findings,
  ).toMatchObject([{ code: 'assessment-other-kind' }]);
});

it('the places below are scored item by item and ranked; a veto ranks last; a missing value scores zero and is reported', async () => {
  await world.local.assessment.add({ name: 's.yaml', text: scheme });
  at += 5000;
  const { local } = world;
  await local.assignment.assign({ task: 'YQ/task-retrofit-plan', region: '140302' });
  await local.assignment.report({ task: 'YQ/task-retrofit-plan', region: '140302', percent: 45, note: '在做' });
  await local.return.open({ form: 'few', period: '2025', region: '140300' });
  for (const unit of ['A', 'B']) {
    await stepReturn(local, 'submit', { form: 'few', period: '2025', unit, set: { area: '1' } });
    await stepReturn(local, 'accept', { form: 'few', period: '2025', unit });
  }
  const told = await local.assessment.run(asked);
  expect(told).toMatchObject({ of: 100, indicative: false, scheme: { id: 'counties', version: 1 } });
  const row = (region: string) => told.rows.find((one) => one.region === region);
  // 30·(20000−11750)/10000, 20·250/1000, 30·0.45, all of its returns
  expect(row('140302')).toMatchObject({ rank: 1, score: 63.25, veto: [] });
  expect(row('140302')?.items.map(({ id, value, score }) => [id, value, score])).toEqual([
    ['use', 11_750, 24.75],
    ['saved', -250, 5],
    ['plan', 45, 13.5],
    ['form', 1, 20],
  ]);
  expect(row('140302')?.items[2]?.findings.map(({ code }) => code)).toEqual(['assessment-task-later']);
  // 9000 + 10123 kWh: above what the second veto allows; half of its returns; the drop of 1377 scores its whole weight
  expect(row('140303')).toMatchObject({ veto: ['2'], score: 32.63 });
  expect(row('140303')?.items.map(({ score }) => score)).toEqual([2.63, 20, 0, 10]);
  expect(row('140303')?.items[2]?.findings.map(({ code }) => code)).toEqual(['assessment-item-missing', 'assessment-task-unreported']);
  expect(row('140311')).toMatchObject({ veto: ['small'] });
  const ranks = told.rows.map(({ rank }) => rank);
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(
    told.rows
      .slice(-2)
      .map(({ region }) => region)
      .toSorted(),
  ).toEqual(['140303', '140311']);
});

it('a place without any data scores zero, and shares its rank with equals; an undecided veto is reported and not applied', async () => {
  const { rows } = await world.local.assessment.run(asked);
  const empty = rows.filter(({ score }) => score === 0);
  expect(empty.length).toBeGreaterThan(1);
  expect(new Set(empty.map(({ rank }) => rank)).size).toBe(1);
  expect(empty[0]?.findings.map(({ code }) => code)).toEqual(['assessment-veto-open', 'assessment-veto-open']);
});

it('every score opens to what it measures, and a total to its items', async () => {
  const { rows } = await world.local.assessment.run(asked);
  const first = rows[0];
  const total = await world.local.figures.explain({ figure: first?.figure ?? '' });
  expect(total.result.value).toBe(63.25);
  expect(total.inputs.map(({ value }) => value)).toEqual([24.75, 5, 13.5, 20]);
  const item = await world.local.figures.explain({ figure: first?.items[1]?.figure ?? '' });
  expect(item.inputs.map(({ name, value }) => [name, value])).toEqual([
    ['2025', 11_750],
    ['2024', 12_000],
  ]);
  const use = await world.local.figures.explain({ figure: item.inputs[0]?.figure ?? '' });
  expect(use.result).toMatchObject({ value: 11_750, unit: 'kWh' });
});

it('a bureau assesses the places below it; owners and viewers do not, nor a county its city', async () => {
  expect((await world.as('bureau', { region: '140300' }).assessment.run(asked)).rows[0]?.score).toBe(63.25);
  expect((await problemOf(world.as('bureau', { region: '140302' }).assessment.run(asked))).code).toBe('no-such-place');
  expect((await problemOf(world.as('owner', { organisation: '一局' }).assessment.run(asked))).status).toBe(403);
  expect((await problemOf(world.as('bureau', { region: '140300' }).assessment.add({ text: scheme }))).status).toBe(403);
});

it('an issued assessment is a statement; after a correction the difference is issued, and as known then nothing differs', async () => {
  const bureau = world.as('bureau', { region: '140300' });
  const { hash: seen } = await bureau.assessment.run(asked);
  expect((await problemOf(bureau.assessment.issue(asked))).code).toBe('seen-missing');
  expect((await problemOf(bureau.assessment.issue({ ...asked, seen: 'other' }))).code).toBe('seen-not-latest');
  const issued = await bureau.assessment.issue({ ...asked, seen });
  expect(issued.statement).toMatchObject({ isNew: true, act: 'issue', differences: [] });
  expect((await issueAssessment(bureau, asked)).statement).toMatchObject({
    isNew: false,
    number: issued.statement.number,
    differences: [],
  });
  const before = new Date(at).toISOString();
  at += 60_000;
  await readings({ A: [12_000, 11_000] });
  at += 60_000;
  const latest = (await bureau.assessment.run(asked)).hash;
  expect(await problemOf(bureau.assessment.issue({ ...asked, seen }))).toMatchObject({
    status: 409,
    code: 'seen-not-latest',
    evidence: { seen, latest },
  });
  const again = await bureau.assessment.issue({ ...asked, seen: latest });
  expect(again.statement).toMatchObject({ isNew: true, act: 'difference', follows: issued.statement.number });
  expect(again.statement.differences.map(({ code, issued: was, now }) => [code, was, now])).toEqual([
    ['140302.score', 63.25, 80.5],
    ['140302.use', 24.75, 27],
    ['140302.saved', 5, 20],
  ]);
  expect((await bureau.assessment.run({ ...asked, knownAt: before })).rows[0]?.score).toBe(63.25);
});
