import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Yard } from './yard.ts';

/** A place of Yuncheng used only by the households of these rows. */
export const region = '140825';
export const points = 300;
export const each = 134;
export const households = points * each;
export const days = 120;
export const season = 'bench-2023';
const first = Date.UTC(2023, 10, 1);

export const day = (at: number): string => new Date(first + at * 86_400_000).toISOString().slice(0, 10);
export const home = (at: number): string => `bh${String(at).padStart(5, '0')}`;

async function write(path: string, pieces: Iterable<string>): Promise<void> {
  const out = createWriteStream(path);
  for (const piece of pieces) if (!out.write(piece)) await once(out, 'drain');
  out.end();
  await finished(out);
}

function* readings(): Generator<string> {
  yield 'time,meter,value\n';
  for (let at = 0; at < households; at += 1)
    yield Array.from(
      { length: days },
      (_, on) => `${day(on)},m${home(at)},${(0.1 + ((at * 31 + on * 7) % 900) / 10_000).toFixed(4)}\n`,
    ).join('');
}

/** 300 points with their own meters and 134 households each; one household in fifty has another occupant from the middle on. */
export async function foundTown({ client, upload, file }: Yard): Promise<void> {
  if ((await client.heatSupply.points.list({ region, limit: 1 })).total > 0) return;
  const all = Array.from({ length: households }, (_, at) => at);
  const put = async (name: string, rows: Iterable<string>) => {
    await write(
      file(name),
      [...rows].map((row) => `${row}\n`),
    );
    return upload(file(name), name);
  };
  await client.place.importOrganisations({ file: await put('ho.csv', ['code,name', 'BENCHHEAT,示范热力']) });
  const codes = Array.from({ length: points }, (_, at) => `hb${at}`);
  await client.registry.importBuildings({
    file: await put('hb.csv', ['code,name,use,region', ...codes.map((one) => `${one},${one},dwelling,${region}`)]),
  });
  const meters = all.map((at) => `m${home(at)},hb${Math.floor(at / each)},heat,GJ,interval`);
  await client.registry.importMeters({ file: await put('hm.csv', ['code,building,carrier,unit,kind', ...meters]) });
  const settled = codes.map((one, at) => `bp${at},${one},BENCHHEAT,bench-heat,household`);
  await client.heatSupply.importSettlementPoints({ file: await put('hp.csv', ['code,building,company,tariff,method', ...settled]) });
  const rows = all.flatMap((at) => {
    const row = `${home(at)},bp${Math.floor(at / each)},dwelling,${60 + (at % 70)}.5,m${home(at)},A${at},`;
    return at % 50 === 0 ? [row, `${home(at)},,,,,N${at},${day(60)}`] : [row];
  });
  await client.heatSupply.importHouseholds({ file: await put('hh.csv', ['code,point,class,area,meter,account,from', ...rows]) });
  await client.heatBilling.seasons.set({ region, name: season, from: day(0), to: day(days), source: 'bench' });
  const prices = "kind: heat-tariff\nid: bench-heat\nstatus: DEMO\nclasses: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00'}}\n";
  await client.heatBilling.tariffs.add({ name: 'bench.yaml', text: prices });
  await write(file('hr.csv'), readings());
  await client.readings.importReadings({ file: await upload(file('hr.csv'), 'hr.csv'), carrier: 'heat', unit: 'GJ', interval: '1d' });
}
