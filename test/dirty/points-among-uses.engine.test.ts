import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2025-06-01T00:00:00Z') });
  const send = (text: string) => world.upload('rows.csv', text);
  await world.local.registry.importBuildings({ file: await send('code,name,use,region\nB1,楼,office,140302\n') });
  await world.local.registry.importMeters({ file: await send('code,building,carrier,kind\nUSE,B1,electricity,interval\n') });
  await world.local.point.importPoints({ file: await send('code,building,quantity\nROOM,B1,temperature\n') });
});
afterAll(() => world.stop());

const hours = Array.from({ length: 24 }, (_, at) => `2025-03-01 ${String(at).padStart(2, '0')}:00`);
const uses = hours.map((time, at) => `${time},USE,${10 + ((at * 7) % 5)}`);
const rooms = hours.map((time, at) => `${time},ROOM,${20 + (at % 3) / 2}`);
const fileOf = (rows: readonly string[]) => world.upload('rows.csv', `time,meter,value\n${rows.join('\n')}\n`);
const said = { kind: 'interval', interval: '1h' } as const;

test('a kind stated for a file with meters and points applies to the meters: all rows are accepted, whichever come first', async () => {
  for (const rows of [
    [...uses, ...rooms],
    [...rooms, ...uses],
  ])
    expect(await world.local.readings.importReadings({ ...said, file: await fileOf(rows) })).toMatchObject({ rejected: [], readings: 48 });
});

test('use for points alone is refused as a whole, with advice on what to do', async () => {
  const refused = world.local.readings.importReadings({ ...said, file: await fileOf(rooms) });
  await expect(refused).rejects.toMatchObject({ document: { code: 'kind-of-points' } });
});
