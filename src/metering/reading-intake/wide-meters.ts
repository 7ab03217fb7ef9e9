import { Problem } from '#kernel/problem.ts';
import { refuseTwice } from '#platform/tables/columns.ts';
import { isSum } from '#platform/tables/footer-rows.ts';
import { withoutUnit } from '#platform/tables/heading-units.ts';
import { parsePeriodHeading } from '#platform/tables/month.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { sumColumn } from './adds-up.ts';
import { skippedFinding, type Skipped } from './column-findings.ts';
import { groupedHeadings } from './grouped-headings.ts';
import type { Plan } from './layout.ts';
import { saysLoss, whyNotEnergy, whyNotIn, type NotEnergy } from './not-energy.ts';
import type { Sayable } from './options.ts';
import { powersBeside } from './power-beside.ts';

export type TopRow = { readonly row: number; readonly cells: readonly string[] };

type Top = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly unitRow: TopRow | null };

/**
 * The plan with those columns of the wide layout that may be of a meter. What a person names, and what is the code of a metering point, is
 * always read; a column of words is read as well, and each of its cells told.
 */
export async function withMeters(
  plan: Plan,
  { header, rows, unitRow }: Top,
  says: Sayable,
  known: (codes: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<{ plan: Plan; codes: readonly string[]; skipped: readonly Skipped[]; left: readonly number[] }> {
  const one = says.meter === undefined ? [] : [says.meter.trim()];
  if (plan.layout === 'months') return { plan, codes: one, skipped: monthsSkipped(plan, header, says), left: [] };
  if (plan.layout !== 'wide') return { plan, codes: one, skipped: [], left: [] };
  const headings = plan.meters.map((column) => (header[column] as string).trim());
  const hasNumbers = (column: number): boolean =>
    rows.some((cells) => typeof parseDecimal((cells[column] ?? '').replace(/[%％]\s*$/u, '')) === 'number');
  const isEmpty = (column: number): boolean => rows.length > 0 && rows.every((cells) => (cells[column] ?? '').trim() === '');
  const whole = sumColumn(plan.meters, rows);
  const sums = headings.map((heading, at) => isSum(withoutUnit(heading)) || plan.meters[at] === whole);
  const why = plan.meters.map((column, at) => {
    const sum = sums[at] === true && sums.includes(false) ? 'sum' : null;
    const loss = saysLoss.test(headings[at] as string) ? 'derived' : null;
    const told = sum ?? whyNotEnergy(headings[at] as string) ?? loss ?? whyNotIn(unitRow?.cells[column] ?? '');
    return told !== null && (told === 'identifier' || hasNumbers(column) || isEmpty(column)) ? told : null;
  });
  const asked = headings.filter((heading, at) => why[at] !== null || withoutUnit(heading) !== heading.normalize('NFKC').trim());
  const codes = asked.length === 0 ? new Set<string>() : await known(asked);
  const forced = says.valueColumn !== undefined;
  const read = plan.meters.map((_, at) => forced || why[at] === null || codes.has(headings[at] as string));
  const taken = plan.meters.filter((_, at) => read[at]);
  const powers = forced ? [] : powersBeside(header, taken).filter((column) => !codes.has((header[column] as string).trim()));
  const some = taken.filter((column) => !powers.includes(column));
  const grouped = forced ? null : groupedHeadings(header, some);
  const meters = grouped?.meters ?? some;
  const skipped = headings.flatMap((heading, at) => (read[at] === true ? [] : [{ heading, why: why[at] as NotEnergy }]));
  if (meters.length === 0)
    throw new Problem('bad-input', 'no-meter-columns', { header: header.slice(0, 40).join(', ') }, skippedFinding(skipped));
  const names = header.map(
    (heading, column) =>
      grouped?.codes.get(column) ?? (codes.has(heading.trim()) ? heading.trim() : withoutUnit(heading) || heading.trim()),
  );
  refuseTwice(
    header.map((heading, column) => (meters.includes(column) ? heading : '')),
    meters,
  );
  refuseTwice(
    names.map((code, column) => (meters.includes(column) ? code : '')),
    meters,
    (code) => code,
  );
  return {
    plan: { ...plan, meters },
    codes: meters.map((column) => names[column] as string),
    skipped,
    left: [...powers, ...(grouped?.left ?? [])],
  };
}

function monthsSkipped(plan: Extract<Plan, { layout: 'months' }>, header: readonly string[], says: Sayable): Skipped[] {
  return header.flatMap((heading, column) => {
    const rest = parsePeriodHeading(heading, says.year)?.rest ?? '';
    const why = rest === '' || plan.months.some((month) => month.column === column) ? null : whyNotEnergy(rest);
    return why === null ? [] : [{ heading: heading.trim(), why }];
  });
}
