import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { CityFile } from './types.ts';

/** A reading as its file tells it. `at` is local, `2024-01-01 00:15`, the start of an interval. */
export type ReadBack = { readonly meter: string; readonly at: string; readonly value: number };

/** Lines of a small csv file, cells split; quotes taken off. */
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

/** The readings of a file, by nothing but its text and its options. */
export function readBack({ path, options }: CityFile): ReadBack[] {
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
