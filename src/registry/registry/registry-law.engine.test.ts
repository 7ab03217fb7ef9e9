import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programScope } from '#kernel/scope.ts';
import { asOfNow, type AsOf } from '#kernel/as-of.ts';
import type { Mark } from './fields/line-changes.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  brought = await buildings(
    csv(
      'code,name,use,region,floorArea,yearBuilt,storeys',
      'A1,市政府,办公楼,阳泉市城区,"1,234.5",1999.0,６',
      'A2,医院,hospital,140300,約三千,2000,1',
      'A3,x,仓库,140300,1,2000,1',
      'A4,x,office,999999,1,2000,1',
      'A5,,office,140300,1,2000,1',
      ',x,office,140300,1,2000,1',
      'A6,x,school,平定县,900,2001,2',
      'A7,x,school,郊区,900,2001,2',
    ),
  );
});
afterAll(() => world.stop());

const csv = (...lines: string[]): string => lines.join('\n');
const buildings = async (text: string, options: object = {}) =>
  world.local.registry.importBuildings({ file: await world.upload('b.csv', text), ...options });
const meters = async (text: string, options: object = {}) =>
  world.local.registry.importMeters({ file: await world.upload('m.csv', text), ...options });
const registry = () => world.app.slices.registry;
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

let brought: Awaited<ReturnType<typeof buildings>>;

describe('rows of a building list', () => {
  test('good rows go in, bad ones are told with row and column, and can be downloaded', async () => {
    const result = brought;
    expect(result).toMatchObject({ created: 3, rejectedCount: 5 });
    expect(result.rejected?.map(({ row, column, code }) => [row, column, code])).toEqual([
      [4, 'use', 'ambiguous-use'],
      [5, 'region', 'unknown-region'],
      [6, 'name', 'missing'],
      [7, 'code', 'missing'],
      [9, 'region', 'ambiguous-region'],
    ]);
    const rejects = await (await world.ask(`/api/imports/${result.import}/rejects`)).text();
    expect(rejects).toContain('A3,x,仓库,140300,1,2000,1,4,use,ambiguous-use');
    expect(await world.local.registry.building({ building: 'A1' })).toMatchObject({
      floorArea: 1234.5,
      yearBuilt: 1999,
      storeys: 6,
      use: 'office',
      region: '140302',
      zone: 'Asia/Shanghai',
    });
  });

  test('a code that stands twice with different values is rejected both times, equal rows count once', async () => {
    const result = await buildings(
      csv('code,name,use,region,floorArea', 'T1,a,office,140302,1', 'T1,a,office,140302,2', 'T2,b,office,140302,3', 'T2,b,office,140302,3'),
    );
    expect(result).toMatchObject({ created: 1, repeated: 1, rejectedCount: 2 });
    expect(result.rejected?.map((one) => one.code)).toEqual(['code-twice', 'code-twice']);
  });

  test('a file without a required column is refused whole; a partial file for known buildings is not', async () => {
    expect(await problem(buildings(csv('code,name,use', 'Z1,a,office')))).toBe('columns-missing');
    expect(await buildings(csv('code,occupants', 'A1,55'))).toMatchObject({ updated: 1, rejectedCount: 0 });
  });

  test('a preview tells what would be and leaves nothing', async () => {
    const preview = await buildings(csv('code,name,use,region', 'P1,预览,office,140302'), { preview: true });
    expect(preview).toMatchObject({ created: 1, state: 'previewed', preview: true });
    expect(await problem(world.local.registry.building({ building: 'P1' }))).toBe('no-such-building');
  });

  test('what a person typed is kept and told, until the file is to be taken', async () => {
    await world.local.registry.editBuilding({ building: 'A1', set: { floorArea: 2000 } });
    const list = csv('code,name,use,region,floorArea', 'A1,市政府,office,140302,1234.5');
    expect(await buildings(list)).toMatchObject({
      unchanged: 1,
      updated: 0,
      kept: [{ code: 'A1', field: 'floorArea', ours: 2000, theirs: 1234.5 }],
    });
    expect(await buildings(list, { onConflict: 'take' })).toMatchObject({ updated: 1, kept: [] });
    expect((await world.local.registry.building({ building: 'A1' })).floorArea).toBe(1234.5);
  });
});

