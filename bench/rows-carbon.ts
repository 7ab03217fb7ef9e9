import { writeFile } from 'node:fs/promises';
import { besideOf, tell } from './rows-out.ts';
import { clock, type Row } from './table.ts';
import { median, took, type Yard } from './yard.ts';

/** Places of Yuncheng used only by the towns of these rows. */
const places = { few: '140802', many: '140881' } as const;

const uses = ['office', 'hotel', 'shop', 'school', 'hospital'];

/** A town of buildings with electricity by month; every tenth is measured for only half of the year. */
async function town(yard: Yard, region: string, count: number): Promise<void> {
  const { client, file, upload } = yard;
  if ((await client.registry.buildings({ region, limit: 1 })).total >= count) return;
  const codes = Array.from({ length: count }, (_, at) => `c${region}-${at}`);
  const [buildings, readings] = [file('carbon-buildings.csv'), file('carbon-months.csv')];
  await writeFile(
    buildings,
    `code,name,use,region,floorArea,heating\n${codes.map((one, at) => `${one},${one},${uses[at % 5]},${region},${500 + (at % 97) * 100},none`).join('\n')}\n`,
  );
  await client.registry.importBuildings({ file: await upload(buildings) });
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  const valuesOf = (at: number): string =>
    months.map((_, month) => (at % 10 === 9 && month > 5 ? '' : String(900 + ((at * 7 + month) % 400)))).join(',');
  await writeFile(readings, `meter,${months.join(',')}\n${codes.map((one, at) => `${one},${valuesOf(at)}`).join('\n')}\n`);
  await client.readings.importReadings({
    file: await upload(readings),
    layout: 'months',
    meterColumn: 'meter',
    kind: 'interval',
    interval: '1month',
    unit: 'kWh',
    carrier: 'electricity',
    createMeters: true,
  });
}

/** The town of 2,000 buildings, filled once; returns its place. */
export async function fewTown(yard: Yard): Promise<string> {
  await town(yard, places.few, 2000);
  return places.few;
}

/** The city of 100,000 buildings that the row for a city's inventory queries, filled once; returns its place. */
export async function manyTown(yard: Yard): Promise<string> {
  await town(yard, places.many, 100_000);
  return places.many;
}

/** Plain readings of a year, summed by meter. */
export const sums = "SELECT meter, sum(value) AS used FROM city WHERE at >= '2025-01-01' AND at < '2026-01-01' GROUP BY meter";

function inventoryRow(name: string, region: string, count: number, must: string): Row {
  const by = [undefined, 'use', 'district'] as const;
  return {
    name,
    what: `carbon inventory of ${count.toLocaleString('en')} buildings with estimation, by place, use and district in turn`,
    must,
    async run(yard, size) {
      await town(yard, region, count);
      const beside = await besideOf(yard, size, () => sums);
      const ask = (at: number) =>
        yard.ask.carbon.inventory({ region, year: 2025, estimate: true, ...(by[at % 3] && { by: by[at % 3] as 'use' }) });
      return { ...(await tell(ask, beside)), note: 'electricity; the references add up readings of 1,000 meters' };
    },
  };
}

export const inventoryFewRow = inventoryRow('inventory', places.few, 2000, '300 ms');
export const inventoryManyRow = inventoryRow('inventory-city', places.many, 100_000, '3 s');

export const inventoryKnownRow: Row = {
  name: 'inventory-known',
  what: 'the inventory of 2,000 buildings as known before every meter got another reading',
  must: '15 s at 100,000 buildings',
  async run(yard) {
    const { client, app } = yard;
    await town(yard, places.few, 2000);
    const knownAt = new Date(app.slices.readings.now()).toISOString();
    const path = yard.file('carbon-later.csv');
    await writeFile(path, `meter,2025-12\n${Array.from({ length: 2000 }, (_, at) => `c${places.few}-${at},1`).join('\n')}\n`);
    const later = { layout: 'months', meterColumn: 'meter', kind: 'interval', interval: '1month', unit: 'kWh' } as const;
    await client.readings.importReadings({ file: await yard.upload(path), ...later });
    const runs = [];
    for (let run = 0; run < 3; run += 1)
      runs.push(await took(() => client.carbon.inventory({ region: places.few, year: 2025, estimate: true, knownAt })));
    return { ours: clock(median(runs.map(({ seconds }) => seconds))), cpu: median(runs.map(({ cpu }) => cpu)) };
  },
};
