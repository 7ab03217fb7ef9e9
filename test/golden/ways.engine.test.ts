import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { xlsxPieces } from '#platform/tables/write.ts';
import { kinds, rounds } from '../rounds.ts';
import { createWorld, type World } from '../world.ts';
import { answers, bringBuildings, bringMeters, bringReadings, csv, exported, parted, shuffled, table } from './fixture.ts';
import { questions } from './questions.ts';
import { sources, textOf as wholeTextOf, type ReadingsFile } from './sources.ts';

/** The number of rows of a file to use: for hourly files a quarter of a year, with the change to summer time; for most other files, all. */
const most = rounds(2100, Number.POSITIVE_INFINITY);

const textOf = (file: ReadingsFile): string =>
  wholeTextOf(file)
    .split(/(?<=\n)/u)
    .slice(0, most + 1)
    .join('');

const files = sources.flatMap(({ readings }) => readings);

/** The same readings arrive in other ways, and every answer is the same. */
let told: unknown[];
let first: World;
let other: World | null = null;

beforeAll(async () => {
  first = await createWorld();
  for (const { registry } of sources) await registry(first);
  for (const file of files) await bringReadings(first, file.name.replace(/\.gz$/u, ''), textOf(file), file.options);
  told = await answers(first, questions);
});
afterAll(() => first.stop());
afterEach(async () => {
  await other?.stop();
  other = null;
});

async function fresh(clock?: () => number): Promise<World> {
  other = await createWorld(clock === undefined ? {} : { clock });
  for (const { registry } of sources) await registry(other);
  return other;
}

type Options = ReadingsFile['options'];

/** A file of readings as one row per reading, and the options that it needs then. */
function asLong(file: ReadingsFile): { header: string[]; rows: string[][]; options: Options } {
  const { header, rows } = table(textOf(file));
  const { layout: _layout, timeColumn, ...options } = file.options;
  if (options.meterColumn !== undefined || options.startColumn !== undefined) return { header, rows, options: file.options };
  const time = timeColumn === undefined ? 0 : header.indexOf(timeColumn);
  const long = rows.flatMap((row) => row.flatMap((cell, at) => (at === time ? [] : [[row[time] as string, header[at] as string, cell]])));
  return {
    header: ['when', 'which', 'what'],
    rows: long,
    options: { ...options, layout: 'long', timeColumn: 'when', meterColumn: 'which', valueColumn: 'what' },
  };
}

test('in four files each, one row for each reading, shuffled', async () => {
  const world = await fresh();
  const pieces = files.flatMap((file) => {
    const { header, rows, options } = asLong(file);
    return parted(shuffled(rows), 4).map((part) => ({ text: csv(header, part), options }));
  });
  for (const { text, options } of shuffled(pieces, 2)) await bringReadings(world, 'piece.csv', text, options);
  expect(await answers(world, questions)).toEqual(told);
});

test('row by row backwards, twice: the second time every reading is a repeat', async () => {
  const world = await fresh();
  for (const round of ['accepted', 'repeated'] as const) {
    for (const file of files) {
      const { header, rows } = table(textOf(file));
      const came = await bringReadings(world, `${round}.csv`, csv(header, rows.toReversed()), file.options);
      expect(came[round]).toBe(came.readings - came.missing - came.rejectedCount);
    }
  }
  expect(await answers(world, questions)).toEqual(told);
});

type Dress = (file: ReadingsFile) => Promise<string | Uint8Array> | string | Uint8Array;

const clothes: readonly (readonly [string, Dress])[] = [
  ['old-windows.csv', (file) => iconv.encode(textOf(file).replaceAll('\n', '\r\n'), 'gb18030')],
  ['tabs.txt', (file) => iconv.encode(textOf(file).replaceAll(',', '\t'), 'utf16le', { addBOM: true })],
  ['semicolons.csv.gz', (file) => new Uint8Array(gzipSync(`\ufeff${textOf(file).replaceAll(',', ';')}`))],
  ['full-width.csv', fullWidth],
  ['book.xlsx', workbook],
];

/** Values in full-width digits, as an input method leaves them. */
function fullWidth(file: ReadingsFile): string {
  const { header, rows } = table(textOf(file));
  const kept = new Set([file.options.timeColumn, file.options.meterColumn, file.options.startColumn, file.options.endColumn]);
  const wide = (cell: string): string => cell.replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  return csv(
    header,
    rows.map((row) => row.map((cell, at) => (at === 0 || kept.has(header[at]) ? cell : wide(cell)))),
  );
}

async function workbook(file: ReadingsFile): Promise<Uint8Array> {
  const { header, rows } = table(textOf(file));
  return new Uint8Array(Buffer.concat(await Array.fromAsync(xlsxPieces(header, rows))));
}

test.each(kinds([0], [1, 2, 3, 4]))(
  'each file in another format: encodings, line endings, delimiters, full-width digits, a workbook (%i)',
  async (round) => {
    const world = await fresh();
    for (const [at, file] of files.entries()) {
      const [name, dress] = clothes[(at * 2 + round) % clothes.length] as (typeof clothes)[number];
      await bringReadings(world, name, await dress(file), file.options);
    }
    expect(await answers(world, questions)).toEqual(told);
  },
);

test('after an undo of wrong readings sent before, between and after; then of everything, and all sent again', async () => {
  const world = await fresh();
  const wrong = async (file: ReadingsFile): Promise<number> => {
    const { header, rows } = table(textOf(file));
    const last = header.length - 1;
    const changed = rows.map((row) => row.map((cell, at) => (at === last && Number(cell) > 0 ? String(Number(cell) * 2 + 1) : cell)));
    return (await bringReadings(world, 'wrong.csv', csv(header, changed), file.options)).import;
  };
  const [before, right, after]: [number[], number[], number[]] = [[], [], []];
  for (const file of files) before.push(await wrong(file));
  for (const file of files) right.push((await bringReadings(world, 'once.csv', textOf(file), file.options)).import);
  for (const file of files) after.push(await wrong(file));
  for (const id of shuffled([...before, ...after])) expect(await world.local.imports.undo({ id })).toEqual({ import: id, undone: true });
  expect(await answers(world, questions)).toEqual(told);
  for (const id of right) await world.local.imports.undo({ id });
  for (const file of files)
    expect(await bringReadings(world, 'again.csv', textOf(file), file.options)).toMatchObject({ repeated: 0, revised: 0 });
  expect(await answers(world, questions)).toEqual(told);
});

describe('exported and imported into an empty directory, without options', () => {
  test.each(kinds<'csv' | 'xlsx'>(['csv'], ['xlsx']))('%s', async (format) => {
    other = await createWorld();
    const buildings = await bringBuildings(other, `buildings.${format}`, await exported(first, 'buildings', format));
    expect(buildings).toMatchObject({ created: 63, rejectedCount: 0 });
    const meters = await bringMeters(other, `meters.${format}`, await exported(first, 'meters', format));
    expect(meters).toMatchObject({ rejectedCount: 0 });
    const readings = await bringReadings(other, `readings.${format}`, await exported(first, 'readings', format));
    expect(readings).toMatchObject({ repeated: 0, revised: 0, missing: 0, rejectedCount: 0 });
    expect(await answers(other, questions)).toEqual(told);
  });
});
