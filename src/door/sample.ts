import type { Span } from '#kernel/calendar.ts';
import type { Finding } from '#kernel/finding.ts';
import { parseTime, sniffTimeFormat, type TimeFormat } from '#sheet/time.ts';
import type { Plan } from './layout.ts';

/** What the first rows of a file tell of all of it. */
export type Sample = {
  readonly format: TimeFormat;
  /** Periods end with a day that belongs to them (docs/readings.md 26). */
  readonly endDayIncluded: boolean;
  /** The commonest distance of times that follow each other, where it is a usual one; null else. */
  readonly interval: number | Span | null;
  readonly findings: readonly Finding[];
};

/** How many rows are looked at. */
export const sampleRows = 20_000;

const usual = new Map<number, number | Span>([
  [300, 300],
  [600, 600],
  [900, 900],
  [1800, 1800],
  [3600, 3600],
  [86_400, { days: 1 }],
]);

/** Reads what can be told of a file from its first rows. @param rows cells of those rows */
export function readSample(plan: Plan, rows: readonly (readonly string[])[]): Sample {
  if (plan.layout === 'months') return { format: { dayFirst: false }, endDayIncluded: false, interval: null, findings: [] };
  const times = rows.map((cells) => cells[plan.time] ?? '');
  const ends = plan.end === null ? [] : rows.map((cells) => cells[plan.end as number] ?? '');
  const { format, findings } = sniffTimeFormat([...times, ...ends].filter((text) => text !== ''));
  const meter = plan.layout === 'long' ? (cells: readonly string[]) => cells[plan.meter] ?? '' : () => '';
  const starts = groupBy(rows, meter, plan.time, format);
  const included = plan.end === null ? false : endsTouch(rows, meter, plan.time, plan.end, format);
  const more: Finding[] = included ? [{ code: 'end-day-included', severity: 'info', evidence: {} }] : [];
  return { format, endDayIncluded: included, interval: commonest(starts), findings: [...findings, ...more] };
}

function local(text: string | undefined, format: TimeFormat): number {
  const read = parseTime(text ?? '', format);
  return typeof read === 'string' ? Number.NaN : read.localSeconds - (read.offsetSeconds ?? 0);
}

function groupBy(rows: readonly (readonly string[])[], key: (cells: readonly string[]) => string, column: number, format: TimeFormat) {
  const groups = new Map<string, number[]>();
  for (const cells of rows) {
    const at = local(cells[column], format);
    if (Number.isNaN(at)) continue;
    const held = groups.get(key(cells));
    if (held === undefined) groups.set(key(cells), [at]);
    else held.push(at);
  }
  return groups;
}

function commonest(groups: ReadonlyMap<string, number[]>): number | Span | null {
  const count = new Map<number, number>();
  for (const times of groups.values()) {
    const sorted = times.toSorted((a, b) => a - b);
    for (let at = 1; at < sorted.length; at++) {
      const distance = (sorted[at] as number) - (sorted[at - 1] as number);
      if (distance > 0) count.set(distance, (count.get(distance) ?? 0) + 1);
    }
  }
  const [best] = [...count].toSorted((a, b) => b[1] - a[1]);
  if (best === undefined) return null;
  const months = best[0] >= 28 * 86_400 && best[0] <= 31 * 86_400;
  return months ? { months: 1 } : (usual.get(best[0]) ?? null);
}

/** Whether all periods that follow each other leave a day between end and start, and both are bare days. */
function endsTouch(
  rows: readonly (readonly string[])[],
  key: (cells: readonly string[]) => string,
  startColumn: number,
  endColumn: number,
  format: TimeFormat,
): boolean {
  const groups = new Map<string, { start: number; end: number }[]>();
  for (const cells of rows) {
    const period = { start: local(cells[startColumn], format), end: local(cells[endColumn], format) };
    if (Number.isNaN(period.start) || Number.isNaN(period.end)) continue;
    if (period.start % 86_400 !== 0 || period.end % 86_400 !== 0) return false;
    groups.set(key(cells), [...(groups.get(key(cells)) ?? []), period]);
  }
  let followed = 0;
  for (const periods of groups.values()) {
    const sorted = periods.toSorted((a, b) => a.start - b.start);
    for (let at = 1; at < sorted.length; at++) {
      const gap = (sorted[at] as { start: number }).start - (sorted[at - 1] as { end: number }).end;
      if (gap <= 0) return false;
      if (gap === 86_400) followed += 1;
    }
  }
  return followed > 0;
}
