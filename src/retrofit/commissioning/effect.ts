import type { EffectDay, EffectSum, EffectVerdict } from './facts.ts';

/** From this coverage on, a day is measured well enough to be compared with its expected use. */
const leastCoverage = 0.98;

/** With fewer days, no effect is stated. */
const leastDays = 5;

const steps = 1e4;

const whole = (value: number): number => Math.round(value * steps);

/** Whether a day counts: it has an expected and a measured use. */
export const counts = ({ value, measured, coverage }: Pick<EffectDay, 'value' | 'measured' | 'coverage'>): boolean =>
  value !== null && measured !== null && coverage >= leastCoverage;

/** Expected less measured use of a day, to 0.0001; null if either is unknown. */
export function savedOn(day: Pick<EffectDay, 'value' | 'measured' | 'coverage'>): number | null {
  return counts(day) ? (whole(day.value as number) - whole(day.measured as number)) / steps : null;
}

/** All days that count together; the band is the sum of the bands of the expected days. @param days those since the action, in order */
export function sumOfDays(days: readonly EffectDay[]): EffectSum {
  const counting = days.filter(counts);
  const coverage = days.length === 0 ? 0 : Math.round((counting.length / days.length) * steps) / steps;
  if (counting.length === 0) return { value: null, low: null, high: null, measured: null, expected: null, days: 0, coverage };
  const sum = (field: 'measured' | 'value' | 'low' | 'high'): number =>
    counting.reduce((total, day) => total + whole(day[field] as number), 0);
  const [measured, expected] = [sum('measured'), sum('value')];
  return {
    value: (expected - measured) / steps,
    low: (sum('low') - measured) / steps,
    high: (sum('high') - measured) / steps,
    measured: measured / steps,
    expected: expected / steps,
    days: counting.length,
    coverage,
  };
}

/** Less than the band of expected use, more, or neither. */
export function verdictOf({ days, low, high }: EffectSum): EffectVerdict {
  if (days < leastDays || low === null || high === null) return 'unknown';
  if (low > 0) return 'saved';
  return high < 0 ? 'more' : 'within';
}
