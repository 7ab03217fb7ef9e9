import { Problem } from '#kernel/problem.ts';
import { valueColumns, type Plan } from '../columns/layout.ts';
import { physicalIn } from '../units/not-energy.ts';

/** Codes that occur for the first time, the numbers of their columns among `slots`, and which of them exist. */
type Fresh = { readonly codes: readonly string[]; readonly first: readonly number[]; readonly there: ReadonlySet<string> };

/** Throws `values-physical` if new metering points would be created for values that only points have. */
export function refusePhysical(
  { plan, header }: { readonly plan: Plan; readonly header: readonly string[] },
  slots: readonly number[],
  { codes, first, there }: Fresh,
): void {
  if (plan.layout === 'months' || plan.layout === 'days') return;
  const headings = valueColumns(plan).map((column) => header[column] as string);
  const isOwn = plan.layout === 'wide';
  for (const [at, code] of codes.entries()) {
    const heading = headings[isOwn ? slots.indexOf(first[at] as number) : 0] ?? '';
    const what = there.has(code) || (!isOwn && there.size > 0) ? null : physicalIn(heading);
    if (what !== null) throw new Problem('bad-input', 'values-physical', { column: heading.trim(), why: what, code });
  }
}
