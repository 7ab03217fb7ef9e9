import { afterAll, beforeAll, expect, test } from 'vitest';
import { exported } from '../golden/fixture.ts';
import { createWorld, type World } from '../world.ts';
import { afterwards, live, type Hands } from './history.ts';
import { answer, questions, together } from './questions.ts';

const hands: Hands = { now: 0 };
let world: World;
let other: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => hands.now });
  await live(world, hands);
  hands.now = afterwards;
  other = await createWorld({ clock: () => hands.now });
});
afterAll(async () => {
  await world.stop();
  await other.stop();
});

/**
 * Queries whose answers survive an export and import by file: use as it is now and as it was received; not what depends on decisions,
 * undone imports and earlier facts.
 */
const travels = () =>
  questions().filter(
    ([procedure, input]) =>
      procedure.startsWith('metering.use') && input['knownAt'] === undefined && input['meter'] !== 'ROLL' && input['building'] !== 'B8',
  );

const withoutFigure = (told: unknown) =>
  JSON.parse(JSON.stringify(told, (name, value: unknown) => (['figure', 'finding'].includes(name) ? undefined : value))) as unknown;

test('buildings, meters with swaps and readings with revisions are exported as Parquet, imported into an empty directory without options, and give the same answers', async () => {
  const put = async (name: string) => ({ file: await other.upload(`${name}.parquet`, await exported(world, name as 'meters', 'parquet')) });
  const organisations = 'code,name,region\nO1,机关事务局,140300\nO2,教育局,140302\n';
  await other.local.place.importOrganisations({ file: await other.upload('o.csv', organisations) });
  expect(await other.local.registry.importBuildings(await put('buildings'))).toMatchObject({ rejectedCount: 0 });
  expect(await other.local.registry.importMeters(await put('meters'))).toMatchObject({ rejectedCount: 0 });
  expect(await other.local.readings.importReadings(await put('readings'))).toMatchObject({ rejectedCount: 0, missing: 0 });
  const [theirs, ours] = await Promise.all([other, world].map((one) => together(travels(), (question) => answer(one.local, question))));
  for (const [at, question] of travels().entries())
    expect({ question, told: withoutFigure(theirs?.[at]) }).toEqual({ question, told: withoutFigure(ours?.[at]) });
  const lines = async (of: World) =>
    Buffer.from(await exported(of, 'readings', 'csv'))
      .toString('utf8')
      .split('\r\n')
      .toSorted();
  expect(await lines(other)).toEqual(await lines(world));
});

test('another program reads the same numbers from it', async () => {
  const { clickhouse } = world.stores;
  await clickhouse.command(
    "CREATE TABLE from_parquet (meter String, time DateTime64(3, 'UTC'), end Nullable(DateTime64(3, 'UTC')), value Decimal(18, 4), unit String, received DateTime64(3, 'UTC')) ENGINE = Memory",
  );
  await clickhouse.send('INSERT INTO from_parquet FORMAT Parquet', await exported(world, 'readings', 'parquet'));
  const sums = 'count() AS rows, toString(sum(value)) AS value, toString(max(received)) AS received, countIf(end IS NULL) AS registers';
  const [theirs] = await clickhouse.query<Record<string, unknown>>(`SELECT ${sums} FROM from_parquet`);
  const text = Buffer.from(await exported(world, 'readings', 'csv')).toString('utf8');
  const rows = text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
  const tenThousandths = rows.reduce((sum, row) => sum + BigInt(Math.round(Number(row[3]) * 10_000)), 0n);
  expect(theirs).toMatchObject({
    rows: rows.length,
    registers: rows.filter((row) => row[2] === '').length,
    received: new Date(Math.max(...rows.map((row) => Date.parse(row[5] ?? '')))).toISOString().replace('T', ' ').replace('Z', ''),
  });
  expect(BigInt(Math.round(Number(theirs?.['value']) * 10_000))).toBe(tenThousandths);
  await clickhouse.command('DROP TABLE from_parquet');
});

const fetched = async (of: World, address: string) => new Uint8Array(await (await of.ask(`/api/exports/${address}`)).arrayBuffer());

test('organisations and places can be imported again from each format; buildings and places are on a map', async () => {
  const third = await createWorld({ clock: () => hands.now });
  try {
    const square = {
      type: 'Polygon',
      coordinates: [
        [
          [113.5, 37.8],
          [113.6, 37.8],
          [113.6, 37.9],
          [113.5, 37.8],
        ],
      ],
    };
    const zones = `code,name,parent,boundary\nGX,高新区,140300,"${JSON.stringify(square).replaceAll('"', '""')}"\n`;
    await world.local.place.importPlaces({ file: await world.upload('z.csv', zones) });
    for (const format of ['csv', 'xlsx', 'parquet']) {
      const file = await third.upload(`o.${format}`, await fetched(world, `organisations?format=${format}`));
      expect(await third.local.place.importOrganisations({ file })).toMatchObject({ rejectedCount: 0 });
      expect((await third.local.place.organisations({})).organisations).toEqual((await world.local.place.organisations({})).organisations);
    }
    const file = await third.upload('p.csv', await fetched(world, 'places?within=GX&format=csv'));
    expect(await third.local.place.importPlaces({ file })).toMatchObject({ created: 1, rejectedCount: 0 });
    expect((await third.local.place.get({ code: 'GX' })).boundary).toEqual(square);
    const geo = async (address: string) =>
      JSON.parse(Buffer.from(await fetched(world, address)).toString('utf8')) as {
        type: string;
        features: { properties: Record<string, unknown>; geometry: unknown }[];
      };
    expect((await geo('places?within=GX')).features).toMatchObject([
      { type: 'Feature', properties: { code: 'GX', name: '高新区', kind: 'zone', parent: '140300' }, geometry: square },
    ]);
    const { type, features } = await geo('buildings?format=geojson');
    expect([type, features.length]).toEqual(['FeatureCollection', 12]);
    expect(features.find(({ properties }) => properties['code'] === 'B2')).toMatchObject({
      geometry: { type: 'Point', coordinates: [113.55, 37.86] },
      properties: { use: 'school' },
    });
  } finally {
    await third.stop();
  }
});
