import { parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Zone } from '#kernel/zone.ts';
import { csvLines } from '../csv-lines.ts';
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
 * Runs of a csv `time indoor outdoor heat`: an empty cell, or a missing time, ends one.
 * @throws Problem `thermal-columns-missing`, `thermal-cell-bad`, `thermal-steps-unequal`, `thermal-too-long`
 */
export function readThermalFile(text: string, zone: Zone): { readonly runs: ThermalRun[]; readonly h: number } {
  const { heading, body } = csvLines(text);
  if (body.length >= mostRows) throw new Problem('too-large', 'thermal-too-long', { rows: body.length + 1, most: mostRows });
  const at = Object.fromEntries(
    Object.entries(names).map(([column, called]) => [column, heading.findIndex((cell) => (called as readonly string[]).includes(cell))]),
  ) as Record<Column, number>;
  const missing = (Object.keys(names) as Column[]).filter((column) => at[column] < 0);
  if (missing.length > 0) throw new Problem('bad-input', 'thermal-columns-missing', { columns: missing.join(', ') });
  const rows = body.map(({ cells: all, row }) => {
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
    // what comes after it cannot be predicted, but its temperature ends the previous run
    if (outdoor === null || heat === null) open = null;
    else {
      open.outdoor.push(outdoor);
      open.heat.push(heat);
    }
  }
  return { runs, h: step / 3600 };
}
