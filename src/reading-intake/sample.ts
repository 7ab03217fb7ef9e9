import type { Span } from '#kernel/calendar.ts';
import type { Finding } from '#kernel/finding.ts';
import { parseTime, sniffTimeFormat, type TimeFormat } from '#tables/time.ts';
import { readEnds, type EndsGiven, type Written } from './ends.ts';
import type { Plan } from './layout.ts';

/** What the first rows of a file tell of all of it. */
export type Sample = {
  readonly format: TimeFormat;
  /** How much (s) belongs to a period after its written end (docs/readings.md 26). */
  readonly endIncludes: number;
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

/**
 * Reads what can be told of a file from its first rows.
 * @param rows cells of those rows
 * @param said what the sender says of the ends of periods
 */
export function readSample(plan: Plan, rows: readonly (readonly string[])[], said?: EndsGiven): Sample {
  if (plan.layout === 'months') return { format: { dayFirst: false }, endIncludes: 0, interval: null, findings: [] };
  const times = rows.map((cells) => cells[plan.time] ?? '');
  const ends = plan.end === null ? [] : rows.map((cells) => cells[plan.end as number] ?? '');
  const { format, findings } = sniffTimeFormat([...times, ...ends].filter((text) => text !== ''));
  const meter = plan.layout === 'long' ? (cells: readonly string[]) => cells[plan.meter] ?? '' : () => '';
  const starts = groupBy(rows, meter, plan.time, format);
  const written = plan.end === null ? [] : periodsBy(rows, meter, plan.time, plan.end, format);
  const edges = readEnds(written, said);
  return { format, endIncludes: edges.included, interval: commonest(starts), findings: [...findings, ...edges.findings] };
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

/** The periods of each metering point. */
function periodsBy(
  rows: readonly (readonly string[])[],
  key: (cells: readonly string[]) => string,
  startColumn: number,
  endColumn: number,
  format: TimeFormat,
): Iterable<Written[]> {
  const groups = new Map<string, Written[]>();
  for (const cells of rows) {
    const period = { start: local(cells[startColumn], format), end: local(cells[endColumn], format) };
    if (Number.isNaN(period.start) || Number.isNaN(period.end)) continue;
    const held = groups.get(key(cells));
    if (held === undefined) groups.set(key(cells), [period]);
    else held.push(period);
  }
  return groups.values();
}