describe('time', () => {
  test('area and use change in the course of a life, and every field says who set it', async () => {
    await buildings(csv('code,name,use,region,floorArea', 'D1,楼,office,140302,1000'));
    const { change } = await world.local.registry.editBuilding({
      building: 'D1',
      set: { floorArea: 1500, use: 'hotel' },
      from: '2025-07-01',
    });
    const [facts] = await registry().buildingFacts(programScope, { buildings: ['D1'] }, asOfNow);
    expect(facts?.floorAreaM2).toEqual([
      { from: null, value: 1000 },
      { from: '2025-07-01', value: 1500 },
    ]);
    expect(facts?.uses).toEqual([
      { from: null, value: [{ use: 'office', areaM2: null }] },
      { from: '2025-07-01', value: [{ use: 'hotel', areaM2: null }] },
    ]);
    const { provenance } = await world.local.registry.building({ building: 'D1' });
    expect(provenance?.['floorArea']).toMatchObject({ change, byHand: true, kind: 'building-edit' });
    expect(provenance?.['name']).toMatchObject({ byHand: false, kind: 'buildings', subject: 'b.csv' });
    const { changes } = await world.local.registry.history({ building: 'D1' });
    expect(changes[0]).toMatchObject({ change, import: null, validFrom: '2025-07-01' });
    expect(changes.find((one) => one.field === 'floorArea')).toMatchObject({ from: 1000, to: 1500 });
  });

  test('an earlier question is answered as it was known, an undo takes back and stays readable', async () => {
    await buildings(csv('code,name,use,region,floorArea', 'KT1,楼,office,140302,1000'));
    const before = clock;
    const { change } = await world.local.registry.editBuilding({ building: 'KT1', set: { floorArea: 9000 } });
    const between = clock;
    expect(await world.local.imports.undo({ id: change })).toEqual({ import: change, undone: true });
    const areaAt = async (at: number) =>
      (await registry().buildingFacts(programScope, { buildings: ['KT1'] }, { received: at, recorded: at }))[0]?.floorAreaM2[0]?.value;
    expect([await areaAt(0), await areaAt(before), await areaAt(between), await areaAt(clock + 10_000_000)]).toEqual([
      1000, 1000, 9000, 1000,
    ]);
    expect(await problem(world.local.imports.undo({ id: change }))).toBe('nothing-to-undo');
  });

  test('an import is taken back whole, unless later work stands on it', async () => {
    const first = await buildings(csv('code,name,use,region', 'U1,楼,office,140302', 'U2,楼二,office,140302'));
    await meters(csv('code,building,carrier', 'UM,U1,electricity'));
    expect(await problem(world.local.imports.undo({ id: first.import }))).toBe('undo-refused');
    const again = await buildings(csv('code,name,use,region', 'U3,楼三,office,140302', 'U2,楼贰,office,140302'));
    await world.local.imports.undo({ id: again.import });
    expect(await problem(world.local.registry.building({ building: 'U3' }))).toBe('no-such-building');
    expect((await world.local.registry.building({ building: 'U2' })).name).toBe('楼二');
    expect(await buildings(csv('code,name,use,region', 'U3,楼三,office,140302'))).toMatchObject({ created: 1 });
  });
});

