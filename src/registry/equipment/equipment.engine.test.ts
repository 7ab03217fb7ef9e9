import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const buildings = [
    'code,name,use,region,organisation',
    'B1,一号楼,office,140302,甲单位',
    'B2,二号楼,school,140303,乙单位',
    'B3,三号楼,office,140302,甲单位',
  ].join('\n');
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  brought = await equipment([
    '设备编号,建筑代码,设备类型,名称,数量,额定容量(MW),能效值,能效指标,投用日期,使用寿命,符合产品标准,安全隐患,拆除日期',
    'CH1,B1,冷水机组,1号冷机,2,1.055,5.1,COP,2008,20,否,是,',
    'BO1,B2,锅炉,,,2.8,0.9,热效率,2012年5月,15,,否,2024-11-15',
    'PU1,B1,pump,,,,,,2019/3/2,,,,',
    'XX1,B9,pump,,,,,,,,,,',
    'XX2,B1,飞船,,,,,,,,,,',
    'XX3,B1,pump,,,,,,2020,,,,2019-06-01',
  ]);
});
afterAll(() => world.stop());

const equipment = async (lines: readonly string[], options: object = {}, client = world.local) =>
  client.equipment.importEquipment({ file: await world.upload('e.csv', lines.join('\n')), ...options });
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
let brought: Awaited<ReturnType<typeof equipment>>;
const undo = (id: number | null) => world.local.imports.undo({ id: id ?? 0 });
/** Adds a lift to B3, until that is undone. */
const lift = async (): Promise<number> => (await equipment(['code,building,kind', 'LI1,B3,lift'])).import;
const instant = (): string => new Date(clock).toISOString();
type Question = Parameters<typeof world.local.equipment.list>[0];
const codes = async (asked: Question, client = world.local) => (await client.equipment.list(asked)).equipment.map(({ code }) => code);
const device = (code: string) => world.local.equipment.get({ equipment: code });

describe('a list of equipment', () => {
  test('comes in by its Chinese headings: kinds by word, sizes in kW, days as exactly as they are known, yes and no', async () => {
    const result = brought;
    expect(result).toMatchObject({ created: 3, rejectedCount: 3 });
    expect(result.rejected?.map(({ row, code }) => [row, code])).toEqual([
      [5, 'unknown-building'],
      [6, 'unknown-value'],
      [7, 'removed-before-installed'],
    ]);
    expect(result.rejected?.[1]?.detail).toMatch(/^设备类型 不认识“飞船”/u);
    expect(await device('CH1')).toMatchObject({
      building: 'B1',
      buildingName: '一号楼',
      kind: 'chiller',
      count: 2,
      capacity: 1055,
      installed: '2008',
      meetsStandard: false,
      unsafe: true,
      worthRepair: null,
      state: 'in-use',
      provenance: { kind: { kind: 'equipment', byHand: false, subject: 'e.csv' } },
    });
    expect(await device('BO1')).toMatchObject({ installed: '2012-05', count: 1, state: 'removed', unsafe: false, meetsStandard: null });
    expect((await device('PU1')).installed).toBe('2019-03-02');
  });

  test('is filtered by building, kind, state, place, owner and name, and put in order', async () => {
    expect(await codes({})).toEqual(['BO1', 'CH1', 'PU1']);
    expect(await codes({ building: 'B1' })).toEqual(['CH1', 'PU1']);
    expect(await codes({ kind: 'boiler' })).toEqual(['BO1']);
    expect(await codes({ state: 'in-use' })).toEqual(['CH1', 'PU1']);
    expect(await codes({ state: 'removed' })).toEqual(['BO1']);
    expect(await codes({ region: '140303' })).toEqual(['BO1']);
    expect(await codes({ organisation: '甲单位', search: '冷机' })).toEqual(['CH1']);
    expect(await codes({ sort: 'capacity', descending: true })).toEqual(['BO1', 'CH1', 'PU1']);
    expect(await codes({ sort: 'installed' })).toEqual(['CH1', 'BO1', 'PU1']);
    expect(await world.local.equipment.list({ limit: 1, offset: 1 })).toMatchObject({ total: 3, equipment: [{ code: 'CH1' }] });
    expect(await codes({ knownAt: instant(), region: '140302', state: 'in-use', sort: 'installed', descending: true })).toEqual([
      'PU1',
      'CH1',
    ]);
  });

  test('the same file again changes nothing; what a person typed stays, until the file is to be taken', async () => {
    const file = ['code,building,kind,efficiency', 'CH1,B1,chiller,5.1'];
    await world.local.equipment.edit({ equipment: ['CH1'], set: { 能效值: 4.2 } });
    expect(await equipment(file)).toMatchObject({ unchanged: 1, kept: [{ code: 'CH1', field: 'efficiency', ours: 4.2, theirs: 5.1 }] });
    expect(await equipment(file, { onConflict: 'take' })).toMatchObject({ updated: 1 });
    expect(await equipment(file)).toMatchObject({ updated: 0, unchanged: 1 });
  });
});

