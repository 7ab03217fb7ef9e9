import { disclose } from '../disclose.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { type TownRole, createTown, type Town } from './town.ts';

let town: Town;

beforeAll(async () => {
  town = await createTown();
});

afterAll(() => town.world.stop());

type Kind = 'buildings' | 'meters';

/** Imports a table, after a preview with the same result. */
async function bring(asker: TownRole, kind: Kind, text: string, options: { matchOn?: string } = {}) {
  const { registry } = town.as(asker);
  const file = await town.upload(asker, text);
  const run = (preview: boolean) =>
    kind === 'buildings' ? registry.importBuildings({ file, preview, ...options }) : registry.importMeters({ file, preview });
  const told = ({ created, updated, unchanged, kept, rejected }: Awaited<ReturnType<typeof run>>) => ({
    created,
    updated,
    unchanged,
    kept,
    rejected,
  });
  const seen = told(await run(true));
  const done = told(await run(false));
  expect(seen).toEqual(done);
  return done;
}

async function rejectedOf(asker: TownRole, kind: Kind, text: string, options: { matchOn?: string } = {}) {
  const { rejected = [] } = await bring(asker, kind, text, options);
  return rejected.map(({ row, column, code }) => [row, column, code]);
}

const field = async (building: string, name: string) => (await town.world.local.registry.building({ building }))[name];
const meterOf = (meter: string) => town.world.local.registry.meter({ meter });
const useOf = async (building: string, carrier = 'electricity' as const) =>
  (await town.world.local.metering.useOfBuilding({ building, carrier, from: '2025-01-01', to: '2026-01-01', step: 'year' })).total.value;

/** The problem of a request that must be refused. */
async function refused(work: Promise<unknown>): Promise<{ status: number; code: string; detail: string }> {
  const problem = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(problem instanceof ProblemAnswer)) throw new Error(`not refused: ${String(problem)}`);
  const { status, code, detail } = problem.document;
  return { status, code, detail };
}

describe('a meter’s parent', () => {
  test('of another owner is refused, with the same answer as one that does not exist', async () => {
    const before = await useOf('B-1');
    const [outside] = await rejectedOf('owner', 'meters', 'code,building,parent\nNEW,A-1,MB-1\n');
    expect(outside).toEqual([2, 'parent', 'out-of-scope']);
    expect(await rejectedOf('owner', 'meters', 'code,building,parent\nNEW,A-1,NONE\n')).toEqual([outside]);
    const { registry } = town.as('owner');
    const edited = await refused(registry.editMeter({ meter: 'MA-1', set: { parent: 'MB-1' } }));
    expect(edited).toMatchObject({ status: 403, code: 'out-of-scope' });
    const none = await refused(registry.editMeter({ meter: 'MA-1', set: { parent: 'NONE' } }));
    expect(none).toEqual({ ...edited, detail: edited.detail.replaceAll('MB-1', 'NONE') });
    expect(await useOf('B-1')).toBe(before);
  });

  test('cannot be set from a later day on either', async () => {
    const asked = town.as('owner').registry.editMeter({ meter: 'MA-1', set: { parent: 'MB-1' }, from: '2199-01-01' });
    expect(await refused(asked)).toMatchObject({ status: 403, code: 'out-of-scope' });
  });

  test('that also serves others is refused too, because what is subtracted from it is subtracted from them', async () => {
    const [row] = await rejectedOf('owner', 'meters', 'code,building,carrier,parent\nNEW,A-1,water,MAB\n');
    expect(row).toEqual([2, 'parent', 'out-of-scope']);
  });

  test('of one’s own is accepted, in a file and by hand', async () => {
    expect(await rejectedOf('owner', 'meters', 'code,building,parent\nMA-3,A-1,MA-1\nMA-4,A-2,MA-3\n')).toEqual([]);
    await town.as('owner').registry.editMeter({ meter: 'MA-4', set: { parent: 'MA-1' } });
    expect(await meterOf('MA-4')).toMatchObject({ parent: 'MA-1' });
  });

  test('that does not exist is still reported as such to callers who see everything', async () => {
    const file = await town.world.upload('m.csv', 'code,building,parent\nNEW,A-1,NONE\nNEW-2,NONE,\n');
    const { rejected } = await town.world.local.registry.importMeters({ file });
    expect(rejected?.map(({ code }) => code)).toEqual(['unknown-parent', 'unknown-building']);
  });
});

