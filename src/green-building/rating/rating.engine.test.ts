import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable } from '#platform/tables/tables.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let folder: string;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.UTC(2026, 2, 1, 12) });
  folder = await mkdtemp(join(tmpdir(), 'rating-'));
});

afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

const building = {
  controlsMet: true,
  fitOut: true,
  class: 'public',
  envelopeImprovement: 10,
  waterEfficiencyClass: 2,
  pollutantReduction: 20,
  windowAirtightness: true,
  date: '2024-05-01',
};
const refused = (code: string) => expect.objectContaining({ document: expect.objectContaining({ code }) as unknown });

describe('ratings over HTTP', () => {
  it('tells the score in the words of the reader', async () => {
    const input = { ...building, scores: { Q1: 90, Q2: 90, Q3: 90, Q4: 40, Q5: 90, QA: 20 } };
    const told = await world.as('viewer', { all: true }, 'en').rating.rate({ stage: 'final', input });
    expect([told.total, told.grade, told.date, told.indicative]).toEqual([82, 0, '2024-05-01', false]);
    expect(told.unmet.map(({ what, clause }) => [what, clause])).toEqual([
      ['resources saved (Q4): at least 60 points (now 40)', '3.2.8-1'],
    ]);
    const chinese = await world.local.rating.rate({ stage: 'final', date: '2026-03-01', input });
    expect(chinese.unmet[0]?.what).toBe('资源节约（Q4）得分不少于 60 分（现为 40）');
    expect(chinese.findings[0]?.detail).toContain('GB/T 50378-2019（2024年版）');
    expect(chinese.indicative).toBe(true);
  });

  it('a score sheet goes out as xlsx, comes back filled, and gives the same answer', async () => {
    const items = {
      '4.1.1': { met: true, evidence: '勘察报告' },
      '4.2.1': { score: 10, evidence: '=结构计算书', file: '计算书.pdf 第 3 页' },
      '6.2.10': 5,
      '9.2.6': 15,
    };
    const input = { ...building, starRequirements: 1, items };
    const answer = await world.ask(`/api/exports/score-sheet?stage=final&input=${encodeURIComponent(JSON.stringify(input))}`);
    const path = join(folder, '评分表.xlsx');
    await writeFile(path, new Uint8Array(await answer.arrayBuffer()));
    const table = await openTable(path);
    expect(table.header).toEqual(['条文', '部分', '名称', '类别', '满分', '满分依据', '得分或是否满足', '证据', '文件']);
    const statuses = new Set<unknown>();
    for await (const batch of table.rows) for (const { cells } of batch) statuses.add(cells[5] ?? '');
    expect(statuses).toEqual(new Set(['', '待核对标准原文', '已核实']));
    const file = await world.upload('评分表.xlsx', await readFile(path));
    const read = await world.local.rating.readSheet({ file });
    expect(read.input).toMatchObject({
      fitOut: true,
      class: 'public',
      date: '2024-05-01',
      items: { '4.2.1': { score: 10, evidence: '=结构计算书', file: '计算书.pdf 第 3 页' }, '4.1.1': { met: true, evidence: '勘察报告' } },
    });
    const [before, after] = await Promise.all([input, read.input].map((one) => world.local.rating.rate({ stage: 'final', input: one })));
    expect(after).toEqual(before);
  });

  it('a cell that cannot be read is told with row and column, and nothing of the sheet is taken', async () => {
    const file = await world.upload('得分.csv', '条文,得分\n4.2.1,十分\n4.2.2,15\n');
    await expect(world.local.rating.readSheet({ file })).rejects.toMatchObject({
      document: { code: 'rating-cells-bad', findings: [{ code: 'rating-cell-bad', evidence: { row: 2, column: '得分', value: '十分' } }] },
    });
    const other = await world.upload('other.csv', 'a,b\n1,x\n');
    await expect(world.local.rating.readSheet({ file: other })).rejects.toEqual(refused('rating-file-bad'));
  });

  it('lists standards, items with status, and what is missing', async () => {
    const { standards } = await world.local.rating.standards({});
    expect(standards.map(({ standard, kind, revisedFrom }) => [standard, kind, revisedFrom])).toEqual([
      ['GB/T50378-2019', 'stars', '2024-10-01'],
      ['GB/T51129-2017', 'prefab', null],
    ]);
    const scheme = await world.local.rating.scheme({});
    expect(scheme.items.find(({ code }) => code === '7.2.18')).toMatchObject({ max: 12, status: 'RECALLED', nameStatus: 'VERIFIED' });
    expect(scheme.gaps.length).toBeGreaterThan(0);
    const prefab = await world.local.rating.prefabScheme({});
    expect(prefab.items.find(({ item }) => item === 'fullFitOut')).toMatchObject({
      ratio: null,
      must: true,
      points: { status: 'RECALLED' },
    });
  });

  it('prefab rate, green materials from a table, ultra-low-energy share and incentives', async () => {
    const prefab = await world.local.rating.prefab({ input: { verticalMembers: 35, horizontalMembers: 70 } });
    expect([prefab.q1, prefab.qualified, prefab.undecided[0]?.what]).toEqual([30, null, '围护墙和内隔墙不少于 10 分（现为 0 分）']);

    const file = await world.upload(
      '建材.csv',
      '产品名称,证书编号,用量,单位,造价（元）,是否绿色建材\n混凝土,CTC-1,30,t,60,是\n砂浆,,70,t,140,否\n',
    );
    const { input } = await world.local.rating.readProducts({ file });
    const project = { work: 'new', class: 'residential', urban: true };
    const materials = await world.local.rating.materials({ region: '140300', project, input });
    expect([materials.byCost.least, materials.byQuantity[0]?.least, materials.rules[0]?.verdict, materials.rules[0]?.strength]).toEqual([
      30,
      30,
      'meets',
      'promote',
    ]);

    const ultraLow = await world.local.rating.ultraLow({
      region: '140300',
      project,
      input: { buildings: [{ aboveGroundM2: 800, ultraLow: false }] },
    });
    expect(ultraLow.rules.map(({ rule, verdict }) => [rule, verdict])).toEqual([['YQ/ultra-low-homes', 'fails']]);

    const district = await world.local.rating.district({
      region: '140300',
      project: { work: 'new', urban: true },
      input: {
        buildings: [
          { project: 'A', class: 'residential', aboveGroundM2: 800, ultraLow: false },
          { project: 'B', class: 'residential', aboveGroundM2: 800, ultraLow: true },
        ],
      },
    });
    expect(district.projects.map(({ name, rules }) => [name, rules.map(({ verdict }) => verdict)])).toEqual([
      ['A', ['fails']],
      ['B', ['meets']],
    ]);
    const recalled = await world.as('viewer', { all: true }, 'en').rating.prefab({ input: { integratedPartitions: 60, dryFloor: 80 } });
    const detail = recalled.findings.find(({ code }) => code === 'prefab-recalled')?.detail;
    expect(detail).toContain('partitions integrated with pipes and fit-out; dry floors');
    expect(detail).not.toContain('integratedPartitions');

    const claims = await world.local.rating.incentives({
      region: '140300',
      project: { ...project, targetStar: 2 },
      measures: { addedInsulationM2: 120 },
    });
    expect(claims.claims.map(({ rule, leftOut }) => [rule, leftOut?.m2])).toContainEqual(['YQ/far-insulation', 120]);
    expect(claims.notLoaded.length).toBeGreaterThan(0);
  });

  it.each([
    [{ stage: 'final', standard: 'GB/T 1', input: {} }, 'rating-standard-unknown'],
    [{ stage: 'final', date: '2018-01-01', input: {} }, 'rating-standard-not-yet'],
    [{ stage: 'final', date: '2026-02-30', input: {} }, 'date-bad'],
    [{ stage: 'pre', input: { items: { '1.1.1': 1 } } }, 'rating-item-unknown'],
  ] as const)('%o is refused with a problem that names it', async (asked, code) => {
    await expect(world.local.rating.rate(asked)).rejects.toEqual(refused(code));
  });
});