test('a device moves to another building from a day on; where it stood is known as before, and undo takes it back', async () => {
  const before = instant();
  const { change } = await world.local.equipment.edit({ equipment: ['PU1'], set: { building: 'B2' }, from: '2026-02-01' });
  expect(await device('PU1')).toMatchObject({
    building: 'B2',
    dated: {
      building: [
        { from: null, value: 'B1' },
        { from: '2026-02-01', value: 'B2' },
      ],
    },
  });
  expect(await codes({ building: 'B1' })).toEqual(['CH1']);
  expect(await codes({ building: 'B1', knownAt: before })).toEqual(['CH1', 'PU1']);
  expect(await codes({ building: 'B2', knownAt: before })).toEqual(['BO1']);
  expect((await world.local.equipment.history({ equipment: 'PU1' })).changes[0]).toMatchObject({
    field: 'building',
    from: 'B1',
    to: 'B2',
    validFrom: '2026-02-01',
  });
  await world.local.imports.undo({ id: change as number });
  expect(await device('PU1')).toMatchObject({ building: 'B1', dated: {} });
});

test('equipment of a merged building answers under both codes, and under its own again when they are parted', async () => {
  const brings = await lift();
  await world.local.registry.merge({ building: 'B3', into: 'B1' });
  expect(await device('LI1')).toMatchObject({ building: 'B1', buildingName: '一号楼' });
  expect(await codes({ building: 'B1' })).toEqual(['CH1', 'LI1', 'PU1']);
  expect(await codes({ building: 'B3' })).toEqual(['CH1', 'LI1', 'PU1']);
  expect(await codes({ building: 'B3', knownAt: instant() })).toEqual(['CH1', 'LI1', 'PU1']);
  await world.local.registry.editBuilding({ building: 'B1', set: { region: '140303' } });
  const moved = { region: '140303', organisation: '甲单位' };
  expect(await codes({ ...moved, sort: 'code', descending: true })).toEqual(['PU1', 'LI1', 'CH1']);
  expect(await codes({ ...moved, knownAt: instant() })).toEqual(['CH1', 'LI1', 'PU1']);
  expect(await codes({ region: '140302' })).toEqual([]);
  expect(await world.local.equipment.list({ ...moved, limit: 1, offset: 3 })).toEqual({ total: 3, equipment: [] });
  await world.local.registry.editBuilding({ building: 'B1', set: { region: '140302' } });
  await world.local.registry.unmerge({ building: 'B3' });
  expect(await codes({ building: 'B1' })).toEqual(['CH1', 'PU1']);
  await undo(brings);
});

test('what identifies equipment changes for all time only once that is confirmed, all of it named; from a day on it is told', async () => {
  const asked = { equipment: ['CH1', 'PU1'], set: { building: 'B3', kind: 'fan' } };
  const edit = (more: object) => world.local.equipment.edit({ ...asked, ...more });
  for (const preview of [true, false]) {
    const made = await edit({ preview });
    expect(made).toMatchObject({ change: null, changed: [], refused: [{ code: 'CH1', fault: 'identity-edited' }, { code: 'PU1' }] });
    expect(made.refused[0]?.detail).toContain('CH1 的建筑：B1 → B3；CH1 的设备类型：冷水机组 → 风机');
  }
  const named = await edit({ set: { name: '一号' } });
  expect(named).toMatchObject({ refused: [], findings: [] });
  await undo(named.change);
  const shown = await edit({ preview: true, onIdentityChange: 'accept' });
  const { change, findings } = await edit({ seen: shown.hash, onIdentityChange: 'accept' });
  expect(findings).toEqual(shown.findings);
  expect(findings).toMatchObject([{ code: 'identity-changed', evidence: { count: 4 } }]);
  await undo(change);
  const dated = await edit({ set: { kind: 'fan' }, from: '2026-02-20' });
  expect(dated).toMatchObject({ refused: [], findings: [{ code: 'identity-changed', evidence: { count: 2 } }] });
  await undo(dated.change);
});

