import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { clock, type Row } from './table.ts';
import { median, took, type Yard } from './yard.ts';

/** A place of Yuncheng that the households of these rows live in alone. */
const region = '140825';
const points = 300;
const each = 134;
const households = points * each;
const days = 120;
const season = 'bench-2023';
const first = Date.UTC(2023, 10, 1);

const day = (at: number): string => new Date(first + at * 86_400_000).toISOString().slice(0, 10);
const home = (at: number): string => `bh${String(at).padStart(5, '0')}`;

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

/** 300 points of own meters with 134 households each, one in fifty with another occupant from the middle on. */
async function town({ client, upload, file }: Yard): Promise<void> {
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

export const heatPreviewRow: Row = {
  name: 'heat-preview',
  what: `close preview of ${households.toLocaleString('en')} households, ${days} days each`,
  must: '20 s',
  async run(yard) {
    await town(yard);
    let note = '';
    const ours = await took(async () => {
      const { job } = await yard.client.heatNotes.closes.begin({ season, region, preview: true });
      for await (const { finishedAt } of await yard.client.jobs.events({ id: job })) if (finishedAt !== null) break;
      const told = await yard.client.heatNotes.closes.show({ job, limit: 1 });
      note = `${told.notes} notes, ${told.held.length} held, ${told.total} yuan, ${Math.round(process.memoryUsage().rss / 1e6)} MB`;
    });
    const bills = [];
    for (let at = 0; at < 9; at += 1) bills.push(await took(() => yard.client.heatBilling.bill({ household: home(at * 401), season })));
    const sums = await took(() =>
      yard.stores.clickhouse.queryCompact(
        `SELECT meter, sum(one) FROM (SELECT meter, day, argMax(use, drawn) AS one FROM day
         WHERE day >= toDate('${day(0)}') AND day < toDate('${day(days)}') GROUP BY meter, day) GROUP BY meter`,
      ),
    );
    return {
      ours: clock(ours.seconds),
      cpu: ours.cpu,
      clickhouse: `${clock(sums.seconds)} (${sums.cpu.toFixed(1)} s)`,
      note: `${note}; one household's bill ${clock(median(bills.map(({ seconds }) => seconds)))}`,
    };
  },
};
