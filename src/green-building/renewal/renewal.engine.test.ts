import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const buildings = [
    'code,name,use,region,organisation,urban,publicInstitution',
    'B1,一号楼,office,140302,甲单位,是,是',
    'B2,二号楼,school,140303,乙单位,是,是',
  ].join('\n');
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const equipment = [
    'code,building,kind,installed,life,efficiency,metric,meetsStandard,unsafe,worthRepair,inefficient,accident,damaged,removed',
    'OLD,B1,chiller,2004-02-29,20,5.1,COP,是,否,,否,否,否,',
    'NEW,B1,chiller,2020,20,5.1,COP,是,否,,否,否,否,',
    'OPEN,B1,pump,2008-05,,,,,,,,,,',
    'GONE,B1,boiler,1990,,,,否,,,,,,2025-12-31',
    'LATER,B1,fan,2027,,,,否,,,,,,',
    'OTHER,B2,boiler,2010,,,,否,,,,,,',
  ].join('\n');
  await world.local.equipment.importEquipment({ file: await world.upload('e.csv', equipment) });
});
afterAll(() => world.stop());

const instant = (): string => new Date(clock).toISOString();
type Question = Parameters<typeof world.local.renewal.verdicts>[0];
const verdicts = async (asked: Question, client = world.local) => {
  const { equipment } = await client.renewal.verdicts(asked);
  return Object.fromEntries(equipment.map(({ code, verdict }) => [code, verdict]));
};
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

story('devices are judged by what is loaded, and by a city’s lives of equipment from then on', (step) => {
  step('the devices of a building are judged on a day; what is removed, or surely comes later, is not there', async () => {
    expect(await verdicts({ building: 'B1', on: '2024-02-29' })).toEqual({ GONE: 'due', NEW: 'not-due', OLD: 'not-due', OPEN: 'unknown' });
    expect(await verdicts({ building: 'B1', on: '2024-03-01' })).toEqual({ GONE: 'due', NEW: 'not-due', OLD: 'due', OPEN: 'unknown' });
    expect(await verdicts({ building: 'B1' })).toEqual({ NEW: 'not-due', OLD: 'due', OPEN: 'unknown' });
    expect(await verdicts({ building: 'B1', on: '2027-01-01' })).toMatchObject({ LATER: 'due' });
    expect(await world.local.renewal.verdicts({ region: '140300' })).toMatchObject({
      counts: { due: 2, notDue: 1, unknown: 1 },
      dueBy: {
        organisation: [
          { organisation: '乙单位', due: 1 },
          { organisation: '甲单位', due: 1 },
        ],
      },
    });
    expect(await verdicts({ region: '140300', ground: 'past-life' })).toEqual({ OLD: 'due' });
  });

  step('the clause stands in its own words, and what is not loaded is named until it is', async () => {
    const before = await world.local.renewal.verdicts({ building: 'B1' });
    expect(before.clauses.map(({ document, quote }) => [document, quote.includes('重点更新不符合现行产品标准、超出设备使用寿命')])).toEqual(
      [['YQ', true]],
    );
    expect(before.notLoaded.map(({ title }) => title)).toEqual([
      '《重点用能产品设备能效先进水平、节能水平和准入水平（2024 年版）》',
      '现行产品标准',
      '设备使用寿命',
    ]);
    const known = instant();
    clock += 5000;
    const text = `kind: equipment-life
entries:
  - {id: city/pump, version: 1, equipment: pump, years: 15, status: CITY, source: {document: 某市设备寿命, clause: 表 1}}
  - {id: city/chiller, version: 1, equipment: chiller, years: 15, status: CITY, source: {document: 某市设备寿命, clause: 表 1}}
`;
    await world.local.knowledge.files.put({ name: 'lives.yaml', text });
    clock += 5000;
    const { equipment, notLoaded } = await world.local.renewal.verdicts({ building: 'B1' });
    expect(notLoaded.map(({ knowledge }) => knowledge)).toEqual(['equipment-limit', 'equipment-limit']);
    expect(equipment.find(({ code }) => code === 'OPEN')).toMatchObject({ verdict: 'due', indicative: false });
    expect(await verdicts({ building: 'B1', knownAt: known })).toEqual({ NEW: 'not-due', OLD: 'due', OPEN: 'unknown' });
  });
});