describe('meters', () => {
  test('rows are judged by carrier, building, parent, shares; children may stand before their parents', async () => {
    await buildings(csv('code,name,use,region,zone', 'M1,楼,office,140302,', 'M2,楼二,office,140302,US/Eastern'));
    const result = await meters(
      csv(
        '表号,建筑,能源种类,分项,单位,倍率,上级,分摊',
        'c1,M1,电,01A00,kWh,40,p1,',
        'p1,M1,电,,度,,,',
        'g1,M1,天然气,,t,,,',
        'x1,M9,电,,,,,',
        'x2,M1,电,01A00,,,nobody,',
        'x3,M1,热,01A00,,,,',
        'x4,M1,电,,,,g1,',
        's1,,电,,,,,M1:0.6;M2:0.4',
        's2,,电,,,,,M1:0.6;M2:0.6',
        'r1,M1,电,,,,r2,',
        'r2,M1,电,,,,r1,',
      ),
    );
    expect(result).toMatchObject({ created: 3 });
    expect(result.rejected?.map(({ row, code }) => [row, code])).toEqual([
      [4, 'unit-not-of-carrier'],
      [5, 'unknown-building'],
      [6, 'unknown-parent'],
      [7, 'item-not-of-carrier'],
      [8, 'unknown-parent'],
      [10, 'shares-sum'],
      [11, 'circle-of-meters'],
      [12, 'circle-of-meters'],
    ]);
    const found = await registry().meterFacts(programScope, { buildings: ['M1'] }, asOfNow);
    expect(found.map((meter) => meter.code)).toEqual(['c1', 'p1', 's1']);
    expect(found[0]).toMatchObject({ parent: found[1]?.id, devices: [{ multiplier: { num: 40, den: 1 }, unit: 'kWh' }], building: 'M1' });
    expect(found[2]).toMatchObject({
      building: null,
      shares: [
        { building: 'M1', share: 0.6 },
        { building: 'M2', share: 0.4 },
      ],
    });
  });

  test('a swap brings a new device, is known from when it was received, and marks the meter for those who draw lines', async () => {
    const told: Pick<Mark, 'first' | 'last'>[] = [];
    registry().onMetersTouched(async (marks) => {
      told.push(...marks.map(({ first, last }) => ({ first, last })));
      await registry().metersSettled(marks.map((one) => one.mark));
    });
    await buildings(csv('code,name,use,region', 'S1,楼,office,140302'));
    await meters(csv('code,building,kind,digits,multiplier', 'SM,S1,register,6,1.5'));
    const swapped = await world.local.registry.swapMeter({
      meter: 'SM',
      at: '2026-01-10T08:00',
      oldFinal: 98_210.5,
      newStart: 12,
      multiplier: 40,
    });
    expect(swapped.devices).toMatchObject([
      { since: null, end: 98_210.5, multiplier: 1.5 },
      { since: '2026-01-10T00:00:00Z', start: 12, multiplier: 40, digits: 6 },
    ]);
    const upTo = { first: Date.parse('2026-01-10T00:00:00Z') / 1000, last: Infinity };
    expect(told).toEqual([upTo]);
    const then = { received: Date.parse('2026-02-01T00:00:00Z'), recorded: Number.MAX_SAFE_INTEGER };
    expect((await registry().meterFacts(programScope, { meters: ['SM'] }, then))[0]?.devices).toHaveLength(1);
    expect(await meters(csv('code,building,kind,digits,multiplier', 'SM,S1,register,6,40'))).toMatchObject({ unchanged: 1, kept: [] });
    await world.local.imports.undo({ id: swapped.change });
    expect((await world.local.registry.meter({ meter: 'SM' })).devices).toHaveLength(1);
    expect(told).toEqual([upTo, upTo]);
  });

  test('asked for one carrier, the children of another do not come along, as known at any time', async () => {
    await buildings(csv('code,name,use,region', 'K1,楼,office,140302', 'K2,楼,office,140302'));
    await meters(csv('code,building,carrier,parent', 'KE,K1,electricity,', 'KE1,K1,electricity,KE', 'KE2,K2,electricity,KE', 'KG,K1,gas,'));
    const asked = async (carrier: 'electricity' | 'gas', known: AsOf) =>
      (await registry().meterFacts(programScope, { buildings: ['K1'], carrier, withChildren: true }, known)).map(({ code }) => code);
    const then = { received: clock + 1, recorded: clock + 1 };
    clock += 10_000;
    for (const known of [asOfNow, then]) {
      expect(await asked('electricity', known)).toEqual(['KE', 'KE1', 'KE2']);
      expect(await asked('gas', known)).toEqual(['KG']);
    }
  });

  test('meters are made for readings: in the building of that code, else without one', async () => {
    await buildings(csv('code,name,use,region', 'MR1,楼,office,140302'));
    const made = await registry().createMeters(
      programScope,
      [
        { code: 'MR1', carrier: 'electricity', kind: 'interval', unit: 'kWh' },
        { code: 'nowhere', carrier: 'heat', kind: 'register', unit: 'GJ' },
      ],
      { id: 999_999, preview: false, now: clock },
    );
    expect(made.map(({ code, building, kind }) => [code, building, kind])).toEqual([
      ['MR1', 'MR1', 'interval'],
      ['nowhere', null, 'register'],
    ]);
  });
});

