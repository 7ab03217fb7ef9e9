import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueStatement } from '#cli/as-read.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

const buildings = `代码,名称,用途,地区,建筑面积,空调方式,国家机关,气候区,年使用小时数,人数,供暖方式
${['1', '2', '3', '4', '5', '6'].map((at) => `B${at},办公楼${at},办公,140302,1000,分体,否,2A,2500,100,电采暖`).join('\n')}
`;

/** kWh of each month of 2024 and 2025; the gap of B1 is November 2025. */
const rows = (year: number): string =>
  [
    ['meter', ...Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)].join(','),
    ...['1', '2', '3', '4', '5', '6'].map((code) =>
      [
        `B${code}`,
        ...Array.from({ length: 12 }, (_, at) =>
          year === 2025 && code === '1' && at === 10 ? '' : year === 2025 ? 1100 * Number(code) : 1000 * Number(code),
        ),
      ].join(','),
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

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.UTC(2026, 2, 1) });
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await bring(2024);
  await bring(2025);
});

afterAll(() => world.stop());

const refusal = (code: string) => ({ document: { code } });
const bureau = () => world.as('bureau', { region: '140300' });

async function wordOf(address: string): Promise<Buffer> {
  const answer = await world.ask(address);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

const textOf = (document: Buffer): string => new TextDecoder().decode(unzipSync(document)['word/document.xml']).replaceAll(/<[^>]+>/gu, '');

describe('the report of a building', () => {
  test('shows a month next to the previous one and the same a year ago, each figure with its id', async () => {
    const report = await world.local.energyReport.building({ building: 'B2', period: '2025-10' });
    const [electricity] = report.carriers;
    expect(electricity).toMatchObject({ carrier: 'electricity', unit: 'kWh', coverage: 1 });
    expect(electricity?.value).toBeCloseTo(2200, 6);
    expect(electricity?.compared.map(({ period, change }) => [period, change])).toEqual([
      ['2025-09', 0],
      ['2024-10', 0.1],
    ]);
    // 0.1229 kgce/kWh (GB/T 2589) on 1,000 m2
    expect(report.intensity.value).toBeCloseTo(0.27038, 6);
    expect(report.steps).toMatchObject({ step: 'day', carriers: [{ carrier: 'electricity' }] });
    expect(report.steps.carriers[0]?.steps).toHaveLength(31);
    expect(report.verdict.year).toBe(2024);
    expect(report.gaps).toEqual([]);
    for (const figure of [electricity?.figure, report.total.figure, report.intensity.figure]) {
      const opened = await world.local.figures.explain({ figure: figure ?? '' });
      expect(opened.result.value).not.toBeNull();
    }
    const total = await world.local.figures.explain({ figure: report.total.figure ?? '' });
    expect(total.result.value).toBeCloseTo(report.total.value ?? 0, 9);
    const intensity = await world.local.figures.explain({ figure: report.intensity.figure ?? '' });
    expect(intensity.result.value).toBeCloseTo(report.intensity.value ?? 0, 9);
  });

  test('reports a missing month as missing, never as zero, and says what to do', async () => {
    const month = await world.local.energyReport.building({ building: 'B1', period: '2025-11' });
    expect(month.carriers[0]).toMatchObject({ value: null, coverage: 0 });
    expect(month.total.value).toBeNull();
    expect(month.gaps).toEqual([{ carrier: 'electricity', from: '2025-11-01', to: '2025-11-30', coverage: 0 }]);
    expect(month.toDo.map(({ code }) => code)).toContain('report-do-gaps');
    const year = await world.local.energyReport.building({ building: 'B1', period: '2025' });
    expect(year.steps.carriers[0]?.steps.map(({ value }) => value === null)).toEqual([...Array(10).fill(false), true, false]);
    expect(year.carriers[0]?.compared[0]?.change).toBeNull();
    expect(year.intensity).toMatchObject({ value: null, why: expect.stringContaining('覆盖') });
  });

  test('of a year has the intensity and the verdict of the building’s own page', async () => {
    const [report, summary] = await Promise.all([
      world.local.energyReport.building({ building: 'B3', period: '2025' }),
      world.local.overview.buildingSummary({ building: 'B3', year: 2025 }),
    ]);
    expect(report.intensity.value).toBe(summary.intensities[0]?.value);
    expect(report.intensity.compared[0]?.change).toBeCloseTo(summary.intensities[0]?.change ?? 0, 6);
    expect(report.verdict.verdict).toBe(summary.verdict.verdict);
    expect(report.rank).toMatchObject({ rank: summary.rank.rank, count: summary.rank.count, year: 2025 });
  });

  test('is returned as known before the readings arrived', async () => {
    const before = await world.local.energyReport.building({ building: 'B2', period: '2025', knownAt: '2020-01-01' });
    expect(before.carriers.every(({ value }) => value === null)).toBe(true);
    expect(before.verdict.verdict).toBe('unknown');
    expect(before.steps.carriers.flatMap(({ steps }) => steps.map(({ value }) => value))).not.toContain(0);
  });

  test('is a Word file in official layout, with the clause, formula and meters of its figures at its end', async () => {
    const said = textOf(await wordOf('/api/exports/energy-report?building=B1&period=2025'));
    for (const part of [
      '建筑用能年报',
      '办公楼1（B1）',
      '每月用量',
      '缺数据',
      '处理建议',
      '数据来源与计算依据',
      'GB/T 2589',
      'B1 ',
      '签发单位',
    ])
      expect(said).toContain(part);
    expect(said).not.toMatch(/undefined|NaN|null|report-do/u);
  });

  test('is issued, stored with its figures, and queried again: a correction is shown as a difference', async () => {
    const question = { building: 'B2', period: '2025' };
    const issue = { kind: 'building-report', question, indicative: true };
    await expect(issueStatement(bureau(), { ...issue, question: { building: 'B2', period: '2026' } })).rejects.toMatchObject(
      refusal('report-period-open'),
    );
    const draft = await bureau().statement.draft(issue);
    expect(draft.hindrances).toEqual([]);
    const issued = await issueStatement(bureau(), { ...issue, draft: draft.draft });
    expect(issued.number).toMatch(/^YNBG-140302-\d{4}-0001$/u);
    const kept = await world.local.statement.get({ number: issued.number });
    expect(kept.figures.find(({ code }) => code === 'use.electricity')).toMatchObject({ unit: 'kWh', figure: expect.any(String) });
    expect(await world.local.statement.compare({ number: issued.number })).toMatchObject({ same: true });
    const file = await world.upload('correction.csv', 'meter,2025-03\nB2,9000\n');
    await world.local.readings.importReadings({ file, layout: 'months', unit: 'kWh', carrier: 'electricity' });
    const now = await world.local.statement.compare({ number: issued.number });
    expect(now.differences.map(({ code, why }) => [code, why])).toContainEqual(['use.electricity', ['readings']]);
  });
});

describe('the report of a place', () => {
  test('adds up its buildings, next to the previous month and the same a year ago', async () => {
    const report = await world.local.energyReport.place({ region: '140300', period: '2025-10' });
    expect(report.buildings).toBe(6);
    expect(report.total.value).toBeCloseTo((1100 * 21 * 0.1229) / 1000, 9);
    expect(report.total.compared.map(({ period, compared }) => [period, compared])).toEqual([
      ['2025-09', 6],
      ['2024-10', 6],
    ]);
    expect(report.total.compared.map(({ change }) => Math.round((change ?? Number.NaN) * 1e6) / 1e6)).toEqual([0, 0.1]);
    expect(report.below.map(({ code, buildings: many }) => [code, many])).toEqual([['140302', 6]]);
    // within a use: the highest is 6/3.5 of the median, the lowest 1/3.5
    expect(report.highest[0]).toMatchObject({ code: 'B6', use: 'office' });
    expect(report.highest[0]?.times).toBeCloseTo(6 / 3.5, 9);
    expect(report.lowest[0]?.code).toBe('B1');
    for (const figure of [
      report.total.figure,
      report.intensity.figure,
      report.carriers[0]?.figure,
      report.uses[0]?.figure,
      report.below[0]?.figure,
    ]) {
      const opened = await world.local.figures.explain({ figure: figure ?? '' });
      expect(opened.result.value).not.toBeNull();
    }
    const total = await world.local.figures.explain({ figure: report.total.figure ?? '' });
    expect(total.result.value).toBeCloseTo(report.total.value ?? 0, 9);
  });

  test('of a year matches the overview, with formal and indicative over-quota buildings listed separately', async () => {
    const [report, city] = await Promise.all([
      world.local.energyReport.place({ region: '140300', period: '2025' }),
      world.local.overview.city({ region: '140300', year: 2025 }),
    ]);
    expect(report.total.value).toBe(city.tiles.find(({ name }) => name === 'energy')?.value);
    expect(report.intensity.value).toBe(city.tiles.find(({ name }) => name === 'intensity')?.value);
    expect(report.quota.formal.count).toBe(city.verified.over);
    expect(report.quota.indicative.count).toBe(city.indicative.over);
    expect(report.missing).toEqual(city.missing);
    expect(report.worstCovered).toMatchObject([{ code: 'B1', carrier: 'electricity' }]);
  });

  test('is a Word file, and issued with its figures', async () => {
    const said = textOf(await wordOf('/api/exports/energy-report?region=140300&period=2025-10'));
    for (const part of ['地区建筑用能月报', '阳泉市，2025年10月', '分地区用能', '超约束值建筑（正式）', '超约束值建筑（参考）', '数据缺口'])
      expect(said).toContain(part);
    expect(said).not.toMatch(/undefined|NaN|null/u);
    const issue = { kind: 'place-report', question: { region: '140300', period: '2025-10' }, indicative: true };
    const issued = await issueStatement(bureau(), issue);
    expect(issued).toMatchObject({ building: null, region: '140300', period: '2025-10' });
    expect(await world.local.statement.compare({ number: issued.number })).toMatchObject({ same: true });
  });

  test('is refused for an invalid period, and for unknown places', async () => {
    await expect(world.local.energyReport.place({ region: '140300', period: '2025-13' })).rejects.toMatchObject(refusal('no-such-month'));
    await expect(world.local.energyReport.place({ region: '999999', period: '2025' })).rejects.toMatchObject(refusal('no-such-place'));
  });
});
