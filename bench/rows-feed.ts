import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { clock, rate, type Row } from './table.ts';
import { median, took, type Yard } from './yard.ts';

/** A place of Yuncheng used by nothing else in the bench. */
const region = '140829';

const receiver = 'feed-receiver';

const [daysEach, first] = [1000, Date.parse('2024-01-01')];

const code = (at: number): string => `f-${at}`;

/** Day values of all meters; another turn has other values for each day. */
async function bring({ client, file, upload }: Yard, meters: number, turn: number): Promise<void> {
  const path = file('feed-days.csv');
  const days = Array.from({ length: daysEach }, (_, at) => new Date(first + at * 86_400_000).toISOString().slice(0, 10));
  const linesOf = (meter: number): string =>
    days.map((day, at) => `${code(meter)},${day},${(100 + turn + ((meter * 7 + at) % 977) / 10).toFixed(1)}\n`).join('');
  await writeFile(path, `meter,time,value\n${Array.from({ length: meters }, (_, meter) => linesOf(meter)).join('')}`);
  const how = { kind: 'interval', interval: '1d', unit: 'kWh', carrier: 'electricity', createMeters: true } as const;
  await client.readings.importReadings({ file: await upload(path), ...how });
  rmSync(path);
}

/** Buildings with a meter each, and a feed of their days; returns the key of its recipient. */
async function stand(yard: Yard, meters: number): Promise<string> {
  const { client, file, upload, app } = yard;
  const send = async (name: string, lines: readonly string[]): Promise<string> => {
    await writeFile(file(name), lines.join('\n'));
    return upload(file(name), name);
  };
  const sink = ['code,name,region', `${receiver},Receiver,${region}`];
  await client.place.importOrganisations({ file: await send('feed-organisations.csv', sink) });
  const buildings = Array.from({ length: meters }, (_, at) => `${code(at)},${code(at)},office,${region},${500 + (at % 97) * 100}`);
  await client.registry.importBuildings({ file: await send('feed-buildings.csv', ['code,name,use,region,floorArea', ...buildings]) });
  const day = new Date(app.slices.readings.now()).toISOString().slice(0, 4);
  const text = `{id: bench-${meters}, dataset: use-day, region: '${region}', fields: [value, unit, coverage], to: ${receiver}, purpose: bench, agreement: bench, from: ${day}-01-01, until: ${day}-12-31}`;
  const kept = (await client.sharing.feeds.list({})).feeds.some(({ id }) => id === `bench-${meters}`);
  if (!kept) await client.sharing.feeds.add({ text });
  const { secret } = await client.access.keys.create({ name: `bench-${meters}-${Date.now()}`, role: 'viewer', organisation: receiver });
  return secret;
}

/** What changed since a token, read to its end over HTTP. */
async function take({ url }: Yard, feed: string, secret: string, since: string): Promise<{ token: string; rows: number }> {
  const answer = await fetch(`${url}/api/feeds/${feed}?since=${since}`, { headers: { authorization: `Bearer ${secret}` } });
  if (!answer.ok || answer.body === null) throw new Error(await answer.text());
  let rows = 0;
  for await (const piece of answer.body) for (const byte of piece as Uint8Array) if (byte === 10) rows += 1;
  return { token: answer.headers.get('feed-token') ?? '', rows };
}

export const feedRow: Row = {
  name: 'feed',
  what: 'a feed of day rows, each of which became other since: compared, kept, told',
  must: '100,000 rows/s',
  async run(yard, { portion }) {
    const meters = Math.max(1, Math.min(1000, Math.round(portion / daysEach)));
    const [feed, rows] = [`bench-${meters}`, meters * daysEach];
    const secret = await stand(yard, meters);
    await bring(yard, meters, 0);
    let token = '';
    const whole = await took(async () => {
      ({ token } = await take(yard, feed, secret, ''));
    });
    const [changed, plain] = [[], []] as [Awaited<ReturnType<typeof took>>[], Awaited<ReturnType<typeof took>>[]];
    for (const turn of [1, 2, 3]) {
      await bring(yard, meters, turn);
      let told = 0;
      changed.push(
        await took(async () => {
          ({ token, rows: told } = await take(yard, feed, secret, token));
        }),
      );
      if (told !== rows) throw new Error(`${told} rows of ${rows} came as changed`);
      plain.push(await took(() => selected(yard, rows)));
    }
    const nothing = await took(() => take(yard, feed, secret, token));
    const as = rate(rows);
    return {
      ours: as(median(changed.map(({ seconds }) => seconds))),
      cpu: median(changed.map(({ cpu }) => cpu)),
      clickhouse: as(median(plain.map(({ seconds }) => seconds))),
      note: `${rows.toLocaleString('en')} rows; the whole the first time ${as(whole.seconds)}; nothing changed ${clock(nothing.seconds)}; raw: the same rows selected`,
    };
  },
};

/** The same day rows selected from the store, read as they come. */
async function selected({ stores }: Yard, rows: number): Promise<void> {
  const { rows: ids } = await stores.postgres.query<{ id: number }>("SELECT id FROM meter WHERE code LIKE 'f-%'");
  const sql = 'SELECT meter, day, use FROM day FINAL WHERE meter IN {ids:Array(UInt32)} AND day >= {first:String}';
  let found = 0;
  const asked = { ids: ids.map(({ id }) => id), first: '2024-01-01' };
  for await (const block of stores.clickhouse.selectNative(sql, asked)) found += block.rows;
  if (found < rows) throw new Error(`${found} day rows of ${rows}`);
}
