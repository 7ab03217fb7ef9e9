import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

/** The program starts on 20 February; what these tests import comes on 1 March. */
let now = Date.UTC(2026, 1, 20, 12);

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  now = Date.UTC(2026, 2, 1, 12);
  brought = await world.local.specialPlans.import({ ...head, file: await file(good()) });
});

afterAll(() => world.stop());

const square = (x: number, y: number, size: number) => [
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ],
];
const feature = (coordinates: number[][][], properties: object) => ({
  type: 'Feature',
  geometry: { type: 'Polygon', coordinates },
  properties,
});
const file = (features: object[]) => world.upload('专项规划.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
const head = {
  code: 'YQ-ZX',
  region: '140300',
  title: '阳泉市绿色建筑专项规划',
  number: '示例〔2026〕1号',
  issuer: '阳泉市住建局',
  issued: '2026-02-01',
};
let brought: Awaited<ReturnType<typeof world.local.specialPlans.import>>;
const good = () => [
  feature(square(113.5, 37.8, 0.1), { name: '城东片区', star: 2, prefab: '60%', renewable: 10, 'ultra-low-energy': 25 }),
  feature(square(113.6, 37.8, 0.1), { name: '城西片区', star: 3 }),
  feature(square(113.7, 37.8, 0.1), { name: '坏片区', star: 5 }),
];
const project = { work: 'land', class: 'public', urban: true, fund: 'private' };
const conditions = (given: object = {}) => world.local.policy.conditions({ region: '140302', date: '2026-03-01', project, ...given });
const point = (x: number, y: number) => ({ plot: { type: 'Point' as const, coordinates: [x, y] as [number, number] } });

it('a plan comes in by area, what cannot be read is listed, and a preview changes nothing', async () => {
  const preview = await world.local.specialPlans.import({ ...head, code: 'YQ-NEXT', file: await file(good()), preview: true });
  expect(preview).toMatchObject({ created: 2, rejectedCount: 1 });
  expect((await world.local.specialPlans.list({})).plans.filter(({ code }) => code === 'YQ-NEXT')).toEqual([]);
  expect(brought.rejected?.[0]).toMatchObject({ row: 3, column: 'star', code: 'special-plan-value-bad' });
  const { plan, areas } = await world.local.specialPlans.get({ code: 'YQ-ZX' });
  expect([plan.title, areas.map(({ name }) => name)]).toEqual(['阳泉市绿色建筑专项规划', ['城东片区', '城西片区']]);
});

it('the conditions of a plot have the indices of its area, with the plan as their source', async () => {
  const told = await conditions(point(113.55, 37.85));
  const planned = told.conditions.filter(({ document }) => document === 'YQ-ZX');
  expect(planned.map(({ item, value, strength, clause, quote }) => [item, value, strength, clause, quote])).toEqual(
    expect.arrayContaining([
      ['green-star', 2, 'must', '城东片区', 'star: 2'],
      ['prefab-floor-share', 60, 'must', '城东片区', 'prefab: 60%'],
      ['renewable-share', 10, 'must', '城东片区', 'renewable: 10'],
      ['ultra-low-energy-share', 25, 'must', '城东片区', 'ultra-low-energy: 25'],
    ]),
  );
  expect(told.documents.at(-1)).toMatchObject({ code: 'YQ-ZX', state: 'holds' });
  const west = await conditions(point(113.65, 37.85));
  expect(west.conditions.find(({ item }) => item === 'green-star')).toMatchObject({ value: 3, document: 'YQ-ZX' });
});

it('asked as known before the plan came in, the conditions of a plot have none of its indices', async () => {
  const earlier = await conditions({ ...point(113.55, 37.85), knownAt: '2026-02-25T12:00:00+08:00' });
  expect(earlier.conditions.some(({ document }) => document === 'YQ-ZX')).toBe(false);
  expect(earlier.documents.map(({ code }) => code)).not.toContain('YQ-ZX');
});

it('a plot over two areas has the strictest of both, and the reader is told; one elsewhere, and one of which nobody says where', async () => {
  const over = await conditions({ plot: { type: 'Polygon', coordinates: square(113.58, 37.82, 0.04) } });
  expect(over.conditions.find(({ item }) => item === 'green-star')?.value).toBe(3);
  expect(over.findings.filter(({ code }) => code === 'special-plan-partly')).toHaveLength(2);
  expect((await conditions(point(100, 30))).findings.map(({ code }) => code)).toContain('special-plan-elsewhere');
  const unplaced = await conditions();
  expect(unplaced.findings.map(({ code }) => code)).toContain('special-plan-needs-plot');
  expect(unplaced.conditions.some(({ document }) => document === 'YQ-ZX')).toBe(false);
});

it('a file of which no area can be taken says why, area by area', async () => {
  const bad = [feature(square(113.5, 37.8, 0.1), { name: '坏片区', star: 5 }), feature(square(113.6, 37.8, 0.1), { name: '空片区' })];
  await expect(world.local.specialPlans.import({ ...head, code: 'BAD', file: await file(bad) })).rejects.toMatchObject({
    document: {
      code: 'special-plan-without-areas',
      findings: [{ detail: '第 1 个要素未采用：属性 star 的值 5 不合要求。' }, { detail: '第 2 个要素未采用：片区没有任何指标。' }],
    },
  });
});

it('where areas lie over each other the strictest of each index governs, each told with its area', async () => {
  const over = [
    feature(square(113.9, 37.8, 0.1), { name: '上', star: 2, prefab: 30 }),
    feature(square(113.9, 37.8, 0.1), { name: '下', star: 3, renewable: 8 }),
  ];
  const { import: made } = await world.local.specialPlans.import({ ...head, code: 'OVER', file: await file(over) });
  const told = await conditions(point(113.95, 37.85));
  const own = told.conditions.filter(({ document }) => document === 'OVER');
  expect(own.map(({ item, value, clause }) => [item, value, clause])).toEqual([
    ['green-star', 3, '下'],
    ['prefab-floor-share', 30, '上'],
    ['renewable-share', 8, '下'],
  ]);
  await world.local.imports.undo({ id: made });
});

it('before its day it binds nobody; with its period over it has lapsed', async () => {
  const before = await world.local.policy.rules({ region: '140302', date: '2026-01-31', project, ...point(113.55, 37.85) });
  expect(before.requirements.some(({ document }) => document === 'YQ-ZX')).toBe(false);
  const { import: id } = await world.local.specialPlans.import({
    ...head,
    code: 'YQ-OLD',
    periodEnds: '2026-02-10',
    file: await file(good()),
  });
  const told = await world.local.policy.rules({ region: '140302', date: '2026-03-01', project, ...point(113.55, 37.85) });
  expect(told.lapsed.find(({ document }) => document === 'YQ-OLD')).toMatchObject({ since: '2026-02-10' });
  await world.local.imports.undo({ id });
});

it('the same code takes the place of the earlier; an undo brings that back', async () => {
  const second = await world.local.specialPlans.import({
    ...head,
    file: await file([feature(square(113.5, 37.8, 0.1), { name: '城东片区', star: 3 })]),
  });
  expect((await conditions(point(113.55, 37.85))).conditions.find(({ item }) => item === 'green-star')?.value).toBe(3);
  await world.local.imports.undo({ id: second.import });
  expect((await conditions(point(113.55, 37.85))).conditions.find(({ item }) => item === 'green-star')?.value).toBe(2);
});

it('a bureau brings in plans of its own region only; a viewer none', async () => {
  const bureau = world.as('bureau', { region: '140303' });
  const mine = await world.upload('a.geojson', '{}', await world.secretOf('bureau', { region: '140303' }));
  await expect(bureau.specialPlans.import({ ...head, file: mine })).rejects.toMatchObject({
    document: { code: 'special-plan-out-of-scope', status: 403 },
  });
  await expect(world.as('viewer').specialPlans.import({ ...head, file: mine })).rejects.toMatchObject({
    document: { code: 'role-may-not' },
  });
  await expect(world.local.specialPlans.import({ ...head, file: await world.upload('a.geojson', 'no json') })).rejects.toMatchObject({
    document: { code: 'special-plan-bad' },
  });
  const unseen = await world.upload(
    'a.geojson',
    JSON.stringify({ type: 'FeatureCollection', features: [{ properties: { name: '甲\u202E区' } }] }),
  );
  await expect(world.local.specialPlans.import({ ...head, file: unseen })).rejects.toMatchObject({
    document: { code: 'text-invalid', evidence: { text: '甲[U+202E]区' } },
  });
});

it('a plan comes in as it was tried, or not at all: not in the place of one that came meanwhile, nor another file', async () => {
  const areas = (star: number) => [feature(square(113.5, 37.8, 0.1), { name: '城东片区', star })];
  const bring = async (star: number, more: object) =>
    world.local.specialPlans.import({ ...head, code: 'YQ-SEEN', file: await file(areas(star)), ...more });
  const { hash } = await bring(2, { preview: true });
  expect((await bring(2, { preview: true })).hash).toBe(hash);
  const refusal = (work: Promise<unknown>) => work.catch((error: ProblemAnswer) => error.document);
  expect(await refusal(bring(3, { seen: hash }))).toMatchObject({ status: 409, code: 'seen-not-latest' });
  expect(await refusal(bring(2, { seen: hash, strength: 'encourage' }))).toMatchObject({ status: 409, code: 'seen-not-latest' });
  await bring(1, {});
  const { hash: second } = await bring(2, { preview: true });
  await bring(3, {});
  expect(await refusal(bring(2, { seen: second }))).toMatchObject({ status: 409, evidence: { changed: { zh: '所涉档案' } } });
  expect((await world.local.specialPlans.get({ code: 'YQ-SEEN' })).areas[0]?.indices).toMatchObject([{ value: 3 }]);
  expect(await bring(2, { seen: (await bring(2, { preview: true })).hash })).toMatchObject({ updated: 1 });
});
