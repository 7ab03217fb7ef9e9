import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';
import { two, upTo } from './corpus/corpus-file.ts';

/** A counter in the words of French offices, and an index that merely numbers rows. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, used } = createBringing(() => world);
const days = upTo(12);
const stood = (day: number): number => 1000 + day * 13;
const table = (header: string, row: (day: number) => string): string[] => [header, ...days.map(row)];
const elevenDays = ['2025-01-01', '2025-01-12', 'day'] as const;

test.each([
  ['Meter;Datum;Index', 'PA1'],
  ['Compteur;Date;Index', 'PA2'],
  ['Compteur;Date;Index (kWh)', 'PA3'],
  ['Compteur;Date de relevé;Relevé', 'PA4'],
  ['Compteur;Date;Relevé (kWh)', 'PA5'],
  ['PRM;Date;Index compteur', 'PA6'],
  ['Compteur;Date;Index de fin', 'PA7'],
  ['Compteur;Date;Nouvel index', 'PA8'],
])('%s is a counter reading', async (header, meter) => {
  const came = await bring(table(header, (day) => `${meter};2025-01-${two(day)};${stood(day)}`));
  expect(came).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect(came.findings?.map(({ code }) => code)).toContain('register-read');
  expect((await used(meter, ...elevenDays)).total).toBe(143);
});

test.each([
  ['Compteur;Début;Fin;Index de début;Index de fin', 'PB1'],
  ['Compteur;Début;Fin;Ancien index;Nouvel index', 'PB2'],
  ['Compteur;Début;Fin;Index début (kWh);Index fin (kWh)', 'PB3'],
  ['Compteur;Début;Fin;Index précédent;Index actuel', 'PB4'],
])('%s are two readings whose difference is the use', async (header, meter) => {
  const rows = table(header, (day) => `${meter};2025-01-${two(day)};2025-01-${two(day + 1)};${stood(day)};${stood(day + 1)}`);
  expect(await bring(rows)).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect((await used(meter, '2025-01-01', '2025-01-13', 'day')).steps).toEqual(days.map(() => 13));
});

test('two readings of one day are the counter at its end and before', async () => {
  const rows = table('Compteur;Date;Index de début;Index de fin', (day) => `PB5;2025-01-${two(day)};${stood(day)};${stood(day + 1)}`);
  const came = await bring(rows);
  expect(came).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect((await used('PB5', ...elevenDays)).total).toBe(143);
});

test.each([
  ['index,Date,kWh', 'PC1', (day: number) => `${day},2025-01-${two(day)},${day % 4}`],
  ['Index,Meter,Date,kWh', 'PC2', (day: number) => `${day},PC2,2025-01-${two(day)},${day % 4}`],
  ['Index,Date,Meter,value', 'PC3', (day: number) => `${day - 1},2025-01-${two(day)},PC3,${day % 4}`],
])('%s: an index that numbers the rows is not a counter', async (header, meter, row) => {
  const came = await bring(table(header, row), header.includes('Meter') ? {} : { meter });
  expect(came).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect((await used(meter, '2025-01-01', '2025-01-13', 'day')).steps).toEqual(days.map((day) => day % 4));
});

test('next to columns of metering points an index is not one of them', async () => {
  const came = await bring(
    table('Index,Date,PD1,PD2', (day) => `${day - 1},2025-01-${two(day)},${day % 4},${day % 3}`),
    { unit: 'kWh' },
  );
  expect(came).toMatchObject({ accepted: 24, rejectedCount: 0 });
});
