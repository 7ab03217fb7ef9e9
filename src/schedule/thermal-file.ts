import { parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Zone } from '#kernel/zone.ts';
import type { ThermalRun } from './thermal-fit.ts';

const names = {
  time: ['time', '时间'],
  indoor: ['indoor', '室内温度'],
  outdoor: ['outdoor', '室外'],
  heat: ['heat', '供热功率', '热功率'],
} as const;

type Column = keyof typeof names;

const mostRows = 600_000;

/**
 * Runs of a csv `time indoor outdoor heat`: an empty cell, or a time left out, ends one.
 * @throws Problem `thermal-columns-missing`, `thermal-cell-bad`, `thermal-steps-unequal`, `thermal-too-long`
 */
export function readThermalFile(text: string, zone: Zone): { readonly runs: ThermalRun[]; readonly h: number } {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((line, at) => ({ line, row: at + 1 }))
    .filter(({ line }) => line.trim() !== '');
  if (lines.length > mostRows) throw new Problem('too-large', 'thermal-too-long', { rows: lines.length, most: mostRows });
  const [head, ...body] = lines;
  const separator = [',', ';', '\t'].find((one) => head?.line.includes(one)) ?? ',';
  const cells = (line: string): string[] => line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/u, '$1'));
  const heading = cells(head?.line ?? '').map((cell) => cell.toLowerCase());
  const at = Object.fromEntries(
    Object.entries(names).map(([column, called]) => [column, heading.findIndex((cell) => (called as readonly string[]).includes(cell))]),
  ) as Record<Column, number>;
  const missing = (Object.keys(names) as Column[]).filter((column) => at[column] < 0);
  if (missing.length > 0) throw new Problem('bad-input', 'thermal-columns-missing', { columns: missing.join(', ') });
  const rows = body.map(({ line, row }) => {
    const all = cells(line);
    const bad = (column: Column): never => {
      throw new Problem('bad-input', 'thermal-cell-bad', { row, column, value: all[at[column]] ?? '' });
    };
    const number = (column: Column): number | null => {
      const cell = all[at[column]] ?? '';
      if (cell === '') return null;
      const value = Number(cell);
      return Number.isFinite(value) ? value : bad(column);
    };
    const time = parseInstant(all[at.time] ?? '', zone) ?? bad('time');
    return { row, time, indoor: number('indoor'), outdoor: number('outdoor'), heat: number('heat') };
  });
  return runsOf(rows);
}

type Row = {
  readonly row: number;
  readonly time: number;
  readonly indoor: number | null;
  readonly outdoor: number | null;
  readonly heat: number | null;
};

function runsOf(rows: readonly Row[]): { runs: ThermalRun[]; h: number } {
  let step = Infinity;
  for (let k = 1; k < rows.length; k += 1) step = Math.min(step, (rows[k] as Row).time - (rows[k - 1] as Row).time);
  const runs: { indoor: number[]; outdoor: number[]; heat: number[] }[] = [];
  let open: (typeof runs)[number] | null = null;
  for (const [k, { row, time, indoor, outdoor, heat }] of rows.entries()) {
    const since = k === 0 ? step : time - (rows[k - 1] as Row).time;
    if (k > 0 && (!(since > 0) || since % step !== 0))
      throw new Problem('bad-input', 'thermal-steps-unequal', { row, seconds: since, step });
    if (since !== step) open = null;
    if (indoor === null) {
      open = null;
      continue;
    }
    if (open === null) {
      open = { indoor: [], outdoor: [], heat: [] };
      runs.push(open);
    }
    open.indoor.push(indoor);
    // what comes after it cannot be told, but its temperature ends what came before
    if (outdoor === null || heat === null) open = null;
    else {
      open.outdoor.push(outdoor);
      open.heat.push(heat);
    }
  }
  return { runs, h: step / 3600 };
}
