import type { Finding } from '#kernel/finding.ts';
import type { Shown } from './anew-steps.ts';
import { beginOf } from './anew-steps.ts';
import { anewSaid } from '../words/anew-words.ts';

type Rows = readonly (readonly string[])[];

type Beside = {
  readonly header: readonly string[];
  readonly rows: Rows;
  /** The column whose use is read. */
  readonly value: number;
  readonly timeOf: (cells: readonly string[]) => Omit<Shown, 'value'> | null;
  readonly codeOf: (cells: readonly string[]) => string;
  readonly number: (text: string) => number | null;
};

/** A hundredth of the use is rounding. */
const rounding = 0.01;

/**
 * If there is a use since the beginning of the year in addition to that of the period, they are compared: reported if the use of a period
 * is not the increase of the other.
 */
export function cumulativeBeside({ header, rows, value, timeOf, codeOf, number }: Beside): Finding[] {
  const column = header.findIndex((heading, at) => at !== value && anewSaid(heading) === 'year');
  if (column < 0 || anewSaid(header[value] ?? '') !== null) return [];
  const last = new Map<string, { readonly end: number; readonly sum: number }>();
  const differing: { readonly code: string; readonly row: string; readonly used: number; readonly rose: number }[] = [];
  for (const cells of rows) {
    const [time, used, sum] = [timeOf(cells), number(cells[value] ?? ''), number(cells[column] ?? '')];
    if (time === null || used === null || sum === null || Number.isNaN(time.end)) continue;
    const code = codeOf(cells);
    const before = beginOf('year', time.start) === time.start ? { end: time.start, sum: 0 } : last.get(code);
    last.set(code, { end: time.end, sum });
    if (before === undefined || before.end !== time.start) continue;
    const rose = sum - before.sum;
    if (Math.abs(rose - used) > Math.max(rounding * Math.abs(used), 10_000))
      differing.push({ code, row: new Date(time.start * 1000).toISOString().slice(0, 10), used: used / 10_000, rose: rose / 10_000 });
  }
  const [first] = differing;
  if (first === undefined) return [];
  const evidence = { column: (header[column] as string).trim(), value: (header[value] as string).trim(), count: differing.length };
  const { code: meter, row: at, used, rose } = first;
  return [{ code: 'cumulative-differs', severity: 'warning', evidence: { ...evidence, meter, at, used, rose } }];
}