describe('an owner', () => {
  const owner = () => world.as('owner', { organisation: '甲单位' });

  test('sees and edits the equipment of its own buildings, and neither takes from others nor hands over', async () => {
    const brings = await lift();
    expect(await codes({}, owner())).toEqual(['CH1', 'LI1', 'PU1']);
    expect(await codes({ knownAt: instant() }, owner())).toEqual(['CH1', 'LI1', 'PU1']);
    expect(await problem(owner().equipment.get({ equipment: 'BO1' }))).toBe('no-such-equipment');
    expect(await problem(owner().equipment.history({ equipment: 'BO1' }))).toBe('no-such-equipment');
    expect(await problem(owner().equipment.edit({ equipment: ['BO1'], set: { name: 'x' } }))).toBe('no-such-equipment');
    const { change } = await owner().equipment.edit({ equipment: ['CH1'], set: { unsafe: '否' } });
    expect(change).not.toBeNull();
    for (const from of [undefined, '2030-01-01'])
      expect(await owner().equipment.edit({ equipment: ['CH1'], set: { building: 'B2' }, ...(from && { from }) })).toMatchObject({
        change: null,
        refused: [{ code: 'CH1' }],
      });
    const moved = await owner().equipment.edit({ equipment: ['CH1'], set: { building: 'B3' }, onIdentityChange: 'accept' });
    expect(moved).toMatchObject({ refused: [] });
    for (const id of [moved.change, change, brings]) await undo(id);
  });

  test('brings in equipment of its own buildings alone; what is elsewhere and what is nowhere are told alike', async () => {
    const secret = await world.secretOf('owner', { organisation: '甲单位' });
    const table = ['code,building,kind', 'OW1,B3,fan', 'OW2,B2,fan', 'OW3,B9,fan', 'BO1,B3,boiler'].join('\n');
    const result = await owner().equipment.importEquipment({ file: await world.upload('o.csv', table, secret) });
    expect(result).toMatchObject({ created: 1, rejectedCount: 3 });
    expect(new Set(result.rejected?.map(({ code }) => code))).toEqual(new Set(['out-of-scope']));
    expect((await device('BO1')).building).toBe('B2');
    await world.local.imports.undo({ id: result.import });
    expect(await problem(device('OW1'))).toBe('no-such-equipment');
  });

  test('does not take back what has since become another’s', async () => {
    const brings = await lift();
    const { change } = await owner().equipment.edit({ equipment: ['LI1'], set: { name: '客梯' } });
    const { change: moved } = await world.local.equipment.edit({
      equipment: ['LI1'],
      set: { building: 'B2' },
      onIdentityChange: 'accept',
    });
    expect(await problem(owner().imports.undo({ id: change as number }))).toBe('undo-refused');
    for (const id of [moved, change, brings]) await undo(id);
  });
});

test('a building with equipment, or one that equipment is to move to, is not taken back', async () => {
  const made = await world.local.registry.importBuildings({
    file: await world.upload('n.csv', 'code,name,use,region\nN1,新楼,office,140302\n'),
  });
  const { change } = await world.local.equipment.edit({ equipment: ['PU1'], set: { building: 'N1' }, from: '2030-01-01' });
  expect(await problem(world.local.imports.undo({ id: made.import }))).toBe('undo-refused');
  await world.local.imports.undo({ id: change as number });
  await world.local.imports.undo({ id: made.import });
});

test('what is exported comes into an empty city the same: removed devices, days of facts, and exactness of dates', async () => {
  const brings = await lift();
  const one = await world.local.equipment.edit({ equipment: ['CH1'], set: { building: 'B2', efficiency: 3.9 }, from: '2027-01-01' });
  const two = await world.local.equipment.edit({ equipment: ['CH1'], set: { unsafe: '' }, from: '2027-06-01' });
  const buildings = await (await world.ask('/api/exports/buildings?format=csv')).text();
  const csv = await (await world.ask('/api/exports/equipment?format=csv')).text();
  const other = await createWorld({ clock: () => (clock += 1000) });
  try {
    await other.local.registry.importBuildings({ file: await other.upload('b.csv', buildings) });
    expect(await other.local.equipment.importEquipment({ file: await other.upload('e.csv', csv) })).toMatchObject({ rejectedCount: 0 });
    expect(await (await other.ask('/api/exports/equipment?format=csv')).text()).toBe(csv);
    const plain = async (one: World) => {
      const { equipment: all } = await one.local.equipment.list({});
      return await Promise.all(
        all.map(async ({ code }) => ({ ...(await one.local.equipment.get({ equipment: code })), provenance: undefined })),
      );
    };
    expect(await plain(other)).toEqual(await plain(world));
    const checks = (await other.local.doctor.examine()).checks;
    expect(checks.find(({ name }) => name === 'equipment')).toMatchObject({ counted: 4, findings: [] });
  } finally {
    await other.stop();
    for (const id of [two.change, one.change, brings]) await undo(id);
  }
});

