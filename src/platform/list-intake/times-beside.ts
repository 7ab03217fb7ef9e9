import { clockBeside, clockOf, isDayAlone, offsetBehind, zoneBeside } from '#platform/tables/time-beside.ts';
import type { Plan, Source } from './mapping.ts';

type Rows = readonly (readonly string[])[];
type Beside = NonNullable<Source['beside']>;

/** A plan whose times are combined from separate columns: a date, a time of day, a UTC offset. */
export function withTimesBeside(plan: Plan, rows: Rows): Plan {
  return plan.sources
    .filter(({ spec, index }) => spec.timed === true && index >= 0)
    .reduce((held, source) => timed(held, source, rows), plan);
}

function timed(plan: Plan, source: Source, rows: Rows): Plan {
  const { header, sources } = plan;
  const used = sources.flatMap(({ index, unitIndex }) => [index, unitIndex]).concat(leftOut(plan));
  const whole = dayAndClock(header, rows, source.index, used);
  const cellOf = (cells: readonly string[]): string => whole?.text(cells) ?? (cells[source.index] ?? '').trim();
  const zone = zoneBeside(header, rows, cellOf);
  const isZone = zone >= 0 && !used.includes(zone);
  if (whole === null && !isZone) return plan;
  const text: Beside['text'] = (cells) => {
    const local = cellOf(cells);
    return !isZone || local === '' || isDayAlone(local) ? local : `${local}${offsetBehind(cells[zone] ?? '', local)}`;
  };
  const columns = [...(whole?.columns ?? []), ...(isZone ? [zone] : [])];
  const read = new Set(columns.map((at) => header[at]));
  const others = (headings: readonly string[]): string[] => headings.filter((heading) => !read.has(heading));
  return {
    ...plan,
    sources: sources.map((one) => (one === source ? { ...one, beside: { text, columns } } : one)),
    ignored: others(plan.ignored),
    unspoken: others(plan.unspoken),
  };
}

/** Columns that the sender excludes. */
const leftOut = ({ header, ignored, unspoken }: Plan): number[] =>
  header.flatMap((heading, at) => (ignored.includes(heading) && !unspoken.includes(heading) ? [at] : []));

/**
 * A date column and the time of day next to it, or a time of day and the only date column; null if the column is complete, or nothing
 * completes it.
 */
function dayAndClock(header: readonly string[], rows: Rows, index: number, used: readonly number[]): Beside | null {
  const shown = cellsIn(rows, index);
  if (shown.length === 0) return null;
  if (shown.every(isDayAlone)) {
    const clock = clockBeside(header, rows, used);
    return clock === null ? null : { columns: clock.columns, text: (cells) => joined(cells[index], clock.text(cells)) };
  }
  if (!shown.every((cell) => clockOf(cell) !== null)) return null;
  const days = header.flatMap((_, at) => (!used.includes(at) && areDays(cellsIn(rows, at)) ? [at] : []));
  const [day, ...others] = days;
  if (day === undefined || others.length > 0) return null;
  return { columns: [day], text: (cells) => joined(cells[day], clockOf(cells[index] ?? '') ?? '') };
}

const areDays = (cells: readonly string[]): boolean => cells.length > 0 && cells.every(isDayAlone);

const cellsIn = (rows: Rows, at: number): string[] => rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');

const joined = (day: string | undefined, clock: string): string => [day?.trim() ?? '', clock].filter((part) => part !== '').join(' ');
