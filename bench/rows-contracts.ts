import { writeFileSync } from 'node:fs';
import { clock, type Result, type Row } from './table.ts';
import { took, type Yard } from './yard.ts';
import { settleContract } from '#cli/as-read.ts';

const [contracts, months] = [100, 24];
const dayMs = 86_400_000;
const [first, change, end] = [Date.parse('2023-01-01'), Date.parse('2024-01-01'), Date.parse('2026-01-01')].map((at) => at / dayMs) as [
  number,
  number,
  number,
];
const code = (at: number): string => `paid-${String(at).padStart(3, '0')}`;
const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
const days = Array.from({ length: end - first }, (_, at) => first + at);
const each = Array.from({ length: contracts }, (_, at) => at);

/** degC of a day: a yearly cycle, and weather over several days. */
const degrees = (day: number): number => 11 - 15 * Math.cos(((day - first - 20) / 365.25) * 2 * Math.PI) + ((day * 7) % 11) - 5;

/** kWh of a day: heating and cooling, weekends, noise; a tenth less once the contract runs. */
function use(meter: number, day: number): string {
  const noise = ((Math.imul(day + 1, 2_654_435_761) ^ Math.imul(meter + 1, 40_503)) >>> 8) % 1000;
  const base = 200 + meter + ((day + 3) % 7 < 5 ? 40 : 0);
  const whole = base + 5 * Math.max(0, 15 - degrees(day)) + 4 * Math.max(0, degrees(day) - 22) + noise / 50;
  return (day < change ? whole : 0.9 * whole).toFixed(2);
}

const terms = (at: number) => ({
  code: code(at),
  name: `合同${at}`,
  type: 'shared',
  owner: 'paid-owner',
  provider: 'paid-provider',
  from: '2024-01-01',
  to: '2026-01-01',
  period: 'month',
  basis: 'point',
  confidence: 0.9,
  minCoverage: 0.9,
  boundaries: [{ name: '电', baseline: code(at) }],
  prices: [{ boundary: '电', from: '2024-01-01', yuan: '0.62' }],
  providerShare: [{ from: '2024-01-01', percent: '80' }],
  negative: 'carry',
});

async function stand({ client, upload, file }: Yard): Promise<void> {
  const send = async (name: string, lines: readonly string[]): Promise<string> => {
    writeFileSync(file(name), lines.join('\n'));
    return upload(file(name), name);
  };
  const organisations = ['code,name,region', 'paid-owner,甲方,140302', 'paid-provider,乙方,140302'];
  await client.place.importOrganisations({ file: await send('o.csv', organisations) });
  const buildings = each.map((at) => `${code(at)},楼${at},paid-owner,office,140302,4000`);
  await client.registry.importBuildings({ file: await send('b.csv', ['code,name,organisation,use,region,floorArea', ...buildings]) });
  const meters = each.map((at) => `${code(at)},${code(at)},electricity,interval`);
  await client.registry.importMeters({ file: await send('m.csv', ['code,building,carrier,kind', ...meters]) });
  const weather = days.flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => `${new Date(day * dayMs + (hour - 8) * 3_600_000).toISOString()},${degrees(day).toFixed(2)}`),
  );
  const hours = await send('w.csv', ['time,temperature', ...weather]);
  await client.weather.importWeather({ file: hours, station: 'BENCH-PAID', format: 'csv', zone: 'Etc/UTC' });
  const readings = each.flatMap((at) => days.map((day) => `${dayText(day)},${code(at)},${use(at, day)}`));
  await client.readings.importReadings({ file: await send('r.csv', ['time,meter,value', ...readings]), interval: '1d' });
}

/** Contracts confirmed by both sides, with every month settled. */
async function settle({ client }: Yard): Promise<void> {
  const base = { from: '2023-01-01', to: '2024-01-01', calendar: 'none', station: 'BENCH-PAID' };
  for (const at of each) {
    const contract = code(at);
    await client.savings.lock({ building: contract, carrier: 'electricity', ...base, baseline: contract });
    await client.contracts.add({ terms: terms(at) });
    for (const side of ['owner', 'provider'] as const) await client.contracts.confirm({ contract, for: side });
    for (let month = 0; month < months; month += 1) {
      const period = new Date(Date.UTC(2024, month, 1)).toISOString().slice(0, 10);
      await settleContract(client, { contract, period });
    }
  }
}

async function review(yard: Yard): Promise<Result> {
  await stand(yard);
  const settling = await took(() => settle(yard));
  const night = (): Promise<unknown> => yard.app.slices.contracts.tellMoved();
  const cold = await took(night);
  const again = await took(night);
  writeFileSync(yard.file('c.csv'), `time,meter,value\n2024-07-03,${code(7)},11.5\n`);
  const file = await yard.upload(yard.file('c.csv'));
  await yard.client.readings.importReadings({ file, interval: '1d' });
  const moved = await took(night);
  const found = await yard.client.contracts.review({ contract: code(7), preview: true });
  const raw = await took(() =>
    yard.stores.clickhouse.queryCompact(
      `SELECT count(), sum(one) FROM (SELECT meter, day, argMax(use, drawn) AS one FROM day
       WHERE day >= toDate(${first}) AND day < toDate(${end}) GROUP BY meter, day)`,
    ),
  );
  const corrected = `${found.posted.length} entry to correct: ${found.posted[0]?.amount ?? '-'} yuan`;
  return {
    ours: `${clock(again.seconds)}; one day changed ${clock(moved.seconds)}`,
    cpu: again.cpu,
    clickhouse: clock(raw.seconds),
    note: `the first time, all worked out anew, ${clock(cold.seconds)}; settling them ${clock(settling.seconds)}; ${corrected}; raw: all day rows`,
  };
}

export const reviewRow: Row = {
  name: 'review',
  what: `review of ${contracts} contracts × ${months} settled months, nothing changed; one day changed`,
  must: '5 s; 1 s',
  run: review,
};
