import { Problem } from '#kernel/problem.ts';
import { isSumRow } from '#platform/tables/footer-rows.ts';
import { fallsAsUse } from './counter-seen.ts';
import { saysRegister } from './heading-places.ts';
import { tellsPeriods, type Plan } from './layout.ts';
import type { Sayable } from './options.ts';

/** Codes that a spreadsheet took for large numbers. Throws `codes-rounded`. */
export function refuseRounded(plan: Plan, header: readonly string[], rows: readonly (readonly string[])[]): void {
  const meter = plan.layout === 'wide' ? null : plan.meter;
  if (meter === null) return;
  const text = rows.map((cells) => (cells[meter] ?? '').trim()).find((code) => /^\d(?:\.\d+)?E\+?\d{2}$/iu.test(code));
  if (text !== undefined) throw new Problem('bad-input', 'codes-rounded', { column: header[meter], text });
}

/** What a counter shows cannot be the use of a whole month. Throws `register-of-periods`. */
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

/** Of the codes in the first rows that say 合计 or the like, those that metering points have. */
export async function sumsKnown(
  plan: Plan,
  rows: readonly (readonly string[])[],
  known: (codes: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<ReadonlySet<string>> {
  const meter = plan.layout === 'wide' ? null : plan.meter;
  const codes = meter === null ? [] : [...new Set(rows.map((cells) => (cells[meter] ?? '').trim()))].filter(isSumRow);
  return codes.length === 0 ? new Set() : known(codes);
}
