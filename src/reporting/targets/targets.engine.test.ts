import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitTarget } from '#cli/as-read.ts';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
const city = '140800';
const counties = ['140802', '140821', '140822'] as const;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.UTC(2025, 10, 1, 12) });
  const buildings = [
    '代码,名称,用途,地区,建筑面积',
    'A,甲,办公,140802,1000',
    'B,乙,办公,140821,1000',
    'C,丙,办公,140822,1000',
    'D,丁,办公,140822,',
  ];
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings.join('\n')) });
  const projects = [
    'code,name,region,work,class,projectAreaM2,deliveredOn',
    'P1,一,140802,retrofit,residential,300000,2025-03-01',
    'P2,二,140821,retrofit,public,200000,2025-04-01',
    'P3,三,140821,retrofit,public,200000,2024-04-01',
  ];
  await world.local.project.importProjects({ file: await world.upload('projects.csv', projects.join('\n')) });
});

afterAll(() => world.stop());

const retrofit = async (asked: { region: string; year: number }, of = world.local) =>
  (await of.targets.progress({ ...asked, document: 'YC' })).targets.find(({ id }) => id === 'YC/retrofit-area');

it('a cumulative target is the sum of its years since the first of its document, in the unit of the target', async () => {
  const told = await retrofit({ region: city, year: 2025 });
  expect(told).toMatchObject({
    now: 50,
    unit: '万平方米',
    path: 200,
    status: 'behind',
    gap: 150,
    indicator: 'retrofit-area',
    asOf: '2025-11-01',
    indicative: true,
  });
  expect(told?.years.map(({ year, value }) => [year, value])).toEqual([[2025, 50]]);
  const opened = await world.local.figures.explain({ figure: told?.figure ?? '' });
  expect(opened.result.value).toBe(50);
  expect((await world.local.figures.explain({ figure: opened.inputs[0]?.figure ?? '' })).result).toMatchObject({
    value: 500_000,
    unit: 'm2',
  });
});

it('every target of nation, province and city is listed; one without an indicator is unknown and says so', async () => {
  const { targets } = await world.local.targets.progress({ region: city, year: 2025 });
  expect(new Set(targets.map(({ document }) => document))).toEqual(new Set(['CN', 'SX', 'YC']));
  const gain = targets.find(({ id }) => id === 'YC/retrofit-gain');
  expect(gain).toMatchObject({ now: null, status: 'unknown', gap: null, indicator: null });
  expect(gain?.findings.map(({ code }) => code)).toEqual(['target-without-indicator']);
});

it('a split adds up to the target, a commitment is subtracted, and a county is compared with its own part', async () => {
  const split = await world.local.targets.split({ target: 'YC/retrofit-area', region: city, year: 2025, by: 'floorArea' });
  const parts = new Map(split.rows.map(({ region, value }) => [region, value]));
  expect(counties.map((region) => parts.get(region))).toEqual([67, 67, 66]);
  expect(split).toMatchObject({ total: 200, left: 200, findings: [{ code: 'split-area-missing' }] });
  const bureau = world.as('bureau', { region: '140821' });
  const committed = await bureau.targets.commit({ target: 'YC/retrofit-area', region: '140821', value: 30.5 });
  expect(committed.rows.map(({ region, commitment }) => [region, commitment])).toEqual([['140821', 30.5]]);
  const kept = (await world.local.targets.splits({ region: city })).splits.find(({ target }) => target === 'YC/retrofit-area');
  expect(kept).toMatchObject({ left: 169.5 });
  expect(await retrofit({ region: '140821', year: 2025 }, bureau)).toMatchObject({ own: 67, now: 20, gap: 47, status: 'behind' });
});

