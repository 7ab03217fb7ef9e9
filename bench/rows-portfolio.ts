import { createWriteStream, rmSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { clock, type Result, type Row } from './table.ts';
import { took, type Yard } from './yard.ts';

const meters = 10_000;
const dayMs = 86_400_000;
const [first, change, end] = [Date.parse('2024-01-01'), Date.parse('2025-01-01'), Date.parse('2026-01-01')].map((at) => at / dayMs) as [
  number,
  number,
  number,
];
const code = (at: number): string => `saved-${String(at).padStart(5, '0')}`;
const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** degC of an hour: a yearly cycle, a daily cycle, and weather over several days. */
const degrees = (hour: number): number =>
  11 -
  15 * Math.cos(((hour / 24 - first - 20) / 365.25) * 2 * Math.PI) +
  4 * Math.sin((hour / 24 / 5) * 2 * Math.PI) -
  3 * Math.cos(((hour % 24) / 24) * 2 * Math.PI);

/** kWh of a day: each meter's own heating and cooling, weekends, noise; a tenth less in the second year. */
function use(meter: number, day: number, temperature: number): string {
  const noise = ((Math.imul(day + 1, 2_654_435_761) ^ Math.imul(meter + 1, 40_503)) >>> 8) % 1000;
  const base = 100 + (meter % 60) + ((day + 3) % 7 < 5 ? 40 : 0);
  const whole = base + (3 + (meter % 5)) * Math.max(0, 15 - temperature) + (2 + (meter % 4)) * Math.max(0, temperature - 22) + noise / 50;
  return (day < change ? whole : 0.9 * whole).toFixed(2);
}

async function write(path: string, pieces: Iterable<string>): Promise<void> {
  const out = createWriteStream(path);
  for (const piece of pieces) if (!out.write(piece)) await once(out, 'drain');
  out.end();
  await finished(out);
}

function* readings(): Generator<string> {
  yield 'time,meter,value\n';
  const days = Array.from({ length: end - first }, (_, at) => first + at);
  const means = days.map((day) =>
    Array.from({ length: 24 }, (_, hour) => degrees(day * 24 + hour - 8)).reduce((sum, one) => sum + one / 24, 0),
  );
  for (let meter = 0; meter < meters; meter += 1)
    yield days.map((day, at) => `${dayText(day)},${code(meter)},${use(meter, day, means[at] as number)}\n`).join('');
}

async function stand({ client, upload, file }: Yard): Promise<void> {
  const codes = Array.from({ length: meters }, (_, at) => code(at));
  await write(file('b.csv'), [['code,name,use,region,floorArea', ...codes.map((one) => `${one},楼${one},office,140302,4000`)].join('\n')]);
  await client.registry.importBuildings({ file: await upload(file('b.csv'), 'b.csv') });
  const hours = Array.from({ length: (end - first) * 24 + 48 }, (_, at) => first * 24 - 24 + at);
  const weather = hours.map((hour) => `${new Date(hour * 3_600_000).toISOString()},${degrees(hour).toFixed(2)}`);
  await write(file('w.csv'), [['time,temperature', ...weather].join('\n')]);
  await client.weather.importWeather({
    file: await upload(file('w.csv'), 'w.csv'),
    station: 'BENCH-SAVED',
    format: 'csv',
    zone: 'Etc/UTC',
  });
  await write(file('r.csv'), readings());
  await client.readings.importReadings({ file: await upload(file('r.csv'), 'r.csv'), interval: '1d', createMeters: true });
  rmSync(file('r.csv'));
}

async function portfolio(yard: Yard): Promise<Result> {
  await stand(yard);
  const { client, file, upload } = yard;
  await write(file('list.csv'), [['meter', ...Array.from({ length: meters }, (_, at) => code(at))].join('\n')]);
  const list = await upload(file('list.csv'), 'list.csv');
  let note = '';
  const ours = await took(async () => {
    const asked = {
      file: list,
      base: { from: '2024-01-01', to: '2025-01-01' },
      from: '2025-01-01',
      to: '2026-01-01',
      station: 'BENCH-SAVED',
    };
    const { job } = await client.savings.portfolio.begin(asked);
    for await (const { finishedAt } of await client.jobs.events({ id: job })) if (finishedAt !== null) break;
    const told = await client.savings.portfolio.show({ job });
    const answer = await yard.app.fetch(
      new Request(`http://localhost/api/exports/savings-portfolio?job=${job}`, {
        headers: { authorization: `Bearer ${yard.app.localKey}` },
      }),
    );
    const bytes = (await answer.arrayBuffer()).byteLength;
    const share = ((told.fraction ?? 0) * 100).toFixed(2);
    note = `${told.modelled} of ${told.boundaries} modelled, ${share} % saved (made: 10 %), job ${clock(told.seconds)}, file ${(bytes / 1e6).toFixed(1)} MB`;
  });
  const reading = await took(() =>
    yard.stores.clickhouse.queryCompact(
      `SELECT count(), sum(one) FROM (SELECT meter, day, argMax(use, drawn) AS one FROM day
       WHERE day >= toDate(${first}) AND day < toDate(${end}) GROUP BY meter, day)`,
    ),
  );
  return {
    ours: clock(ours.seconds),
    cpu: ours.cpu,
    clickhouse: `${clock(reading.seconds)} (${reading.cpu.toFixed(1)} s)`,
    note: `${note}; raw: these day rows read in the store`,
  };
}

export const portfolioRow: Row = {
  name: 'portfolio',
  what: `savings of ${meters} meters, two years by day, from stored day rows to a written file`,
  must: '60 s',
  run: portfolio,
};
