import { Problem } from '#kernel/problem.ts';
import type { Skipped } from './column-findings.ts';

/** Throws `values-pulses`, `values-mean` or `values-of-else` if the only columns of numbers are not use. */
export function refuseNoUse(skipped: readonly Skipped[]): void {
  const [first] = skipped;
  if (first === undefined) return;
  const is = (why: string): boolean => skipped.some((one) => one.why === why);
  const code = is('pulse') ? 'values-pulses' : is('mean') ? 'values-mean' : 'values-of-else';
  const columns = skipped
    .slice(0, 20)
    .map(({ heading }) => heading)
    .join(', ');
  throw new Problem('bad-input', code, { columns, why: [...new Set(skipped.map(({ why }) => why))].join(', ') });
}