describe('a meter shared with others', () => {
  test.each([
    ['shared with another’s building', 'MAB'],
    ['taken off another’s meter', 'MBA'],
  ])('%s can be changed only by callers who see all of them', async (_what, meter) => {
    const before = await meterOf(meter);
    const { registry } = town.as('owner');
    expect(await refused(registry.editMeter({ meter, set: { capacity: 7 } }))).toMatchObject({ status: 403, code: 'out-of-scope' });
    const [row] = await rejectedOf('owner', 'meters', `code,capacity\n${meter},7\n`);
    expect(row?.slice(2)).toEqual(['out-of-scope']);
    expect(await meterOf(meter)).toEqual(before);
  });

  test('can be imported again unchanged', async () => {
    const shares = 'code,building,carrier,kind,shares\nMAB,A-1,water,interval,A-1:0.5;B-1:0.5\n';
    expect(await bring('owner', 'meters', shares)).toMatchObject({ unchanged: 1, rejected: [] });
  });
});

describe('a building that a meter names', () => {
  test.each(['building', 'shares'])('of another owner is refused in %s with the same answer as one that does not exist', async (name) => {
    const row = (code: string) =>
      `code,building,${name === 'shares' ? 'shares' : 'item'}\nNEW,${name === 'shares' ? `A-1,${code}:1` : `${code},`}\n`;
    const outside = await bring('owner', 'meters', row('B-1'));
    const none = await bring('owner', 'meters', row('NOT'));
    expect(outside.rejected).toMatchObject([{ row: 2, column: name, code: 'out-of-scope' }]);
    expect(JSON.stringify(none)).toBe(JSON.stringify(outside).replaceAll('B-1', 'NOT'));
  });

  test('can be left only by callers who see both', async () => {
    const { registry } = town.as('bureau');
    expect(await refused(registry.editMeter({ meter: 'MC-1', set: { building: 'B-1' } }))).toMatchObject({ code: 'out-of-scope' });
    expect(await rejectedOf('bureau', 'meters', 'code,building\nMB-1,C-1\n')).toEqual([[2, 'code', 'out-of-scope']]);
    expect(await meterOf('MB-1')).toMatchObject({ building: 'B-1' });
  });
});

test('readers of a meter are named only among those that the caller sees, and nobody else is removed', async () => {
  const owner = town.as('owner').registry;
  for (const operator of ['SUP-B', '乙供电', 'NONE', '']) {
    expect(await refused(owner.editMeter({ meter: 'MA-1', set: { operator } })), operator).toMatchObject({ code: 'out-of-scope' });
  }
  expect(await rejectedOf('bureau', 'meters', 'code,operator\nMC-1,SUP-B\n')).toEqual([[2, 'operator', 'out-of-scope']]);
  expect(await rejectedOf('bureau', 'meters', 'code,operator\nMC-1,甲供电\n')).toEqual([]);
  expect(await meterOf('MC-1')).toMatchObject({ operator: 'SUP-A' });
});

test('an owner’s file cannot record a swap that is not already stored', async () => {
  const rows = 'code,since,oldFinal,newStart\nMA-1,2025-06-01 00:00,5,0\n';
  expect(await rejectedOf('owner', 'meters', rows)).toEqual([[2, 'since', 'may-not-swap']]);
});