describe('made by hand', () => {
  test('equipment stands as it was typed, and undo takes it back; a code that somebody has is taken, whoever asks', async () => {
    const { change } = await world.local.equipment.add({ code: 'HA1', set: { 建筑: 'B1', 设备类型: '风机', 额定容量: '3' } });
    expect(await device('HA1')).toMatchObject({
      building: 'B1',
      kind: 'fan',
      capacity: 3,
      provenance: { kind: { change, byHand: true, row: null } },
    });
    const owner = world.as('owner', { organisation: '乙单位' });
    for (const client of [world.local, owner])
      expect(await problem(client.equipment.add({ code: 'HA1', set: { building: 'B2', kind: 'fan' } }))).toBe('code-taken');
    expect(await equipment(['code,kind', 'HA1,pump'])).toMatchObject({ kept: [{ code: 'HA1', field: 'kind' }] });
    await world.local.imports.undo({ id: change });
    expect(await problem(device('HA1'))).toBe('no-such-equipment');
    expect(await problem(owner.equipment.add({ code: 'HA1', set: { building: 'B2', kind: 'fan' } }))).toBe('code-taken');
    const again = await world.local.equipment.add({ code: 'HA1', set: { building: 'B2', kind: 'fan' } });
    expect(await codes({ search: 'HA1' }, owner)).toEqual(['HA1']);
    await undo(again.change);
  });

  test('nothing is made without what it must have, nor where the asker has no right', async () => {
    const owner = world.as('owner', { organisation: '甲单位' });
    expect(await problem(world.local.equipment.add({ code: 'HA2', set: { building: 'B1' } }))).toBe('missing');
    expect(await problem(world.local.equipment.add({ code: 'HA2', set: { building: 'B9', kind: 'fan' } }))).toBe('unknown-building');
    expect(await problem(owner.equipment.add({ code: 'HA2', set: { building: 'B2', kind: 'fan' } }))).toBe('out-of-scope');
    expect(await problem(device('HA2'))).toBe('no-such-equipment');
  });
});

describe('a building that was demolished', () => {
  const day = '2026-02-01';
  const demolish = async () => {
    const file = await world.upload('gone.csv', `code,lifeEvents\nB3,demolished:${day}\n`);
    return (await world.local.registry.importBuildings({ file })).import;
  };

  test('takes no new equipment by hand, nor any that moves there; what was in service before is taken', async () => {
    const gone = await demolish();
    const add = (more: object) => world.local.equipment.add({ code: 'DE1', set: { building: 'B3', kind: 'fan', ...more } });
    expect(await problem(add({}))).toBe('into-demolished-building');
    expect(await problem(add({ installed: day }))).toBe('into-demolished-building');
    const { refused } = await world.local.equipment.edit({ equipment: ['PU1'], set: { building: 'B3', installed: '2026-02' } });
    expect(refused).toMatchObject([{ code: 'PU1', fault: 'into-demolished-building' }]);
    const { change } = await add({ installed: '2025' });
    for (const id of [change, gone]) await undo(id);
  });

  test('is told of where a file brings in equipment that may have been there before', async () => {
    const gone = await demolish();
    const brought = await equipment(['code,building,kind,installed', 'DE1,B3,fan,', 'DE2,B3,fan,2020', 'DE3,B1,fan,']);
    expect(brought).toMatchObject({ created: 3, findings: [{ code: 'in-demolished-buildings', evidence: { count: 1, code: 'DE1' } }] });
    for (const id of [brought.import, gone]) await undo(id);
  });

  test('is the state of its equipment, unless that was removed before', async () => {
    const brings = await equipment(['code,building,kind,removed', 'DE1,B3,fan,', 'DE2,B3,fan,2026-01-15']);
    const states = async () => (await world.local.equipment.list({ building: 'B3' })).equipment.map(({ state }) => state);
    expect(await states()).toEqual(['in-use', 'removed']);
    const gone = await demolish();
    expect(await states()).toEqual(['building-demolished', 'removed']);
    const inState = (state: 'in-use' | 'building-demolished' | 'removed') => codes({ building: 'B3', state });
    expect(await Promise.all([inState('in-use'), inState('building-demolished'), inState('removed')])).toEqual([[], ['DE1'], ['DE2']]);
    expect(await codes({ building: 'B3', state: 'building-demolished', knownAt: instant() })).toEqual(['DE1']);
    for (const id of [gone, brings.import]) await undo(id);
  });
});

test('a fact names the row of the file that it came from', async () => {
  const first = await equipment(['code,building,kind,name', 'RO1,B1,fan,甲', 'RO2,B1,fan,乙']);
  const second = await equipment(['code,name', 'RO1,甲', 'RO2,丙']);
  const { provenance } = await device('RO2');
  expect(provenance['kind']).toMatchObject({ row: 3, subject: 'e.csv', byHand: false });
  expect(provenance['name']).toMatchObject({ row: 3 });
  expect((await world.local.equipment.history({ equipment: 'RO2' })).changes.map(({ field, row }) => [field, row])).toContainEqual([
    'name',
    3,
  ]);
  for (const made of [second, first]) await undo(made.import);
});
