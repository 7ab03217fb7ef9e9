import { afterAll, beforeAll, expect, test } from 'vitest';
import { programScope } from '#kernel/scope.ts';
import { whileNoted } from '#kernel/store-questions.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

const quarters = (day: string, value: number): string =>
  Array.from({ length: 96 }, (_, at) => `${new Date(Date.parse(`${day}T00:00+08:00`) + at * 900_000).toISOString()},M1,${value}\n`).join(
    '',
  );

const bring = async (rows: string): Promise<void> => {
  await world.local.readings.importReadings({ file: await world.upload('r.csv', `time,meter,value\n${rows}`), interval: '15min' });
};

beforeAll(async () => {
  let now = Date.UTC(2026, 5, 1);
  world = await createWorld({ clock: () => (now += 10) });
  const { registry } = world.local;
  await registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region,floorArea\nB1,一号楼,office,140302,1000\n') });
  await registry.importMeters({
    file: await world.upload('m.csv', 'code,building,carrier,kind,unit\nM1,B1,electricity,interval,kWh\n'),
  });
  await bring(quarters('2026-03-02', 1));
});
afterAll(() => world.stop());

const useOn = (day: string, to: string) =>
  world.app.slices.metering.useOfBuilding(programScope, { building: 'B1', carrier: 'electricity', from: day, to, step: '15min' });

test('a building is asked about again: ClickHouse answers with its readings alone, and what has come since is in the answer', async () => {
  const before = await useOn('2026-03-02', '2026-03-03');
  expect(before).toMatchObject({ total: { value: 96, coverage: 1 }, findings: [] });
  const asked: string[] = [];
  const again = await whileNoted(
    (store) => asked.push(store),
    () => useOn('2026-03-02', '2026-03-03'),
  );
  expect(again.steps).toEqual(before.steps);
  expect(asked.filter((store) => store === 'clickhouse')).toHaveLength(1);
  // later than anything known until then, and one quarter with two values
  await bring(quarters('2026-04-07', 2));
  await bring('2026-03-02T00:00:00+08:00,M1,5\n2026-03-02T00:00:00+08:00,M1,6\n');
  expect((await useOn('2026-04-07', '2026-04-08')).total).toMatchObject({ value: 192, coverage: 1 });
  const after = await useOn('2026-03-02', '2026-03-03');
  expect(after.findings.map(({ code, evidence }) => [code, evidence['value']])).toEqual([
    ['contradiction', 5],
    ['contradiction', 6],
  ]);
});
