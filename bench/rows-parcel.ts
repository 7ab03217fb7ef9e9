import { createWriteStream, mkdirSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { clock, type Row } from './table.ts';
import { median, openYard, took, type Took, type Yard } from './yard.ts';

const items = ['01A10', '01A20', '01B10', '01B20', '01B30', '01C10', '01C20', '01D10', '01D20'];
const days = ['2025-03-03', '2025-03-04', '2025-03-05'];
const hoursOfDay = 24;
const code = (building: number): string => `p-${String(building).padStart(5, '0')}`;

async function write(yard: Yard, name: string, lines: Iterable<string>): Promise<string> {
  const path = yard.file(name);
  const out = createWriteStream(path);
  for (const line of lines) if (!out.write(`${line}\n`)) await new Promise((done) => out.once('drain', done));
  out.end();
  await finished(out);
  return yard.upload(path, name);
}

function* buildings(count: number): Generator<string> {
  yield 'code,name,use,region,floorArea';
  for (let at = 0; at < count; at++) yield `${code(at)},Building ${at},office,140302,5000`;
}

function* meters(count: number): Generator<string> {
  yield 'code,building,carrier,kind,item,parent';
  for (let at = 0; at < count; at++) {
    yield `${code(at)}-E,${code(at)},electricity,interval,,`;
    for (const item of items) yield `${code(at)}-${item},${code(at)},electricity,interval,${item},${code(at)}-E`;
  }
}

function* hours(count: number): Generator<string> {
  yield 'time,meter,value';
  for (const day of days)
    for (let hour = 0; hour < hoursOfDay; hour++)
      for (let at = 0; at < count; at++) {
        const time = `${day}T${String(hour).padStart(2, '0')}:00:00`;
        yield `${time},${code(at)}-E,${(20 + ((at + hour) % 50) / 4).toFixed(2)}`;
        for (const [place, item] of items.entries())
          yield `${time},${code(at)}-${item},${(1 + ((at + hour + place) % 30) / 16).toFixed(3)}`;
      }
}

/** A city's day to its province, which is another program with its own stores, over HTTP. */
export const parcelRow: Row = {
  name: 'parcel',
  what: 'a parcel of 480,000 rows to a province: made, sent, receipt',
  must: '10 s',
  async run(yard, { portion }) {
    const count = Math.min(2000, Math.max(20, Math.round(portion / 1000)));
    mkdirSync(yard.file('province'), { recursive: true });
    const province = await openYard({ references: false, keep: yard.file('province') });
    try {
      for (const at of [yard, province])
        await at.client.registry.importBuildings({ file: await write(at, 'buildings.csv', buildings(count)) });
      await yard.client.registry.importMeters({ file: await write(yard, 'meters.csv', meters(count)) });
      const file = await write(yard, 'hours.csv', hours(count));
      await yard.client.readings.importReadings({ file, kind: 'interval', interval: '1h' });
      const { secret } = await province.client.access.keys.create({ name: 'city', role: 'bureau', region: '140300' });
      await yard.client.upload.target({ code: 'bench', to: province.url, centre: '140300', region: '140300', secret });
      const rows = count * (items.length + 1) * hoursOfDay;
      const ran: Took[] = [];
      for (const day of days)
        ran.push(
          await took(async () => {
            const { parcels } = await yard.client.upload.run({ target: 'bench', day });
            const [sent] = parcels;
            if (sent?.state !== 'received' || sent.counts?.accepted !== rows) throw new Error(`a parcel came to ${JSON.stringify(sent)}`);
          }),
        );
      const [first] = ran;
      return {
        ours: clock(median(ran.map(({ seconds }) => seconds))),
        cpu: median(ran.map(({ cpu }) => cpu)),
        note: `${rows.toLocaleString('en')} rows; the first, that makes their metering points, ${clock(first?.seconds ?? 0)}`,
      };
    } finally {
      await province.close();
    }
  },
};
