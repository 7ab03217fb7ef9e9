import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const buildings = ['code,name,use,region,organisation', 'B1,一号楼,office,140302,甲单位', 'B2,二号楼,school,140303,乙单位'];
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings.join('\n')) });
});
afterAll(() => world.stop());

const resources = async (lines: readonly string[], client = world.local) =>
  client.resources.importResources({ file: await world.upload('r.csv', lines.join('\n')) });
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const codes = async (asked: Parameters<typeof world.local.resources.list>[0], client = world.local) =>
  (await client.resources.list(asked)).resources.map(({ code }) => code);
const one = (resource: string) => world.local.resources.get({ resource });

const headings =
  '资源代码,建筑代码,类型,功率,名称,计量点,投运日期,拆除日期,组件面积,倾角,方位角,逆变器功率,安装方式,温度系数,系统损失,反射率,' +
  '最低电量,最高电量,放电功率,充电效率,放电效率,模式,能效比,热阻,热容,得热,设定温度,温度下限,温度上限,可削减比例';

describe('a list of resources', () => {
  test('comes in by its Chinese headings, with kinds and modes by word', async () => {
    const result = await resources([
      headings,
      'PV1,B1,光伏,120,南屋面,M9,2024-05-01,,640,30,180,100,close,-0.0035,0.12,0.25,,,,,,,,,,,,,,',
      'BA1,B1,储能,50,,,,,,,,,,,,,10,100,60,0.95,0.94,,,,,,,,,',
      'HV1,B2,暖通空调,20,,,,,,,,,,,,,,,,,,供热,3.2,2.5,40,1.5,20,18,22,',
      'EV1,B2,充电桩,7,,,,,,,,,,,,,,,,,,,,,,,,,,',
      'SD1,B1,可削减负荷,15,,,,,,,,,,,,,,,,,,,,,,,,,,0.4',
      'SH1,B1,可平移负荷,9,,,,,,,,,,,,,,,,,,,,,,,,,,',
    ]);
    expect(result).toMatchObject({ created: 6, rejectedCount: 0 });
    expect(await one('PV1')).toMatchObject({
      building: 'B1',
      kind: 'pv',
      kw: 120,
      meter: 'M9',
      area: 640,
      azimuth: 180,
      inverterKw: 100,
      mounting: 'close',
      gamma: -0.0035,
      loss: 0.12,
      albedo: 0.25,
      minKwh: null,
    });
    expect(await one('BA1')).toMatchObject({ kind: 'battery', minKwh: 10, maxKwh: 100, dischargeKw: 60, dischargeEfficiency: 0.94 });
    expect(await one('HV1')).toMatchObject({ kind: 'hvac', mode: 'heat', cop: 3.2, r: 2.5, c: 40, gain: 1.5, set: 20, low: 18, high: 22 });
    expect(await one('SD1')).toMatchObject({ kind: 'shed', share: 0.4 });
    expect(await codes({ kind: 'pv' })).toEqual(['PV1']);
    expect(await codes({ building: 'B2' })).toEqual(['EV1', 'HV1']);
    expect(await codes({ region: '140302', sort: 'kw', descending: true })).toEqual(['PV1', 'BA1', 'SD1', 'SH1']);
  });

  test('refuses by name what is out of range, what does not fit, and what is not there', async () => {
    const { rejected } = await resources([
      'code,building,kind,kw,tilt,loss,minKwh,maxKwh,low,high',
      'X1,B9,pv,1,,,,,,',
      'X2,B1,windmill,1,,,,,,',
      'X3,B1,pv,0,,,,,,',
      'X4,B1,pv,1,91,,,,,',
      'X5,B1,pv,1,,1.1,,,,',
      'X6,B1,battery,1,,,9,8,,',
      'X7,B1,hvac,1,,,,,23,20',
      'X8,B1,pv,,,,,,,',
    ]);
    expect(rejected?.map(({ row, code }) => [row, code])).toEqual([
      [2, 'unknown-building'],
      [3, 'unknown-value'],
      [4, 'out-of-range'],
      [5, 'out-of-range'],
      [6, 'out-of-range'],
      [7, 'does-not-fit'],
      [8, 'does-not-fit'],
      [9, 'missing'],
    ]);
  });
});

test('an edit that does not fit is refused, one that fits is kept, known as before, and taken back', async () => {
  const before = new Date(clock).toISOString();
  const wrong = { minKwh: '200' };
  expect(await problem(world.local.resources.edit({ resources: ['BA1'], set: wrong }))).toBe('does-not-fit');
  await expect(world.local.resources.edit({ resources: ['BA1'], set: wrong })).rejects.toMatchObject({
    document: { code: 'does-not-fit', findings: [{ code: 'does-not-fit', evidence: { code: 'BA1' } }] },
  });
  expect(await world.local.resources.edit({ resources: ['BA1'], set: wrong, preview: true })).toMatchObject({ refused: [{ code: 'BA1' }] });
  const { change, resource } = await world.local.resources.edit({ resources: ['BA1'], set: { 功率: '55' } });
  expect(resource).toMatchObject({ code: 'BA1', kw: 55, state: 'in-use' });
  expect((await one('BA1')).kw).toBe(55);
  expect((await world.local.resources.get({ resource: 'BA1', knownAt: before })).kw).toBe(50);
  expect((await world.local.resources.history({ resource: 'BA1' })).changes[0]).toMatchObject({ field: 'kw', from: 50, to: 55 });
  await world.local.imports.undo({ id: change as number });
  expect((await one('BA1')).kw).toBe(50);
});

test('of several that are edited at once some may be refused', async () => {
  const several = await world.local.resources.edit({ resources: ['BA1', 'EV1'], set: { minKwh: '200' } });
  expect(several).toMatchObject({ changed: [{ code: 'EV1' }], refused: [{ code: 'BA1' }] });
  expect(several.resource).toBeUndefined();
  await world.local.imports.undo({ id: several.change as number });
});

test('an owner sees and edits the resources of its own buildings alone', async () => {
  const owner = world.as('owner', { organisation: '乙单位' });
  expect(await codes({}, owner)).toEqual(['EV1', 'HV1']);
  expect(await problem(owner.resources.get({ resource: 'PV1' }))).toBe('no-such-resource');
  expect(await problem(owner.resources.edit({ resources: ['PV1'], set: { name: 'x' } }))).toBe('no-such-resource');
  expect(await problem(owner.resources.edit({ resources: ['EV1'], set: { building: 'B1' } }))).toBe('out-of-scope');
  expect(await problem(owner.resources.add({ code: 'O1', set: { building: 'B1', kind: 'pv', kw: '1' } }))).toBe('out-of-scope');
});

test('what is exported comes into an empty city the same', async () => {
  const buildings = await (await world.ask('/api/exports/buildings?format=csv')).text();
  const csv = await (await world.ask('/api/exports/resources?format=csv')).text();
  const other = await createWorld({ clock: () => (clock += 1000) });
  try {
    await other.local.registry.importBuildings({ file: await other.upload('b.csv', buildings) });
    expect(await other.local.resources.importResources({ file: await other.upload('r.csv', csv) })).toMatchObject({ rejectedCount: 0 });
    expect(await (await other.ask('/api/exports/resources?format=csv')).text()).toBe(csv);
    const { checks } = await other.local.doctor.examine();
    expect(checks.find(({ name }) => name === 'resources')).toMatchObject({ counted: 6, findings: [] });
  } finally {
    await other.stop();
  }
});