it('a split is stored as previewed, or not at all', async () => {
  const asked = { target: 'YC/retrofit-area', region: city, year: 2025, by: 'equal' } as const;
  const { hash } = await world.local.targets.split({ ...asked, preview: true });
  expect((await world.local.targets.split({ ...asked, preview: true })).hash).toBe(hash);
  await commitTarget(world.local, { target: asked.target, region: '140822', value: 7 });
  const refused = await world.local.targets.split({ ...asked, seen: hash }).catch((error: ProblemAnswer) => error.document);
  expect(refused).toMatchObject({ status: 409, code: 'seen-not-latest', evidence: { changed: { zh: expect.stringContaining('7') } } });
  const kept = (await world.local.targets.splits({ region: city })).splits.find(({ target }) => target === asked.target);
  expect(kept?.by).toBe('floorArea');
  const again = await world.local.targets.split({ ...asked, preview: true });
  expect(await world.local.targets.split({ ...asked, by: 'buildings', seen: again.hash }).catch(() => 'refused')).toBe('refused');
  expect(await world.local.targets.split({ ...asked, seen: again.hash })).toMatchObject({ by: 'equal', total: 200 });
  // restored for the tests that follow
  await world.local.targets.split({ ...asked, by: 'floorArea' });
});

it('a commitment is refused if the writer has not read the latest one', async () => {
  const asked = { target: 'YC/renewable-rate', region: '140829', value: 12 };
  const { targets } = world.as('bureau', { region: '140829' });
  const [first] = (await targets.commit({ ...asked, seen: 0 })).rows;
  expect(first).toMatchObject({ commitment: 12, version: 1 });
  const late = await Promise.allSettled([3, 4, 5].map((value) => targets.commit({ ...asked, value, seen: 1 })));
  const refused = late.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused.map(({ document }) => [document.status, document.code])).toEqual([
    [409, 'seen-not-latest'],
    [409, 'seen-not-latest'],
  ]);
  await expect(targets.commit(asked)).rejects.toMatchObject({ document: { status: 400, code: 'seen-missing', evidence: { latest: 2 } } });
  // nothing was shared out: commitments of places are still shown for the target
  const [told] = (await targets.splits({ target: asked.target })).splits;
  expect(told).toMatchObject({ by: null, total: null, rows: [{ region: '140829', version: 2 }] });
  expect((await commitTarget({ targets }, { ...asked, value: 6 })).rows[0]).toMatchObject({ commitment: 6, version: 3 });
});

it('what nobody has split is unknown for a county, and a share applies to it as it is', async () => {
  const { targets } = await world.local.targets.progress({ region: '140802', year: 2025 });
  expect(targets.find(({ id }) => id === 'SX/retrofit-area')).toMatchObject({ status: 'unknown', path: null, gap: null, own: null });
  const share = await world.local.targets.split({ target: 'YC/renewable-rate', region: city, year: 2025, by: 'equal' });
  expect(new Set(share.rows.map(({ value }) => value))).toEqual(new Set([8]));
  expect(share).toMatchObject({ total: null, left: null });
});

it('a sum set by a document for a larger place is shown as that place’s, however small a part is below it', async () => {
  const { targets } = await world.local.targets.progress({ region: city, year: 2025, document: 'CN' });
  const sum = targets.find(({ id }) => id === 'CN/table-energy-total');
  expect(sum).toMatchObject({ ofAbove: true, value: 11.5, status: 'unknown', path: null, gap: null });
  const whole = await world.local.targets.show({ target: 'CN/table-energy-total', region: city, year: 2025 });
  expect(whole.course.map(({ path }) => path)).toEqual([null]);
  const province = await world.local.targets.progress({ region: '140000', year: 2025, document: 'CN' });
  expect(province.targets.find(({ id }) => id === 'CN/table-energy-total')).toMatchObject({ status: 'unknown', path: null, gap: null });
  expect(sum?.findings.map(({ code }) => code)).toContain('target-of-above');
  expect(targets.find(({ id }) => id === 'CN/electricity-share')?.ofAbove).toBe(false);
});

