import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** What a file is about, as a pair of a word and a code above its table; and counters under words of other languages. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(() => world.stop());

const day = ['2025-01-01', '2025-01-02'] as const;

test.each([
  ['Zählpunkt;{}', ';'],
  ['Zählpunktbezeichnung;{}', ';'],
  ['Messlokation: {}', ';'],
  ['Account Number,{}', ','],
  ['Account Number: {}', ','],
  ['Meter,{}', ','],
  ['Meter ID:,{}', ','],
  ['MPAN,{}', ','],
  ['户号：,{}', ','],
  ['户号：{}', ','],
  ['户号,{}', ','],
  ['PDL,{}', ','],
  ['POD,{}', ','],
  ['Name,J. Doe,,|Address,1 High St,,|Account Number,{},,|Service,Electric,,', ','],
])('%s', async (above, mark) => {
  const code = `PA${above.replaceAll(/[^\p{L}\d]/gu, '')}1`;
  const rows = [
    'Date,Time,Usage (kWh)',
    ...[0, 15, 30].map((minute, at) => `2025-01-01,00:${String(minute).padStart(2, '0')},${[1, 3, 2][at]}`),
  ];
  const came = await told([...above.replace('{}', code).split('|'), ...rows.map((row) => row.replaceAll(',', mark))]);
  expect(came).toContain('meter-read');
  expect((await used(code, ...day)).total).toBe(6);
});

test('a pair above two columns', async () => {
  await bring(['户号,140012', '日期,电量', '2025-01-01,5', '2025-01-02,4']);
  expect((await used('140012', '2025-01-01', '2025-01-03', 'day')).steps).toEqual([5, 4]);
});

test('a two-row header is not a pair above another table', async () => {
  await bring(['表号,用电量(kWh),,', ',尖,峰,平', 'PH,5,6,7'], { name: '2025年1月.csv' });
  expect((await used('PH', '2025-01-01', '2025-02-01')).total).toBe(18);
});

test.each([
  ['LF', 'POD;Data lettura;Lettura F1;Lettura F2;Lettura F3', (a: number) => `${a};${2 * a};${3 * a}`],
  ['MS', 'EAN;Datum;Meterstand', (a: number) => `${6 * a}`],
  ['MD', 'EAN;Datum;Meterstand dag;Meterstand nacht', (a: number) => `${2 * a};${4 * a}`],
  ['ZS', 'Zählernummer;Datum;Zählerstand', (a: number) => `${6 * a}`],
  ['ST', 'Zähler;Datum;Stand', (a: number) => `${6 * a}`],
  ['RX', "PDL;Date;Relevé d'index", (a: number) => `${6 * a}`],
  ['IH', 'PDL;Date de relevé;Index HP;Index HC', (a: number) => `${5 * a};${a}`],
])('%s: %s are counters, and their day comes first', async (code, head, shown) => {
  const rows = [1000, 1100, 1150].map((count, at) => `${code};01/0${at + 1}/2025;${shown(count)}`);
  expect(await told([head, ...rows])).toContain('days-first-by-words');
  expect((await used(code, '2025-01-01', '2025-03-01')).steps).toEqual([600, 300]);
});

test('dates under English headings still raise a question, and those that contradict the language are read as they are', async () => {
  const rows = ['DE;01/02/2025;5', 'DE;01/03/2025;7'];
  expect(await told(['Meter;Date;kWh', ...rows])).toMatchObject({ code: 'date-order-open' });
  await bring(['Zähler;Datum;kWh', 'DC;01/13/2025;5', 'DC;01/14/2025;7']);
  expect((await used('DC', '2025-01-13', '2025-01-15', 'day')).steps).toEqual([5, 7]);
});
