import type { EffectDay, EffectSum, EffectVerdict } from './facts.ts';

/** Of these and more a day is measured well enough to be told against what was expected. */
const leastCoverage = 0.98;

/** By fewer days nothing is said of an effect. */
const leastDays = 5;

const steps = 1e4;

const whole = (value: number): number => Math.round(value * steps);

/** Whether a day counts: it is expected, and measured. */
export const counts = ({ value, measured, coverage }: Pick<EffectDay, 'value' | 'measured' | 'coverage'>): boolean =>
  value !== null && measured !== null && coverage >= leastCoverage;

/** What was expected of a day less what it used, to 0.0001; null where either is not known. */
export function savedOn(day: Pick<EffectDay, 'value' | 'measured' | 'coverage'>): number | null {
  return counts(day) ? (whole(day.value as number) - whole(day.measured as number)) / steps : null;
}

/** All days that count together; the band is that of the expected days, added up. @param days those since the action, in order */
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

/** Less than the band of what was expected, more, or neither. */
export function verdictOf({ days, low, high }: EffectSum): EffectVerdict {
  if (days < leastDays || low === null || high === null) return 'unknown';
  if (low > 0) return 'saved';
  return high < 0 ? 'more' : 'within';
}