test('an entry for a kind that there is not, or without a source, is refused', async () => {
  const text = `kind: equipment-life\nentries:\n  - {id: city/x, version: 1, equipment: spaceship, years: 15, status: CITY, source: {document: 某, clause: 1}}\n`;
  expect(await problem(world.local.knowledge.files.put({ name: 'bad.yaml', text }))).toBe('knowledge-bad');
});

test('a device that is surely due makes an empty fact true for duties; a typed number does not, nor does it stand against a person', async () => {
  const fact = async (building: string) =>
    (await world.local.obligations.ofBuilding({ building })).facts.find((one) => one.fact === 'equipmentOutdated')?.value;
  expect(await fact('B2')).toBe(true);
  const { owed } = await world.local.obligations.ofBuilding({ building: 'B2' });
  expect(owed.some((one) => 'item' in one && one.item === 'equipment-renewal')).toBe(true);
  const { change } = await world.local.equipment.edit({ equipment: ['OTHER'], set: { meetsStandard: '', life: '10' } });
  expect(await world.local.renewal.verdicts({ building: 'B2' })).toMatchObject({ equipment: [{ verdict: 'due', indicative: true }] });
  expect(await fact('B2')).toBeUndefined();
  await world.local.imports.undo({ id: change as number });
  const { change: stated } = await world.local.registry.editBuilding({ building: 'B2', set: { equipmentOutdated: '否' } });
  expect(await fact('B2')).toBe(false);
  await world.local.imports.undo({ id: stated });
});

test('an owner sees the verdicts of its own buildings', async () => {
  const owner = world.as('owner', { organisation: '乙单位' });
  expect(await verdicts({ region: '140300' }, owner)).toEqual({ OTHER: 'due' });
  expect(await problem(owner.renewal.verdicts({ building: 'B1' }))).toBe('no-such-building');
  expect(await problem(world.local.renewal.verdicts({}))).toBe('renewal-of-what');
});

test('a device is judged in the building that it stood in on the day', async () => {
  const { change } = await world.local.equipment.edit({ equipment: ['OTHER'], set: { building: 'B1' }, from: '2026-02-01' });
  expect(Object.keys(await verdicts({ building: 'B2', on: '2026-01-31' }))).toEqual(['OTHER']);
  expect(Object.keys(await verdicts({ building: 'B1', on: '2026-01-31' }))).not.toContain('OTHER');
  expect(Object.keys(await verdicts({ building: 'B1', on: '2026-02-01' }))).toContain('OTHER');
  await world.local.imports.undo({ id: change as number });
});

test('the list is a file: a row for each device, with grounds, what would decide and the clause', async () => {
  const csv = await (await world.ask('/api/exports/equipment-renewal?region=140300&verdict=due&format=csv&lang=zh')).text();
  expect(csv).toContain('超出设备使用寿命');
  expect(csv.split('\n').filter((line) => line.startsWith('OLD,'))).toHaveLength(1);
});

test('what stands in a building ends with it: nothing of one that was torn down is due from that day on, and it was before', async () => {
  const head = 'code,name,use,region,lifeEvents';
  await world.local.registry.importBuildings({ file: await world.upload('t.csv', `${head}\nT1,三号楼,office,140304,拆除:2026-02-01\n`) });
  const list = 'code,building,kind,installed,meetsStandard\nTORN,T1,boiler,1990,否\n';
  await world.local.equipment.importEquipment({ file: await world.upload('t.csv', list) });
  const asked = { region: '140304' };
  expect(await verdicts({ ...asked, on: '2026-01-31' })).toEqual({ TORN: 'due' });
  expect(await world.local.renewal.verdicts({ ...asked, on: '2026-02-01' })).toMatchObject({ equipment: [], counts: { due: 0 } });
});