describe('a building', () => {
  test('of another owner or county gets the same answer as none if the row creates nothing', async () => {
    for (const asker of ['owner', 'bureau'] as const) {
      for (const table of [
        'code,floorArea\nB-1,9\n',
        'code,name\nB-1,别名\n',
        'code,name,use,region\nB-1,,,\n',
        'code,name,use,region\nB-1,楼,office,140303\n',
      ]) {
        const outside = await bring(asker, 'buildings', table);
        expect(outside.rejected, table).toMatchObject([{ row: 2, column: 'code', code: 'out-of-scope' }]);
        if (asker === 'owner' && table.includes('140303')) continue;
        const none = await bring(asker, 'buildings', table.replace('B-1', 'NOT'));
        expect(JSON.stringify(none)).toBe(JSON.stringify(outside).replaceAll('B-1', 'NOT'));
      }
    }
  });

  test('with a code in use is not created, and a row with the caller’s own region or organisation takes nothing over', async () => {
    const before = await town.world.local.registry.building({ building: 'B-1' });
    expect(await rejectedOf('bureau', 'buildings', 'code,name,use,region\nB-1,抢,office,140302\n')).toEqual([[2, 'code', 'out-of-scope']]);
    expect(await rejectedOf('owner', 'buildings', 'code,name,use,region,organisation\nB-1,抢,office,140302,ORG-A\n')).toEqual([
      [2, 'code', 'out-of-scope'],
    ]);
    expect(await town.world.local.registry.building({ building: 'B-1' })).toEqual(before);
  });

  test('cannot be handed over: to another region, zone or organisation, today or later, by file or by hand, alone or among many', async () => {
    const asks: [TownRole, string, Record<string, string>][] = [
      ['bureau', 'C-1', { region: '140303' }],
      ['bureau', 'C-1', { developmentZone: 'ZX' }],
      ['bureau', 'C-1', { organisation: 'ORG-B' }],
      ['owner', 'A-1', { organisation: 'ORG-B' }],
      ['owner', 'A-1', { organisation: 'NONE' }],
    ];
    for (const [asker, building, set] of asks) {
      const before = await town.world.local.registry.building({ building });
      const { registry } = town.as(asker);
      const label = JSON.stringify([asker, set]);
      for (const from of [undefined, '2199-01-01']) {
        expect(await refused(registry.editBuilding({ building, set, ...(from && { from }) })), label).toMatchObject({
          code: 'out-of-scope',
        });
        const many = await registry.editBuildings({ buildings: [building], set, ...(from && { from }) });
        expect(many, label).toMatchObject({ change: null, changed: [], refused: [{ code: building }] });
      }
      const [[name, value]] = Object.entries(set) as [[string, string]];
      expect(await rejectedOf(asker, 'buildings', `code,${name}\n${building},${value}\n`), label).toEqual([[2, 'code', 'out-of-scope']]);
      expect(await town.world.local.registry.building({ building }), label).toEqual(before);
    }
  });

  test('can move between places that are both in scope, and into a zone that crosses the border', async () => {
    await town.as('bureau').registry.editBuilding({ building: 'C-1', set: { organisation: '甲单位', developmentZone: '高新区' } });
    expect([await field('C-1', 'organisation'), await field('C-1', 'developmentZone')]).toEqual(['ORG-A', 'GX']);
    await town.as('owner').registry.editBuilding({ building: 'C-1', set: { organisation: 'ORG-A2' } });
    expect(await field('C-1', 'organisation')).toBe('ORG-A2');
    const away = town.as('bureau').registry.editBuilding({ building: 'C-1', set: { developmentZone: '' } });
    expect(await refused(away)).toMatchObject({ code: 'out-of-scope' });
  });

  test('of an organisation that a bureau does not see keeps it when the row is imported again', async () => {
    await town.world.local.registry.editBuilding({ building: 'A-2', set: { organisation: 'ORG-B' } });
    expect(await bring('bureau', 'buildings', 'code,organisation,storeys\nA-2,ORG-B,5\n')).toMatchObject({ updated: 1, rejected: [] });
    await town.world.local.registry.editBuilding({ building: 'A-2', set: { organisation: 'ORG-A2' } });
  });

  test('is matched by external codes only within the caller’s scope', async () => {
    const table = (value: string) => `code:户号,name,use,region\n${value},楼,office,140302\n`;
    const outside = await bring('bureau', 'buildings', table('H-3'), { matchOn: '户号' });
    expect(outside.rejected).toMatchObject([{ row: 2, column: 'code:户号', code: 'out-of-scope' }]);
    const none = await bring('bureau', 'buildings', table('H-9'), { matchOn: '户号' });
    expect(JSON.stringify(none)).toBe(JSON.stringify(outside).replaceAll('H-3', 'H-9'));
    await town.world.local.registry.editBuilding({ building: 'B-1', set: { 'code:户号': 'H-1' } });
    expect(await bring('bureau', 'buildings', table('H-1'), { matchOn: '户号' })).toMatchObject({ rejected: [] });
  });

  test('is found by its name alone only within the caller’s scope', async () => {
    const table = (name: string) => `name,use,region,floorArea\n${name},office,140302,9\n`;
    const outside = await bring('bureau', 'buildings', table('乙一号楼'));
    const none = await bring('bureau', 'buildings', table('丁一号楼'));
    expect([outside, none].map(({ created, updated, rejected }) => ({ created, updated, rejected }))).toEqual([
      { created: 1, updated: 0, rejected: [] },
      { created: 1, updated: 0, rejected: [] },
    ]);
    expect(await field('B-1', 'floorArea')).toBe(1000);
  });

  test('that was undone, and belonged to another, is not created again under its code', async () => {
    const { import: id } = await town.world.local.registry.importBuildings({
      file: await town.world.upload('b.csv', 'code,name,use,region,organisation\nGONE,旧楼,office,140303,ORG-B\n'),
    });
    await town.world.local.imports.undo({ id });
    expect(await rejectedOf('owner', 'buildings', 'code,name,use,region\nGONE,新楼,office,140302\n')).toEqual([
      [2, 'code', 'out-of-scope'],
    ]);
  });

  test('of an owner is created as its own, whether the file names an organisation or not', async () => {
    expect(await bring('owner', 'buildings', 'code,name,use,region\nO-1,楼,office,140302\n')).toMatchObject({ created: 1, rejected: [] });
    const named = 'code,name,use,region,organisation\nO-2,楼,office,140302,甲下属\n';
    expect(await bring('owner', 'buildings', named)).toMatchObject({ created: 1, rejected: [] });
    expect([await field('O-1', 'organisation'), await field('O-2', 'organisation')]).toEqual(['ORG-A', 'ORG-A2']);
  });

  test('creates no region outside the caller’s scope', async () => {
    const known = async () => (await town.world.local.place.list({})).places.map(({ code }) => code);
    const before = await known();
    const table = (region: string) => `code,name,use,region\nN-1,楼,office,${region}\n`;
    expect(await rejectedOf('bureau', 'buildings', table('150299'))).toEqual([[2, 'region', 'unknown-region']]);
    expect(await rejectedOf('owner', 'buildings', table('140399'))).toEqual([[2, 'region', 'unknown-region']]);
    const edit = town.as('owner').registry.editBuilding({ building: 'A-1', set: { region: '140399' } });
    expect(await refused(edit)).toMatchObject({ code: 'unknown-region' });
    expect(await known()).toEqual(before);
  });

  test('of a bureau names no organisation of another region, by code or by name, and creates a new one', async () => {
    const table = (organisation: string) => `code,name,use,region,organisation\nN-2,楼,office,140302,${organisation}\n`;
    expect(await rejectedOf('bureau', 'buildings', table('ORG-B'))).toEqual([[2, 'code', 'out-of-scope']]);
    expect(await rejectedOf('bureau', 'buildings', table('乙单位'))).toEqual([]);
    expect(await field('N-2', 'organisation')).toBe('乙单位');
    expect(await town.world.local.place.organisation({ code: 'ORG-B' })).toMatchObject({ name: '乙单位', region: '140303' });
  });
});

