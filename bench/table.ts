import { loadavg } from 'node:os';
import { median, type Took, type Yard } from './yard.ts';

export type Size = {
  /** Meters of the city, and readings of each in 2025. */
  readonly meters: number;
  readonly each: number;
  /** Readings of one timed import. */
  readonly portion: number;
  readonly memoryGb: number;
  /** Days of live readings, sent as quickly as they are accepted. */
  readonly liveDays: number;
  /** How many day rows of these meters differ from a rebuild from scratch. */
  readonly verify: (yard: Yard, codes: readonly string[]) => Promise<number>;
};

export type Result = {
  readonly ours: string;
  readonly postgres?: string;
  readonly clickhouse?: string;
  /** Processor seconds of a run, in all processes. */
  readonly cpu?: number;
  readonly note?: string;
  readonly hash?: string;
};

export type Row = {
  readonly name: string;
  readonly what: string;
  readonly must: string;
  readonly run: (yard: Yard, size: Size) => Promise<Result>;
};

/** Readings per second. */
export const rate =
  (readings: number) =>
  (seconds: number): string =>
    `${Math.round(readings / seconds).toLocaleString('en')}/s`;

/** Medians of three runs, and the share of the limit that was reached, by wall time and by processor time. */
export function figures(
  ours: readonly Took[],
  postgres: readonly Took[],
  clickhouse: readonly Took[],
  as: ((seconds: number) => string) | null,
): Result {
  const told = (runs: readonly Took[]): string => {
    const seconds = median(runs.map((run) => run.seconds));
    return as === null ? clock(seconds) : as(seconds);
  };
  const cpu = median(ours.map((run) => run.cpu));
  const [wall, limit] = [median(ours.map((run) => run.seconds)), median(clickhouse.map((run) => run.seconds))];
  const limitCpu = median(clickhouse.map((run) => run.cpu));
  const note =
    clickhouse.length === 0
      ? ''
      : `${((limit / wall) * 100).toFixed(0)} % of raw ClickHouse by the clock, ${((limitCpu / cpu) * 100).toFixed(0)} % by processor time`;
  return {
    ours: told(ours),
    cpu,
    ...(postgres.length === 0 ? {} : { postgres: told(postgres) }),
    ...(clickhouse.length === 0 ? {} : { clickhouse: `${told(clickhouse)} (${limitCpu.toFixed(1)} s)` }),
    ...(note === '' ? {} : { note }),
  };
}

export function clock(seconds: number): string {
  return seconds < 1 ? `${(seconds * 1000).toFixed(0)} ms` : `${seconds.toFixed(2)} s`;
}

/** A line of the table. */
export function lineOf(row: Row, told: Result): string[] {
  const notes = [told.note, told.hash === undefined ? undefined : `data ${told.hash}`].filter((one) => one !== undefined);
  const processor = told.cpu === undefined ? '' : `${told.cpu.toFixed(1)} s`;
  return [
    row.what,
    row.must,
    told.ours,
    processor,
    told.postgres ?? '',
    told.clickhouse ?? '',
    notes.join('; '),
    (loadavg()[0] ?? 0).toFixed(0),
  ];
}

export const heading = ['what', 'must reach', 'ours (median of 3)', 'cpu', 'PostgreSQL', 'raw ClickHouse (cpu)', 'notes', 'load'];

export function markdown(rows: readonly (readonly string[])[]): string {
  return [heading, heading.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
