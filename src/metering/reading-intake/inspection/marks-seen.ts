import { withFindings } from '#kernel/problem.ts';
import type { Table } from '#platform/tables/table.ts';
import { showsCounter } from './counter-seen.ts';
import { endShown, type EndShown } from './end-shown.ts';
import type { Plan } from '../columns/layout.ts';
import type { Length } from '../units/lengths.ts';
import { markedEnd, type MarkedEnd } from './marked-end.ts';
import type { Sayable } from '../headings/options.ts';
import { periodNamed } from '../times/period-named.ts';
import type { KnownPoints } from '../columns/point-columns.ts';
import { codeOfRow } from '../units/register-column.ts';
import { readSample, sampleRows } from '../columns/sample.ts';
import type { Around } from '../units/units.ts';

type Seen = Pick<Table, 'header' | 'findings'> & {
  readonly plan: Plan;
  readonly rows: readonly (readonly string[])[];
  /** Including those that do not count; undefined if all do. */
  readonly timed?: readonly (readonly string[])[] | undefined;
  /** Codes of the wide layout's columns. */
  readonly codes: readonly string[];
};

type Says = Sayable & { readonly interval?: Length | undefined };

/**
 * What the times of a file mark, by the heading of their column and by their sequence. For instantaneous readings they mark neither: which
 * metering points are read so is queried only if something indicates ends.
 * @throws Problem `marks-open`, `date-order-open`
 */
export async function marksSeen(seen: Seen, says: Says, around: Around, atInstants: KnownPoints): Promise<MarkedEnd> {
  const { plan, header, rows, timed, findings } = seen;
  if (says.marks !== undefined || says.kind === 'register') return { plan, marks: null, findings: [] };
  const { format, interval } = withFindings(findings, () => readSample(plan, rows, { ...says, timed, header }));
  const length = says.interval ?? interval;
  const marked = markedEnd(plan, header, rows, length);
  // a counter value on the last day of a month is not the use of the month
  if (showsCounter(plan, header, rows, around)) return marked.plan === plan ? marked : { plan, marks: null, findings: [] };
  if (marked.findings.length > 0) return marked;
  const begins = says.dayClock?.begins ?? null;
  if (begins !== null) return { plan, marks: begins === 'end' ? 'end' : null, findings: [] };
  const known = { format, interval: length, period: periodNamed(around), isCut: rows.length >= sampleRows - 1, codes: seen.codes, timed };
  const look = (instants: ReadonlySet<string>): EndShown | null => endShown(plan, header, rows, { ...known, atInstants: instants });
  if (!speaksForEnds(look)) return marked;
  const instants = await atInstants(codesIn(seen));
  const shown = withFindings(findings, () => look(instants));
  return shown === null ? marked : { plan, marks: 'end', includes: shown.includes, findings: [shown.finding] };
}

function speaksForEnds(look: (instants: ReadonlySet<string>) => EndShown | null): boolean {
  try {
    return look(new Set()) !== null;
  } catch {
    return true;
  }
}

export function codesIn({ plan, rows, codes }: Pick<Seen, 'plan' | 'rows' | 'codes'>): readonly string[] {
  const named = plan.layout === 'wide' || plan.meter === null ? codes : [...new Set(rows.map((cells) => codeOfRow(plan, cells)))];
  return named.filter((code) => code !== '');
}
