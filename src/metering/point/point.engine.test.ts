import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const buildings = ['code,name,use,region,organisation', 'B1,一号楼,office,140302,甲单位', 'B2,二号楼,school,140303,乙单位'].join('\n');
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await world.local.registry.importMeters({ file: await world.upload('m.csv', 'code,building,carrier\nE1,B1,electricity\n') });
});
afterAll(() => world.stop());

const points = async (lines: readonly string[], options: object = {}) =>
  world.local.point.importPoints({ file: await world.upload('p.csv', lines.join('\n')), ...options });
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const instant = (): string => new Date(clock).toISOString();
type Question = Parameters<typeof world.local.point.list>[0];
const codes = async (asked: Question) => (await world.local.point.list(asked)).points.map(({ code }) => code);
const point = (code: string) => world.local.point.get({ point: code });

describe('a list of points', () => {
  test('is imported by its Chinese headings: quantities by word, units in usual notations, how long a value holds', async () => {
    const result = await points([
      '代码,量,建筑,名称,单位,房间,设备,标签,保持,下限,上限',
      'T1,温度,B1,三层会议室,℃,301,,zone-air,30分钟,10,40',
      'T2,温度,B1,,°F,302,,,,,',
      'S1,运行状态,B2,冷机启停,,,CH-1,running,1d,,',
      'X1,温度,B9,,,,,,,,',
      'X2,味道,B1,,,,,,,,',
      'X3,温度,B1,,kPa,,,,,,',
      'X4,温度,B1,,,,,,,40,10',
      'X5,温度,B1,,,,,,一会儿,,',
    ]);
    expect(result).toMatchObject({ created: 3, rejectedCount: 5 });
    expect(result.rejected?.map(({ row, code }) => [row, code])).toEqual([
      [5, 'unknown-building'],
      [6, 'unknown-value'],
      [7, 'unit-not-of-quantity'],
      [8, 'limits-backwards'],
      [9, 'bad-hold'],
    ]);
    expect(await point('T1')).toMatchObject({
      quantity: 'temperature',
      building: 'B1',
      buildingName: '一号楼',
      unit: 'degC',
      space: '301',
      tag: 'zone-air',
      hold: '30min',
      low: 10,
      high: 40,
      provenance: { quantity: { kind: 'points', byHand: false, subject: 'p.csv' } },
    });
    expect(await point('T2')).toMatchObject({ unit: 'degF', hold: '1h', low: null });
    expect(await point('S1')).toMatchObject({ unit: '1', hold: '1d', equipment: 'CH-1' });
  });

  test('is filtered by building, quantity, room, equipment, tag, place and text, also as known earlier', async () => {
    expect(await codes({})).toEqual(['S1', 'T1', 'T2']);
    expect(await codes({ building: 'B1' })).toEqual(['T1', 'T2']);
    expect(await codes({ quantity: 'state' })).toEqual(['S1']);
    expect(await codes({ tag: 'zone-air', space: '301' })).toEqual(['T1']);
    expect(await codes({ region: '140303' })).toEqual(['S1']);
    expect(await codes({ search: '会议' })).toEqual(['T1']);
    expect(await codes({ knownAt: instant(), equipment: 'CH-1' })).toEqual(['S1']);
    expect(await codes({ knownAt: '2026-01-01' })).toEqual([]);
  });

  test('is edited, extended, exported and undone; its history shows who did it', async () => {
    const { change } = await world.local.point.edit({ points: ['T1', 'T2'], set: { tag: 'zone-air', 保持: '2h' } });
    expect(await codes({ tag: 'zone-air' })).toEqual(['T1', 'T2']);
    expect((await world.local.point.history({ point: 'T1' })).changes[0]).toMatchObject({ field: 'hold', from: '30min', to: '2h' });
    await world.local.imports.undo({ id: change as number });
    expect(await point('T1')).toMatchObject({ hold: '30min' });
    const made = await world.local.point.add({ code: 'H1', set: { quantity: '相对湿度', building: 'B1' } });
    expect(await codes({ quantity: 'humidity' })).toEqual(['H1']);
    const file = await (await world.ask('/api/exports/points?format=csv')).text();
    expect(file.split('\n')[0]).toContain('code,quantity,building');
    expect(await points(file.trim().split('\n'))).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    await world.local.imports.undo({ id: made.change });
    expect(await problem(point('H1'))).toBe('no-such-point');
    expect(await problem(world.local.point.edit({ points: ['T1'], set: { quantity: 'co2' }, onIdentityChange: 'accept' }))).toBe(
      'no problem',
    );
    expect(await point('T1')).toMatchObject({ quantity: 'temperature' });
  });
});

