import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';

/** Files with decimal commas and three decimals: a counter in MWh, a European export, a ledger. */
let world: World;

const semicolons = (rows: readonly string[]): string => `${rows.join('\n')}\n`;

beforeAll(async () => {
  world = await createWorld();
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,甲,office,140302\n') });
  const meters =
    'code,building,carrier,kind,unit\nC1,B1,electricity,interval,kWh\nC2,B1,electricity,interval,kWh\nC3,B1,heat,interval,MWh\n';
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
});

afterAll(async () => {
  await world.stop();
});

const bring = async (name: string, text: string, more: object = {}) =>
  world.local.readings.importReadings({ file: await world.upload(name, text), kind: 'interval', interval: '1h', ...more });

/** All values of a metering point as exported again. */
async function valuesOf(meter: string): Promise<string[]> {
  const answer = await world.ask(`/api/exports/readings?meter=${meter}&format=csv`);
  const [head = '', ...rows] = (await answer.text()).trim().split('\n');
  const at = head.replace('\uFEFF', '').split(',').indexOf('value');
  return rows.map((row) => row.split(',')[at] ?? '');
}

test('0,136 is 0.136 and 1,250 next to it is 1.25, in the long and the wide layout', async () => {
  const long = ['Zeit;Zähler;Verbrauch (kWh)', '2025-02-01 00:00;C1;0,136', '2025-02-01 01:00;C1;0,141', '2025-02-01 02:00;C1;1,250'];
  const came = await bring('lang.csv', semicolons(long), { timeColumn: 'Zeit', meterColumn: 'Zähler', valueColumn: 'Verbrauch (kWh)' });
  expect(came).toMatchObject({ accepted: 3, rejectedCount: 0 });
  expect(came.findings?.map(({ code }) => code)).toContain('decimal-comma');
  expect(await valuesOf('C1')).toEqual(['0.136', '0.141', '1.25']);
  expect(await bring('breit.csv', semicolons(['time;C2', '2025-02-01 00:00;0,136', '2025-02-01 01:00;0,250']))).toMatchObject({
    accepted: 2,
  });
  expect(await valuesOf('C2')).toEqual(['0.136', '0.25']);
});

test('ambiguous numbers wait until somebody chooses, with both readings shown, and are then read as chosen', async () => {
  const doubtful = 'time\tmeter\tMWh\n2025-02-01 00:00\tC3\t1,250\n2025-02-01 01:00\tC3\t2,370\n';
  await expect(bring('c3.txt', doubtful)).rejects.toMatchObject({
    document: { code: 'decimals-open', evidence: { text: '1,250', withComma: '1.25', withPoint: '1250' } },
  });
  expect(await valuesOf('C3')).toEqual([]);
  expect(await bring('c3.txt', doubtful, { decimals: 'comma' })).toMatchObject({ accepted: 2 });
  expect(await valuesOf('C3')).toEqual(['1.25', '2.37']);
});

test('areas of a ledger work the same; a stated number format for a list without numbers is reported as unused', async () => {
  const ledger = ['编号;名称;用途;地区;建筑面积（平方米）', 'ZC1;甲;办公楼;140302;0,500', 'ZC2;乙;办公楼;140302;1234,567'];
  const { importBuildings, building } = world.local.registry;
  expect(await importBuildings({ file: await world.upload('台账.csv', semicolons(ledger)) })).toMatchObject({ created: 2 });
  const areas = await Promise.all(['ZC1', 'ZC2'].map(async (code) => (await building({ building: code })).floorArea));
  expect(areas).toEqual([0.5, 1234.567]);
  const names = await world.upload('names.csv', 'code,name\nB1,甲楼\n');
  await expect(importBuildings({ file: names, decimals: 'comma' })).rejects.toMatchObject({ document: { code: 'decimals-unused' } });
});
