import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let at = Date.UTC(2026, 2, 1, 12);
const asked = { region: '140300', year: 2025 } as const;

const buildings = `代码,名称,用途,地区,建筑面积,空调方式,国家机关,气候区,年使用小时数,人数,供暖方式
${['1', '2', '3', '4', '5', '6'].map((code) => `B${code},办公楼${code},办公,${code === '6' ? '140311' : '140302'},1000,分体,否,2A,2500,100,电采暖`).join('\n')}
`;

/** kWh of each month: a tenth more in 2025 than in 2024. */
const rows = (year: number): string =>
  [
    ['meter', ...Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`)].join(','),
    ...['1', '2', '3', '4', '5', '6'].map((code) =>
      [`B${code}`, ...Array(12).fill((year === 2025 ? 1100 : 1000) * Number(code))].join(','),
    ),
  ].join('\n');

const bring = async (year: number) =>
  world.local.readings.importReadings({
    file: await world.upload(`${year}.csv`, rows(year)),
    layout: 'months',
    meterColumn: 'meter',
    kind: 'interval',
    interval: '1month',
    unit: 'kWh',
    carrier: 'electricity',
    createMeters: true,
  });

/** As known here only 2024 is measured. */
let early = '';

beforeAll(async () => {
  world = await createWorld({ clock: () => at });
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await bring(2024);
  at += 60_000;
  early = new Date(at).toISOString();
  at += 60_000;
  await bring(2025);
  at += 60_000;
});

afterAll(() => world.stop());

const said = ({ sentences }: { readonly sentences: readonly (readonly { readonly text: string }[])[] }): string[] =>
  sentences.map((parts) => parts.map(({ text }) => text).join(''));

test('the first sentence states what a city used and how that compares with the year before, and opens to the same figure', async () => {
  const told = await world.local.brief.show(asked);
  // 21 shares of 12 months of 1,100 kWh at 0.1229 kgce/kWh (GB/T 2589)
  const tce = (21 * 12 * 1100 * 0.1229) / 1000;
  expect(said(told)[0]).toBe(`2025年，阳泉市纳入监测的 6 栋建筑用能 ${tce.toFixed(2)} 吨标准煤，同比上升 10%。`);
  const figure = told.sentences[0]?.find((part) => part.figure !== undefined)?.figure;
  const { result } = await world.local.figures.explain({ figure: figure ?? '' });
  expect(Number(result.value)).toBeCloseTo(tce, 6);
  expect(told.until).toBeNull();
});

test('the places right below follow by what they use, together what the city uses', async () => {
  const [report, { below }] = await Promise.all([
    world.local.energyReport.place({ region: '140300', period: '2025' }),
    world.local.brief.show(asked),
  ]);
  expect(below.map(({ code, buildings: count }) => [code, count])).toEqual([
    ['140302', 5],
    ['140311', 1],
  ]);
  expect(below.reduce((sum, { tce }) => sum + Number(tce), 0)).toBeCloseTo(report.total.value ?? Number.NaN, 9);
});

test('as known before the readings of a year arrived, it says that too little is measured instead of a total', async () => {
  const told = await world.local.brief.show({ ...asked, knownAt: early });
  expect(said(told)[0]).toBe('2025年，阳泉市纳入监测的 6 栋建筑计量覆盖率为 0%，不足以给出用能总量。');
  expect(told.below.map(({ tce }) => tce)).toEqual([null, null]);
});

test('a target is counted only where it was shared out to this place', async () => {
  const [{ targets, unshared }, county] = await Promise.all([
    world.local.brief.show(asked),
    world.local.brief.show({ region: '140302', year: 2025 }),
  ]);
  const ids = county.targets.map(({ id }) => id);
  expect(ids).toContain('CN/green-all');
  expect(targets.map(({ id }) => id)).not.toContain('CN/table-energy-total');
  expect(ids).not.toContain('SX/retrofit-area');
  expect(unshared.map(({ id }) => id)).toContain('CN/table-energy-total');
  expect(county.targets.find(({ id }) => id === 'CN/green-all')).toMatchObject({ due: 2025 });
  expect(said(county)[2]).toContain(`${county.targets.length} 项目标中`);
});

test('the Word file says the same, with its source and the instant of what was known', async () => {
  const [told, answer] = await Promise.all([
    world.local.brief.show(asked),
    world.ask('/api/exports/brief?region=140300&year=2025&language=zh'),
  ]);
  expect(answer.status).toBe(200);
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replaceAll(/<[^>]+>/gu, '');
  for (const sentence of said(told)) expect(text).toContain(sentence);
  expect(text).toContain('按 2026-03-01');
});

test('a bureau has the brief of its own place; a county not that of its city', async () => {
  expect((await world.as('bureau', { region: '140300' }).brief.show(asked)).place).toBe('阳泉市');
  await expect(world.as('bureau', { region: '140302' }).brief.show(asked)).rejects.toMatchObject({ document: { code: 'no-such-place' } });
});
