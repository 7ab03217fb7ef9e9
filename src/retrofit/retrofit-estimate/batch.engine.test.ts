import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-02-01T02:00:00Z');

const first = parseDay('2025-01-01') as number;
const days = Array.from({ length: 365 }, (_, at) => first + at);
const degrees = (day: number): number => 11 - 16 * Math.cos(((day - first - 20) / 365.25) * 2 * Math.PI) + ((day * 7) % 11) - 5;
const codes = ['T1', 'T2', 'T3', 'T4', 'T5'];

/** Five buildings; T4 was merged into T3, and a meter below that of T1 is in T2. */
beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 1000) });
  const { local, upload } = world;
  const rows = codes.map(
    (code, at) => `${code},${code}号楼,140302,office,${1000 + 500 * at},${at === 4 ? 'Asia/Urumqi' : 'Asia/Shanghai'},1.5,400`,
  );
  await local.registry.importBuildings({
    file: await upload('b.csv', ['code,name,region,use,floorArea,zone,wallU,wallArea', ...rows].join('\n')),
  });
  const meters = [
    'T1E,T1,electricity,interval,',
    'T1L,T2,electricity,interval,T1E',
    ...codes.slice(1).map((code) => `${code}E,${code},electricity,interval,`),
  ];
  await local.registry.importMeters({ file: await upload('m.csv', ['code,building,carrier,kind,parent', ...meters].join('\n')) });
  await local.equipment.importEquipment({
    file: await upload(
      'e.csv',
      'code,building,kind,count,capacity,power,hours,efficiency\nL1,T1,lighting,10,,0.1,2000,\nL2,T4,lighting,5,,0.1,2000,',
    ),
  });
  const weather = days.flatMap((day) =>
    Array.from(
      { length: 24 },
      (_, hour) => `${new Date(day * 86_400_000 + (hour - 8) * 3_600_000).toISOString()},${degrees(day).toFixed(1)}`,
    ),
  );
  await local.weather.importWeather({
    file: await upload('w.csv', ['time,temperature', ...weather].join('\n')),
    station: 'W1',
    format: 'csv',
    zone: 'Asia/Shanghai',
  });
  const names = ['T1E', 'T1L', 'T2E', 'T3E', 'T4E', 'T5E'];
  const readings = names.flatMap((meter, at) =>
    days.map(
      (day) => `${dayText(day)},${meter},${((at === 1 ? 20 : 100 + 30 * at) + (at + 2) * Math.max(0, 14 - degrees(day))).toFixed(2)}`,
    ),
  );
  await local.readings.importReadings({ file: await upload('r.csv', ['time,meter,value', ...readings].join('\n')), interval: '1d' });
  await local.registry.editBuilding({ building: 'T2', set: { floorArea: 1600 } });
  await local.registry.merge({ building: 'T4', into: 'T3' });
});
afterAll(() => world.stop());

test('buildings that are foreseen are estimated as each is alone, by old codes and for other years too', async () => {
  const { retrofitEstimate, metering, benchmarking } = world.app.slices;
  const known = metering.knownAt(undefined);
  const alone = retrofitEstimate.batch(programScope, known);
  const together = retrofitEstimate.batch(programScope, known, { buildings: codes, year: 2025 });
  for (const building of codes)
    for (const year of [2025, 2024]) {
      const asked = { building, year, measures: ['lighting', 'monitoring-control'] };
      const [one, other] = [await alone(asked), await together(asked)];
      expect(other, `${building} ${year}`).toEqual(one);
      const { total } = await benchmarking.flow(programScope, { building, year, known });
      expect(other.gathered.total.value).toBe(total.value);
      expect(one.basis).toBe(year === 2025 ? 'metered' : 'none');
    }
});

test('what is asked alone, without a time, is what is estimated of many', async () => {
  const { retrofitEstimate, metering } = world.app.slices;
  const together = retrofitEstimate.batch(programScope, metering.knownAt(undefined), { buildings: codes, year: 2025 });
  for (const building of codes) {
    const asked = { building, year: 2025, measures: ['lighting'] };
    const [{ gathered, packages }, many] = [await retrofitEstimate.estimate(programScope, asked), await together(asked)];
    expect(many.gathered.carriers.map(({ leaves }) => leaves)).toEqual(gathered.carriers.map(({ leaves }) => leaves));
    expect(many.gathered.devices.map(({ code }) => code)).toEqual(gathered.devices.map(({ code }) => code));
    expect(many.gathered.known.typed).toEqual(gathered.known.typed);
    expect(many.packages.map(({ total }) => total.value)).toEqual(packages.map(({ total }) => total.value));
  }
});
