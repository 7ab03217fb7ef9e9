import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { CityFile, TrueMeter } from './types.ts';

/** A reading as its file states it. `at` is local, `2024-01-01 00:15`, the start of an interval. */
export type ReadBack = { readonly meter: string; readonly at: string; readonly value: number };

/** Lines of a small csv file, split into cells; quotes removed. */
export function tableOf(path: string): string[][] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return text
    .trimEnd()
    .split('\n')
    .map((line) =>
      line.includes('"') ? [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map((m) => m[1] ?? m[2] ?? '') : line.split(','),
    );
}

/** The readings of a file, from nothing but its text and its options. */
function readBack({ path, options }: CityFile): ReadBack[] {
  const [header = [], ...rows] = tableOf(path);
  if (options.layout === 'long') {
    return rows.map(([at = '', meter = '', value]) => ({ meter, at: at.slice(0, 16), value: Number(value) }));
  }
  if (options.layout === 'months') return rows.flatMap((cells) => months(header, cells, options.year));
  return rows.flatMap((cells) => {
    const at = options.marks === 'end' ? earlier(cells[0] as string) : (cells[0] as string);
    return cells.flatMap((cell, i) => (i === 0 || cell === '' ? [] : [{ meter: header[i] as string, at, value: Number(cell) }]));
  });
}

function months(header: readonly string[], cells: readonly string[], year: number | undefined): ReadBack[] {
  return cells.flatMap((cell, i) => {
    if (i === 0 || cell === '') return [];
    const parts = (header[i] as string).match(/\d+/gu) ?? [];
    const [y, m] = parts.length === 2 ? parts : [String(year), ...parts];
    return [{ meter: cells[0] as string, at: `${y}-${m?.padStart(2, '0')}-01 00:00`, value: Number(cell) }];
  });
}

function earlier(at: string): string {
  return new Date(Date.parse(`${at.replace(' ', 'T')}:00Z`) - 900_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** All readings of a city's files by meter, in order of time; of two for one instant, the one in the later file counts. */
export function byMeter(files: readonly CityFile[]): Map<string, ReadBack[]> {
  const found = new Map<string, Map<string, ReadBack>>();
  for (const file of files.filter(({ kind }) => kind === 'readings')) {
    for (const reading of readBack(file)) {
      const own = found.get(reading.meter) ?? new Map<string, ReadBack>();
      found.set(reading.meter, own.set(reading.at, reading));
    }
  }
  return new Map([...found].map(([meter, own]) => [meter, [...own.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1))]));
}

/** The rows of a list by their first cell, cells by their header. */
export function cellsOf(path: string): Map<string, Record<string, string>> {
  const [header = [], ...rows] = tableOf(path);
  return new Map(rows.map((cells) => [cells[0] as string, Object.fromEntries(header.map((name, i) => [name, cells[i] ?? '']))]));
}

/** Use of a year by plain arithmetic: only addition, and for a register last minus first. */
function plainUse(readings: readonly ReadBack[], meter: TrueMeter, year: string): number {
  if (meter.kind === 'interval') return readings.reduce((sum, { at, value }) => (at.startsWith(year) ? sum + value : sum), 0);
  const at = (instant: string) => readings.find((reading) => reading.at >= instant)?.value ?? readings.at(-1)?.value ?? 0;
  return (at(`${Number(year) + 1}-01-01 00:00`) - at(`${year}-01-01 00:00`)) * meter.multiplier;
}

/** Where the files and the truth differ, by plain addition. */
export function differences(readings: ReadonlyMap<string, ReadBack[]>, meters: Iterable<[string, TrueMeter]>): string[] {
  return [...meters].flatMap(([code, meter]) =>
    Object.entries(meter.years).flatMap(([year, use]) => {
      const plain = plainUse(readings.get(code) ?? [], meter, year);
      return Math.abs(plain - use) < 0.001 ? [] : [`${code} ${year}: ${plain}, not ${use}`];
    }),
  );
}
