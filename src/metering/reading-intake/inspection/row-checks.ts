import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { isSumRow } from '#platform/tables/footer-rows.ts';
import { fallsAsUse } from './counter-seen.ts';
import { saysRegister } from '../headings/heading-places.ts';
import { tellsPeriods, valueColumns, type Plan } from '../columns/layout.ts';
import type { Sayable } from '../headings/options.ts';

/** Refuses codes and values that a spreadsheet treated as large numbers. Throws `codes-rounded`, `values-rounded`. */
export function refuseRounded(plan: Plan, header: readonly string[], rows: readonly (readonly string[])[], says: Sayable): void {
  refuseRoundedValues(plan, header, rows, says);
  const meter = plan.layout === 'wide' ? null : plan.meter;
  if (meter === null) return;
  const text = rows.map((cells) => (cells[meter] ?? '').trim()).find((code) => /^\d(?:\.\d+)?E\+?\d{2}$/iu.test(code));
  if (text !== undefined) throw new Problem('bad-input', 'codes-rounded', { column: header[meter], text });
}

/** `1.23E+08`: few digits and a two-digit exponent, as a spreadsheet shows what is too wide for a column. */
const cut = /^[-+]?\d(?:\.(\d{1,5}))?E\+(\d{2,3})$/iu;

/** How many digits are left of a number whose last ones before the point were cut; null if none were. */
function figuresLeft(text: string): number | null {
  const [, decimals = '', exponent] = cut.exec(text) ?? [];
  return exponent === undefined || Number(exponent) <= decimals.length ? null : decimals.length + 1;
}

/** Numbers whose last digits were cut by a spreadsheet (`1.23E+08`): all numbers in this notation have the same few digits. */
export const roundedFindings = (plan: Plan, header: readonly string[], rows: readonly (readonly string[])[]): Finding[] =>
  valueColumns(plan).flatMap((column): Finding[] => {
    const written = rows.map((cells) => (cells[column] ?? '').trim()).filter((text) => /\dE/iu.test(text));
    const figures = new Set(written.map((text) => (/[.](\d+)E/iu.exec(text)?.[1]?.length ?? 0) + 1));
    const text = written.find((one) => figuresLeft(one) !== null);
    if (text === undefined || figures.size > 1) return [];
    const evidence = { column: (header[column] as string).trim(), text, figures: figuresLeft(text) ?? 0 };
    return [{ code: 'values-rounded-read', severity: 'warning', evidence }];
  });

/** Throws `values-rounded` if a counter is read from such numbers, or the sender does not name their column. */
function refuseRoundedValues(plan: Plan, header: readonly string[], rows: readonly (readonly string[])[], says: Sayable): void {
  for (const { evidence } of roundedFindings(plan, header, rows)) {
    const { column } = evidence;
    // the difference of two cut readings of a counter is not a use, even if the column is named
    const isCounter = says.kind === 'register' || saysRegister.test(String(column));
    if (says.valueColumn !== undefined && !isCounter) continue;
    throw new Problem('bad-input', 'values-rounded', { ...evidence, choices: isCounter ? [] : [{ set: { valueColumn: column } }] });
  }
}

/** A counter value cannot be the use of a whole month. Throws `register-of-periods`. */
export function refuseCounts(plan: Plan, header: readonly string[], rows: readonly (readonly string[])[], says: Sayable): void {
  if (
    plan.layout !== 'long' ||
    plan.minus !== undefined ||
    !tellsPeriods(plan) ||
    says.kind !== undefined ||
    says.valueColumn !== undefined
  )
    return;
  const heading = (header[plan.value] as string).trim();
  if (saysRegister.test(heading) && !fallsAsUse(plan, header, rows))
    throw new Problem('bad-input', 'register-of-periods', { column: heading });
}

/** Of the codes in the first rows that contain 合计 or the like, those that metering points have. */
export async function sumsKnown(
  plan: Plan,
  rows: readonly (readonly string[])[],
  known: (codes: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<ReadonlySet<string>> {
  const meter = plan.layout === 'wide' ? null : plan.meter;
  const codes = meter === null ? [] : [...new Set(rows.map((cells) => (cells[meter] ?? '').trim()))].filter(isSumRow);
  return codes.length === 0 ? new Set() : known(codes);
}