describe('the same building twice', () => {
  test('candidates say why, a merge makes an alias that answers everywhere, and is taken back', async () => {
    await buildings(
      csv(
        'code,name,use,region,floorArea,address,latitude,longitude,code:户号',
        'C1,阳泉第一中学３号楼,school,140303,5000,桃北路1号,37.86,113.57,77',
        'C2,阳泉第一中学三号楼,school,140303,5010,阳泉市矿区桃北路１号,37.8601,113.5701,77',
        'C3,阳泉第一中学5号楼,school,140303,7000,桃北路9号,37.87,113.57,',
      ),
    );
    const { candidates } = await world.local.registry.candidates({ region: '140303' });
    expect(candidates.map((one) => one.codes)).toEqual([['C1', 'C2']]);
    expect(candidates[0]?.score).toBeGreaterThan(0.9);
    await meters(csv('code,building', 'CM,C2'));
    await world.local.registry.merge({ building: 'C2', into: 'C1' });
    expect(await world.local.registry.building({ building: 'C2' })).toMatchObject({ code: 'C1', aliases: ['C2'] });
    expect(
      (await registry().meterFacts(programScope, { buildings: ['C2'] }, asOfNow)).map((meter) => [meter.code, meter.building]),
    ).toEqual([['CM', 'C1']]);
    expect(await problem(world.local.registry.merge({ building: 'C1', into: 'C2' }))).toBe('merge-with-itself');
    await world.local.registry.unmerge({ building: 'C2' });
    expect(await world.local.registry.building({ building: 'C2' })).toMatchObject({ code: 'C2', aliases: [] });
    await world.local.registry.keepApart({ building: 'C1', other: 'C2' });
    expect((await world.local.registry.candidates({ region: '140303' })).candidates).toEqual([]);
  });

  test('an import counts those of its buildings that bear what another bears, and not what a whole estate bears', async () => {
    const told = async (...lines: string[]) => (await buildings(csv('code,name,use,region,address,code:户号', ...lines))).candidates;
    expect(await told('L1,晋东大厦,office,140302,,', 'L2,晋东大厦,office,140303,,', 'L3,第四医院,hospital,140302,德胜街4号,901')).toBe(0);
    expect(await told('L4,晋东大厦,office,140302,,', 'L5,四院门诊楼,hospital,140302,德胜街4号,', 'L6,水泵房,office,140302,,901')).toBe(3);
    expect(await told(...Array.from({ length: 21 }, (_, at) => `E${at},安居宿舍,residence,140302,,`))).toBe(0);
  });
});

describe('scope', () => {
  test('rows outside are rejected, buildings outside do not exist', async () => {
    await buildings(csv('code,name,use,region,organisation', 'O1,楼,office,140802,甲', 'O2,楼,office,140302,乙'));
    const bureau = world.as('bureau', { region: '140300' });
    const file = await world.upload(
      'b.csv',
      csv('code,name,use,region', 'O1,改,office,140302', 'O2,改,office,140302', 'O3,新,office,140802'),
    );
    await expect(bureau.registry.importBuildings({ file })).rejects.toMatchObject({ document: { code: 'no-such-file' } });
    expect(await problem(bureau.registry.building({ building: 'O1' }))).toBe('no-such-building');
    expect((await bureau.registry.building({ building: 'O2' })).code).toBe('O2');
    expect(await problem(bureau.registry.editBuilding({ building: 'O2', set: { region: '140802' } }))).toBe('out-of-scope');
    const owner = world.as('owner', { organisation: '乙' });
    expect((await owner.registry.buildings({})).buildings.map((one) => one.code)).toEqual(['O2']);
    const sight = { identity: 'x', actor: 'x', role: 'bureau', sees: { region: '140300' } } as const;
    const kept = await world.app.slices.imports.keepFile(
      sight,
      'b.csv',
      (async function* () {
        yield Buffer.from(csv('code,name,use,region', 'O1,改,office,140302', 'O2,改,office,140302', 'O3,新,office,140802'));
      })(),
    );
    const { result } = await registry().importBuildings(
      sight,
      { file: kept.file },
      Object.assign((code: string) => code, { language: 'zh' as const }),
    );
    expect(result).toMatchObject({
      updated: 1,
      rejectedCount: 2,
      rejected: [
        { row: 2, code: 'out-of-scope' },
        { row: 4, code: 'out-of-scope' },
      ],
    });
  });
});
