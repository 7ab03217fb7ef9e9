import { rmSync } from 'node:fs';
import { code, range, writeLong } from './data.ts';
import { clock, rate, type Row } from './table.ts';
import { median, share, took, type Took, type Yard } from './yard.ts';

const times = 12;
const year = '2010';

/** Bytes of everything that the program keeps in ClickHouse, merged, and the number of rows of readings. */
async function stored({ stores, client }: Yard): Promise<{ bytes: number; rows: number }> {
  await client.doctor.compact();
  const [held] = await stores.clickhouse.query<{ bytes: number; rows: number }>(
    `SELECT toFloat64(sum(bytes_on_disk)) AS bytes, toFloat64(sumIf(rows, table = 'reading')) AS rows
     FROM system.parts WHERE active AND database = currentDatabase()`,
  );
  return held ?? { bytes: 0, rows: 0 };
}

/** Queries answered from readings, and one answered from day rows: p50 of each. */
async function answers(yard: Yard, meters: number): Promise<string> {
  const span = { from: `${year}-01-01`, to: `${year}-04-01` };
  const [quarters, days]: [number[], number[]] = [[], []];
  for (let at = 0; at < 30; at += 1) {
    const meter = code((at * 37) % meters);
    quarters.push((await took(() => yard.ask.metering.useOfMeter({ meter, ...span, step: '15min' }))).seconds);
    days.push((await took(() => yard.ask.metering.useOfMeter({ meter, ...span, step: 'day' }))).seconds);
  }
  return `by 15 minutes ${clock(share(quarters, 0.5))}, by days ${clock(share(days, 0.5))}`;
}

export const againRow: Row = {
  name: 'again',
  what: `the same readings, ${times} times`,
  must: 'the store grows by 10 % at most, questions stay as quick, a repeat is as quick as the first',
  async run(yard, { meters, portion }) {
    const { client, references } = yard;
    const path = yard.file('again.csv');
    const some = Math.min(meters, 1000);
    const hash = await writeLong(path, { meters: range(0, some), from: `${year}-01-01`, each: Math.floor(portion / some) });
    const imports: number[] = [];
    const bring = (): Promise<Took> =>
      took(async () => {
        const { import: id } = await client.readings.importReadings({
          file: await yard.upload(path),
          interval: '15min',
          createMeters: true,
        });
        imports.push(id as number);
      });
    const empty = await stored(yard);
    const first = await bring();
    const once = await stored(yard);
    const [before, raw]: [string, Took[]] = [await answers(yard, some), []];
    const others: Took[] = [];
    for (let turn = 1; turn < times; turn += 1) {
      others.push(await bring());
      if (references !== null && turn % 4 === 1) raw.push(await took(() => references.loadClickhouse(path, 'loaded')));
    }
    rmSync(path);
    const all = await stored(yard);
    const after = await answers(yard, some);
    const undone = await took(() => client.imports.undo({ id: imports[0] as number }));
    const left = await stored(yard);
    const again = median(others.map((one) => one.seconds));
    const growth = (now: typeof all): string => `${(((now.bytes - once.bytes) / (once.bytes - empty.bytes)) * 100).toFixed(1)} %`;
    return {
      ours: `${growth(all)} more bytes, ${(all.rows - once.rows).toLocaleString('en')} more rows`,
      cpu: median(others.map((one) => one.cpu)),
      ...(raw.length === 0
        ? {}
        : { clickhouse: `${rate(portion)(median(raw.map((one) => one.seconds)))} (${median(raw.map((one) => one.cpu)).toFixed(1)} s)` }),
      note: [
        `first ${rate(portion)(first.seconds)} with ${first.cpu.toFixed(1)} s of processor, a repeat ${rate(portion)(again)}`,
        `asked before: ${before}; after: ${after}`,
        `first taken back in ${clock(undone.seconds)} with ${undone.cpu.toFixed(1)} s of processor, then ${growth(left)} more bytes`,
      ].join('; '),
      hash,
    };
  },
};