describe('a use below zero', () => {
  const asked = { region: '140303', year: 2025, carrier: 'electricity' } as const;

  test('of a building that generates nothing is a finding, and gives no verdict, rank, colour or disclosure', async () => {
    const { local } = town.world;
    const use = await local.metering.useOfBuilding({
      building: 'B-1',
      carrier: 'electricity',
      from: '2025-01-01',
      to: '2026-01-01',
      step: 'year',
    });
    expect(use.total.value).toBe(-1000);
    expect(use.findings).toMatchObject([{ code: 'use-negative', evidence: { value: -1000, meters: 'MB-2' } }]);
    const ranked = await local.benchmarking.rank(asked);
    expect(ranked.buildings.map(({ code }) => code)).toEqual(['B-2']);
    expect(ranked.excluded).toMatchObject([{ code: 'B-1', reason: 'use-negative' }]);
    const quota = await local.benchmarking.quota({ building: 'B-1', year: 2025 });
    expect(quota.verdict).toBe('unknown');
    expect(quota.findings.map(({ code }) => code)).toContain('quota-use-negative');
    const explained = await local.figures.explain({ figure: quota.figure });
    expect(explained.findings.map(({ code }) => code)).toContain('quota-use-negative');
    const uses = (await local.benchmarking.champions(asked)).uses.flatMap(({ buildings }) => buildings.map(({ code }) => code));
    expect(uses).not.toContain('B-1');
    const standing = await local.benchmarking.standing({ building: 'B-1', year: 2025 });
    expect(standing).toMatchObject({ own: null, rank: null, percentile: null, out: { reason: 'use-negative' } });
    const flow = await local.benchmarking.flow({ building: 'B-1', year: 2025 });
    expect(flow.findings.map(({ code }) => code)).toContain('use-negative');
    const { buildings } = await local.disclosure.candidates({ region: '140303', year: 2025 });
    expect(buildings.find(({ code }) => code === 'B-1')).toMatchObject({ verdict: null, hindrance: { code: 'disclosure-use-negative' } });
    const { refused } = await disclose(local, { region: '140303', year: 2025, buildings: ['B-1'], consent: 'x' });
    expect(refused).toMatchObject([{ building: 'B-1', code: 'disclosure-use-negative' }]);
  });

  test('of a building whose own meter counts both ways is allowed', async () => {
    const { local } = town.world;
    await local.registry.editMeter({ meter: 'MB-1', set: { direction: 'both' } });
    expect((await local.benchmarking.rank(asked)).buildings.map(({ code }) => code)).toEqual(['B-2', 'B-1']);
    await local.registry.editMeter({ meter: 'MB-1', set: { direction: 'import' } });
  });
});
