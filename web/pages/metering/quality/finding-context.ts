import type { StepName } from '../../../i18n/format.ts';

const day = 86_400_000;

/**
 * The part of a meter's time shown around a finding: as much before and after as it is long, at least a day and at most two months, in
 * distinguishable steps.
 */
export function findingContext(
  from: string,
  to: string,
): { readonly from: string; readonly to: string; readonly step: Extract<StepName, '15min' | 'hour' | 'day'> } {
  const [begins, ends] = [Date.parse(from), Date.parse(to)];
  const beside = Math.min(Math.max(ends - begins, 3 * day), 60 * day);
  const [first, last] = [begins - beside, ends + beside];
  const days = (last - first) / day;
  return {
    from: new Date(first).toISOString(),
    to: new Date(last).toISOString(),
    step: days <= 10 ? '15min' : days <= 62 ? 'hour' : 'day',
  };
}
