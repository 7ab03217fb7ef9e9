import { afterAll, beforeAll, expect } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { openTable } from '#platform/tables/tables.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { story } from '../story.ts';
import { createWorld, type World } from '../world.ts';
import { bringBuildings, bringMeters, bringReadings, exported, useOf, type Came } from '../golden/fixture.ts';

/** Who imports readings, what is returned for correction, and what is exported as a file. */
let clock = Date.parse('2026-03-01T00:00:00Z');
let world: World;

const buildings = `code,name,use,region,organisation,address
B1,=HYPERLINK("http://x";"y"),office,140302,O1,+86 351
B2,@SUM(1),office,140302,O2,'-5
B3,-1+2,office,140302,O1,''=x
`;
const meters = `code,building,carrier,kind,unit,digits,direction
=M1,B1,electricity,interval,kWh,,both
M2,B2,electricity,interval,kWh,,
M3,B3,electricity,register,kWh,6,
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => clock });
  const organisations = await world.upload('o.csv', 'code,name,region\nO1,甲单位,140302\nO2,乙单位,140302\n');
  await world.local.place.importOrganisations({ file: organisations });
  expect(
    await bringBuildings(world, 'b.csv', buildings.replace('=HYPERLINK("http://x";"y")', '"=HYPERLINK(""http://x"";""y"")"')),
  ).toMatchObject({ created: 3 });
  expect(await bringMeters(world, 'm.csv', meters)).toMatchObject({ created: 3 });
});
afterAll(() => world.stop());

const later = (): void => void (clock += 60_000);
const hourly = { interval: '1h' } as const;
const total = async (meter: string, knownAt?: string) =>
  (await useOf(world, { meter }, '2025-01-01', '2025-01-02', 'day', knownAt)).total[0];

/** A file sent with the key of a user who is not an administrator. */
async function asOwner(text: string, options: Record<string, unknown> = hourly): Promise<Came> {
  const sight = { organisation: 'O1' } as const;
  const file = await world.upload('a.csv', text, await world.secretOf('owner', sight));
  const came = (await world.as('owner', sight).readings.importReadings({ file, ...options })) as Came;
  expect(came.readings).toBe(came.accepted + came.repeated + came.revised + came.missing + came.rejectedCount);
  return came;
}

story('readings are imported by an owner and an administrator, returned for correction, and exported as a file', (step) => {
  step('rows of meters outside the scope are rejected; the sender’s own are accepted', async () => {
    const came = await asOwner('time,meter,value\n2025-01-01 00:00,M2,7\n2025-01-01 00:00,=M1,1\n2025-01-01 01:00,M2,8\n');
    expect(came).toMatchObject({ readings: 3, accepted: 1, rejectedCount: 2, meters: 1 });
    expect(came.rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'meter', 'out-of-scope'],
      [4, 'meter', 'out-of-scope'],
    ]);
    expect(await total('M2')).toBe(null);
    expect(await total('=M1')).toBe(1);
  });

  step('no meter is created for a building outside the scope', async () => {
    const came = await asOwner('time,meter,value\n2025-01-01 00:00,B2,7\n', { ...hourly, createMeters: true });
    expect(came).toMatchObject({ readings: 1, accepted: 0, rejectedCount: 1 });
    expect((await world.local.registry.meters({ building: 'B2' })).meters.map(({ code }) => code)).toEqual(['M2']);
  });

  step('a time of receipt in the past is refused for the whole file', async () => {
    const problem: unknown = await asOwner('time,meter,value\n2025-01-01 00:00,=M1,2\n', {
      ...hourly,
      received: '2025-06-01T00:00:00Z',
    }).catch((trouble: unknown) => trouble);
    expect(problem).toBeInstanceOf(ProblemAnswer);
    expect((problem as ProblemAnswer).document).toMatchObject({ code: 'back-date', status: 403 });
  });

  step('a time of receipt in the past is rejected if a column states it', async () => {
    const came = await asOwner('time,end,meter,value,received\n2025-01-01 05:00,2025-01-01 06:00,=M1,40,2025-06-01T00:00:00Z\n', {});
    expect(came).toMatchObject({ readings: 1, accepted: 0, rejectedCount: 1 });
    expect(await total('=M1')).toBe(1);
  });

  step('an administrator may state it', async () => {
    const came = await bringReadings(
      world,
      'a.csv',
      'time,meter,value,received\n2025-01-01 00:00,M3,100,2025-02-01T00:00:00Z\n2025-01-02 00:00,M3,150,2025-02-01T00:00:00.500Z\n',
    );
    expect(came).toMatchObject({ accepted: 2, rejectedCount: 0 });
    expect(await total('M3')).toBe(50);
    expect(await total('M3', '2025-02-01T00:00:00Z')).toBe(null);
    expect(await total('M3', '2025-02-01T00:00:01Z')).toBe(50);
  });

  step('a time of receipt cannot be in the future', async () => {
    const came = await bringReadings(
      world,
      'a.csv',
      'time,meter,value,received\n2025-01-02 00:00,M3,9000,2126-01-01T00:00:00Z\n2126-01-01 00:00,M3,9999,2126-01-01T00:00:00Z\n',
    );
    expect(came).toMatchObject({ readings: 2, accepted: 0, revised: 0, rejectedCount: 2 });
    expect(await total('M3')).toBe(50);
  });

  const sent = 'time,note,meter,value\n2025-01-01 02:00,first,M2,1\n2025-01-01 03:00,"typed, by hand",M2,12x\n2025-01-01 04:00,=1+1,M9,3\n';
  let rejects: string;

  step('the rejects file contains the rows as they were, with location and reason', async () => {
    later();
    const came = await bringReadings(world, 'a.csv', sent, hourly);
    expect(came).toMatchObject({ readings: 3, accepted: 1, rejectedCount: 2 });
    rejects = await (await world.local.imports.rejects({ id: came.import })).text();
    const lines = rejects.replace('\ufeff', '').split('\r\n');
    expect(lines[0]).toBe('time,note,meter,value,reject:row,reject:column,reject:code,reject:detail');
    expect(lines[1]).toMatch(/^2025-01-01 03:00,"typed, by hand",M2,12x,3,value,not-a-number,/u);
    expect(lines[2]).toMatch(/^2025-01-01 04:00,'=1\+1,M9,3,4,meter,unknown-meter,/u);
    expect(lines).toHaveLength(4);
  });

  step('corrected and sent again as is, it imports what was missing, and only that', async () => {
    later();
    const again = await bringReadings(world, 'a.csv', rejects.replace('12x', '12').replace('M9', 'M2'), hourly);
    expect(again).toMatchObject({ readings: 2, accepted: 2, repeated: 0, rejectedCount: 0 });
    expect(await total('M2')).toBe(16);
  });

  step('for a wide table it contains the good cells again, as repeats', async () => {
    later();
    const wide = 'time;M2;M8\n2025-01-03 00:00;1,5;2\n2025-01-03 01:00;x;"y"\n2025-01-03 02:00;3.25;\n';
    const came = await bringReadings(world, 'w.csv', wide, hourly);
    expect(came).toMatchObject({ readings: 6, accepted: 1, missing: 1, rejectedCount: 4 });
    const told = (await (await world.local.imports.rejects({ id: came.import })).text()).replace('\ufeff', '').split('\r\n');
    expect(told.map((line) => line.split(',').slice(0, 3).join('|'))).toEqual([
      'time|M2|M8',
      '2025-01-03 00:00|"1|5"',
      '2025-01-03 01:00|x|y',
      '',
    ]);
    later();
    await bringMeters(world, 'm8.csv', 'code,building,carrier,kind,unit\nM8,B2,electricity,interval,kWh\n');
    const corrected = told.join('\r\n').replace('"1,5"', '1.5').replace(',x,y,', ',2.5,7,');
    expect(await bringReadings(world, 'w.csv', corrected, hourly)).toMatchObject({ readings: 4, accepted: 4, rejectedCount: 0 });
    expect(await bringReadings(world, 'w.csv', corrected, hourly)).toMatchObject({ readings: 4, repeated: 4 });
  });

  step('it contains every rejected row even if the answer lists a thousand', async () => {
    const rows = Array.from({ length: 1500 }, (_, at) => `2025-02-01 00:00,M2,${at}?\n`).join('');
    const came = await bringReadings(world, 'a.csv', `time,meter,value\n${rows}`, hourly);
    expect([came.rejected.length, came.rejectedCount]).toEqual([1000, 1500]);
    const lines = (await (await world.local.imports.rejects({ id: came.import })).text()).trimEnd().split('\r\n');
    expect([lines.length, lines[1500]?.startsWith('2025-02-01 00:00,M2,1499?,1501,value,not-a-number,')]).toEqual([1501, true]);
  });

  step('there is none if nothing was rejected', async () => {
    const came = await bringReadings(world, 'a.csv', 'time,meter,value\n2025-01-01 02:00,M2,1\n', hourly);
    await expect(world.local.imports.rejects({ id: came.import })).rejects.toThrow();
  });

  step('a preview shows what would be imported, and leaves nothing', async () => {
    const text = 'time,meter,value\n2025-01-01 07:00,M2,5\n2025-01-01 08:00,M2,-5\n';
    const before = await total('M2');
    expect(await bringReadings(world, 'a.csv', text, { ...hourly, preview: true })).toMatchObject({
      readings: 2,
      accepted: 1,
      rejectedCount: 1,
    });
    expect(await total('M2')).toBe(before);
  });

  const cells = async (what: 'buildings' | 'meters' | 'readings', format: 'csv' | 'xlsx'): Promise<string[][]> => {
    const bytes = await exported(world, what, format);
    const place = mkdtempSync(path.join(tmpdir(), 'yaodong-export-'));
    try {
      writeFileSync(path.join(place, `a.${format}`), bytes);
      const { rows } = await openTable(path.join(place, `a.${format}`));
      return (await Array.fromAsync(rows)).flat().map((row) => [...row.cells]);
    } finally {
      rmSync(place, { recursive: true });
    }
  };

  step('texts that start like a formula are exported behind a quote, numbers stay numbers', async () => {
    const text = Buffer.from(await exported(world, 'buildings', 'csv')).toString('utf8');
    expect(text).toContain(`"'=HYPERLINK(""http://x"";""y"")"`);
    expect(text).toContain(`'@SUM(1)`);
    expect(text).toContain(`'-1+2`);
    expect(text).toContain(`'+86 351`);
    for (const what of ['buildings', 'meters', 'readings'] as const) {
      const raw = Buffer.from(await exported(world, what, 'csv')).toString('utf8');
      for (const cell of raw.split(/[,\r\n]+/u)) expect(cell.replace(/^"/u, '')).not.toMatch(/^[=+@\t]|^-(?![\d.]+$)/u);
    }
  });

  step('a negative reading is exported as a number', async () => {
    later();
    await bringReadings(world, 'a.csv', 'time,meter,value\n2025-01-01 03:00,=M1,-2.5\n', hourly);
    const text = Buffer.from(await exported(world, 'readings', 'csv')).toString('utf8');
    expect(text).toMatch(/'=M1,2024-12-31T19:00:00Z,2024-12-31T20:00:00Z,-2\.5,kWh,/u);
  });

  for (const format of ['csv', 'xlsx'] as const)
    step(`${format}: what is imported again equals what was exported`, async () => {
      const names = (await cells('buildings', format)).map((row) => row.find((cell) => /HYPERLINK|SUM|1\+2/u.test(cell)));
      expect(names).toEqual(['=HYPERLINK("http://x";"y")', '@SUM(1)', '-1+2']);
      const again = await bringBuildings(world, `b.${format}`, await exported(world, 'buildings', format));
      expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejectedCount: 0 });
      const metersAgain = await bringMeters(world, `m.${format}`, await exported(world, 'meters', format));
      expect(metersAgain).toMatchObject({ created: 0, updated: 0, unchanged: 4, rejectedCount: 0 });
      const readings = await bringReadings(world, `r.${format}`, await exported(world, 'readings', format));
      expect(readings).toMatchObject({ accepted: 0, revised: 0, rejectedCount: 0, repeated: readings.readings });
    });

  step('a file of gas changes no electricity meter that happens to have the same code', async () => {
    // the gas file of cambridge_estates names its columns by building, as the electricity file does
    later();
    await bringReadings(world, 'e.csv', 'time,B1,B3\n2025-01-01 00:00,10,20\n', { ...hourly, createMeters: true });
    later();
    await bringReadings(world, 'g.csv', 'time,B1,B3\n2025-01-01 00:00,77,0\n', {
      ...hourly,
      carrier: 'gas',
      unit: 'kWh',
      createMeters: true,
    });
    const use = await useOf(world, { building: 'B1', carrier: 'electricity' }, '2025-01-01', '2025-01-01T01:00', 'hour');
    expect(use.total).toEqual([11, 1]); // 10 and the 1 of =M1
  });
});