it('a bureau splits and commits only within its own place', async () => {
  const bureau = world.as('bureau', { region: '140821' });
  const asked = { target: 'YC/retrofit-area', region: city, year: 2025, by: 'equal' } as const;
  await world.local.targets.split(asked);
  await expect(bureau.targets.split(asked)).rejects.toMatchObject({ document: { code: 'no-such-place' } });
  await expect(bureau.targets.commit({ target: asked.target, region: '140822', value: 1 })).rejects.toMatchObject({
    document: { code: 'no-such-place' },
  });
  const [seen] = (await bureau.targets.splits({})).splits;
  expect(seen?.rows.map(({ region }) => region)).toEqual(['140821']);
  await expect(world.as('viewer').targets.split(asked)).rejects.toMatchObject({ document: { status: 403 } });
});

it('keys from a file: places by code or name, the rest has zero; a split without any key is refused', async () => {
  const asked = { target: 'YC/retrofit-area', region: city, year: 2025, by: 'keys' } as const;
  const split = await world.local.targets.split({
    ...asked,
    keys: [
      { region: '盐湖区', key: 3 },
      { region: '140821', key: 1 },
    ],
  });
  const parts = new Map(split.rows.map(({ region, value }) => [region, value]));
  expect(counties.map((region) => parts.get(region))).toEqual([150, 50, 0]);
  await expect(world.local.targets.split({ ...asked, keys: [] })).rejects.toMatchObject({ document: { code: 'key-missing', status: 422 } });
  await expect(world.local.targets.split({ ...asked, target: 'YC/none' })).rejects.toMatchObject({
    document: { code: 'no-such-target', status: 404 },
  });
});

it('a complete target: its progress to the year in which it is due, and the projects not yet at the stage, the largest first', async () => {
  const waiting = [
    'code,name,region,work,class,projectAreaM2,constructionOn',
    'P4,四,140802,retrofit,public,1000,2025-05-01',
    'P5,五,140821,retrofit,residential,5000,2025-05-01',
    'P6,六,140821,new,residential,9000,2025-05-01',
  ];
  await world.local.project.importProjects({ file: await world.upload('waiting.csv', waiting.join('\n')) });
  const shown = await world.local.targets.show({ target: 'YC/retrofit-area', region: city, year: 2025 });
  expect(shown.target).toMatchObject({ id: 'YC/retrofit-area', now: 50, gap: 150 });
  expect(shown.course.map(({ year, now, path }) => [year, now, path])).toEqual([[2025, 50, 200]]);
  expect(shown.toClose).toMatchObject({ of: 'projects', unit: 'm2', total: 2 });
  expect(shown.toClose?.rows.map(({ code, size }) => [code, size])).toEqual([
    ['P5', 5000],
    ['P4', 1000],
  ]);
  await expect(world.local.targets.show({ target: 'YQ/prefab-share', region: city, year: 2025 })).rejects.toMatchObject({
    document: { code: 'document-elsewhere' },
  });
});

it('a previewed split adds up the same and is not stored', async () => {
  const asked = { target: 'YC/retrofit-area', region: city, year: 2025, by: 'equal', decimals: 2 } as const;
  const before = await world.local.targets.splits({ target: asked.target, region: city });
  const tried = await world.local.targets.split({ ...asked, preview: true });
  expect(tried.rows.reduce((sum, { value }) => sum + Math.round((value ?? 0) * 100), 0)).toBe(20_000);
  expect(tried).toMatchObject({ madeBy: null, madeAt: null });
  expect(await world.local.targets.splits({ target: asked.target, region: city })).toEqual(before);
});

it('a target with coverage below the minimum has no verdict, and says so', async () => {
  const bare = ['P7', 'P8', 'P9'].map((code) => `${code},无面积,140802,retrofit,public,2025-05-01`);
  const file = await world.upload('bare.csv', ['code,name,region,work,class,deliveredOn', ...bare].join('\n'));
  const { import: id } = await world.local.project.importProjects({ file });
  const low = await retrofit({ region: city, year: 2025 });
  expect(low).toMatchObject({ now: 50, path: 200, status: 'unknown', gap: null });
  expect(low?.findings.find(({ code }) => code === 'target-coverage-low')?.evidence).toMatchObject({ coverage: 0.4, floor: 0.5 });
  await world.local.imports.undo({ id });
  expect(await retrofit({ region: city, year: 2025 })).toMatchObject({ status: 'behind', gap: 150 });
});