describe('a code is one meter or one point', () => {
  test('so a point cannot use a meter’s code, by file or by hand', async () => {
    const result = await points(['code,quantity,building', 'E1,temperature,B1', 'T3,temperature,B1']);
    expect(result).toMatchObject({ created: 1, rejectedCount: 1 });
    expect(result.rejected).toMatchObject([{ row: 2, code: 'code-taken' }]);
    expect(await problem(world.local.point.add({ code: 'E1', set: { quantity: 'temperature', building: 'B1' } }))).toBe('code-taken');
  });

  test('and a meter cannot use a point’s, by file or created for readings', async () => {
    const file = await world.upload('m2.csv', 'code,building,carrier\nT1,B1,electricity\nE2,B1,electricity\n');
    const result = await world.local.registry.importMeters({ file });
    expect(result).toMatchObject({ created: 1, rejectedCount: 1 });
    expect(result.rejected).toMatchObject([{ row: 2, code: 'code-taken' }]);
  });

  test('but the code of an undone entry is free', async () => {
    const { change } = await world.local.point.add({ code: 'N1', set: { quantity: 'co2', building: 'B1' } });
    await world.local.imports.undo({ id: change });
    const file = await world.upload('m3.csv', 'code,building,carrier\nN1,B1,electricity\n');
    expect(await world.local.registry.importMeters({ file })).toMatchObject({ created: 1, rejectedCount: 0 });
    expect(await problem(world.local.point.add({ code: 'N1', set: { quantity: 'co2', building: 'B1' } }))).toBe('code-taken');
  });
});

test('a building with points cannot be undone', async () => {
  const own = await world.local.registry.importBuildings({
    file: await world.upload('b2.csv', 'code,name,use,region\nB3,三号楼,office,140302\n'),
  });
  await world.local.point.add({ code: 'T9', set: { quantity: 'temperature', building: 'B3' } });
  expect(await problem(world.local.imports.undo({ id: own.import }))).toBe('undo-refused');
});

describe('a building that was demolished', () => {
  test('takes no new point by hand, nor one that moves there; a file may tell of what was there, and is told so', async () => {
    const building = 'code,name,use,region,lifeEvents\nB5,五号楼,office,140302,demolished:2026-02-01\nB6,六号楼,office,140302,\n';
    await world.local.registry.importBuildings({ file: await world.upload('gone.csv', building) });
    const set = { quantity: 'temperature', building: 'B5' };
    expect(await problem(world.local.point.add({ code: 'D1', set }))).toBe('into-demolished-building');
    await world.local.point.add({ code: 'D2', set: { ...set, building: 'B6' } });
    const { refused } = await world.local.point.edit({ points: ['D2'], set: { building: 'B5' } });
    expect(refused).toMatchObject([{ code: 'D2', fault: 'into-demolished-building' }]);
    // what is there stays as it is, and can be put right
    const brought = await points(['code,building,quantity', 'D3,B5,temperature']);
    expect(brought).toMatchObject({ created: 1, findings: [{ code: 'in-demolished-buildings', evidence: { count: 1, code: 'D3' } }] });
    expect((await world.local.point.edit({ points: ['D3'], set: { name: '东侧' } })).refused).toEqual([]);
  });
});
