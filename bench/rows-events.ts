import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { clock, type Row } from './table.ts';
import { took, type Yard } from './yard.ts';
import { settleEvent } from '#cli/as-read.ts';

/** A place of Yuncheng used only by the members of these rows. */
const region = '140824';
const buildings = 1000;
/** Two months that are tried, and before them a month of days that the first ones depend on. */
const days = 90;
const first = Date.UTC(2024, 4, 1);
const rules = ['beijing-2015', 'jiangsu-2015', 'ten-of-ten', 'high-five-of-ten'];

const day = (at: number): string => new Date(first + at * 86_400_000).toISOString().slice(0, 10);
const code = (at: number): string => `evb${String(at).padStart(4, '0')}`;
const codes = Array.from({ length: buildings }, (_, at) => code(at));

function* readings(): Generator<string> {
  yield 'time,meter,value\n';
  for (let at = 0; at < buildings; at += 1)
    yield Array.from({ length: days * 96 }, (_, step) => {
      const minutes = (step % 96) * 15;
      const clockTime = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;
      return `${day(Math.floor(step / 96))} ${clockTime},m${code(at)},${(2 + ((at * 31 + step * 7) % 900) / 300).toFixed(4)}\n`;
    }).join('');
}

/** A thousand members with 60 days of quarter hours, and an event that all of them took part in. */
async function town({ client, upload, file }: Yard): Promise<void> {
  if ((await client.portfolio.list({})).portfolios.some((one) => one.code === 'BENCH-V')) return;
  const put = async (name: string, rows: readonly string[]) => {
    await writeFile(file(name), `${rows.join('\n')}\n`);
    return upload(file(name), name);
  };
  const pay = "{unit: kWh, price: '2', floor: '0.5', penalty: '1'}";
  const programme = `kind: programme\nentries:\n  - {id: bench-dr, status: DEMO, rule: high-five-of-ten, step: 15min, pay: ${pay}}\n`;
  await client.knowledge.files.put({ name: 'bench-dr.yaml', text: programme });
  await client.place.importOrganisations({ file: await put('eo.csv', ['code,name', 'BENCHAGG,示范聚合商']) });
  await client.registry.importBuildings({
    file: await put('eb.csv', ['code,name,use,region', ...codes.map((one) => `${one},${one},office,${region}`)]),
  });
  await client.registry.importMeters({
    file: await put('em.csv', ['code,building,carrier,kind', ...codes.map((one) => `m${one},${one},electricity,interval`)]),
  });
  const out = createWriteStream(file('er.csv'));
  for (const piece of readings()) if (!out.write(piece)) await once(out, 'drain');
  out.end();
  await finished(out);
  await client.readings.importReadings({
    file: await upload(file('er.csv'), 'er.csv'),
    carrier: 'electricity',
    unit: 'kWh',
    interval: '15min',
  });
  await client.portfolio.add({ code: 'BENCH-V', name: 'bench', organisation: 'BENCHAGG' });
  const members = codes.map((one) => `BENCH-V,${one},${day(0)},0.7,bench`);
  await client.portfolio.importMembers({ file: await put('ep.csv', ['portfolio,building,from,share,consent', ...members]) });
  const commitments = await put('ec.csv', ['building,kw', ...codes.map((one) => `${one},1`)]);
  const span = { from: `${day(55)}T19:00`, to: `${day(55)}T21:00` };
  await client.flexibility.events.add({
    code: 'BENCH-E',
    programme: 'bench-dr',
    portfolio: 'BENCH-V',
    direction: 'down',
    file: commitments,
    ...span,
  });
}

/** Reads the rows that an event depends on, and nothing else. */
const rowsAlone = ({ stores }: Yard) =>
  took(() =>
    stores.clickhouse.queryCompact(
      `SELECT meter, sum(one) FROM (SELECT meter, day, argMax(use, drawn) AS one FROM day
       WHERE day >= toDate('${day(0)}') AND day < toDate('${day(days)}') GROUP BY meter, day) GROUP BY meter`,
    ),
  );

export const eventSettleRow: Row = {
  name: 'event-settle',
  what: `an event of ${buildings.toLocaleString('en')} buildings settled; again after one correction`,
  must: '5 s; 1 s',
  async run(yard) {
    await town(yard);
    const { client, upload, file } = yard;
    const ours = await took(() => settleEvent(client, { event: 'BENCH-E' }));
    const start = `${day(55)} 19:00:00`;
    await writeFile(file('ek.csv'), `time,meter,value\n${start},m${code(7)},${(Date.now() % 7) + 0.5}\n`);
    await client.readings.importReadings({
      file: await upload(file('ek.csv'), 'ek.csv'),
      carrier: 'electricity',
      unit: 'kWh',
      interval: '15min',
    });
    const again = await took(() => settleEvent(client, { event: 'BENCH-E' }));
    const rows = await rowsAlone(yard);
    return { ours: clock(ours.seconds), cpu: ours.cpu, clickhouse: clock(rows.seconds), note: `again ${clock(again.seconds)}` };
  },
};

export const baselineTestRow: Row = {
  name: 'baseline-test',
  what: `${rules.length} rules × ${buildings.toLocaleString('en')} buildings × ${days - 30} days`,
  must: '20 s',
  async run(yard) {
    await town(yard);
    const ours = await took(() => yard.client.flexibility.test({ region, rules, from: day(30), to: day(days), hours: '14-17' }));
    return { ours: clock(ours.seconds), cpu: ours.cpu };
  },
};
