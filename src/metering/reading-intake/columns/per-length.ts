import { Problem } from '#kernel/problem.ts';
import { tellsPeriods, type Plan } from './layout.ts';
import { lengths, lengthText, type Length } from '../units/lengths.ts';
import type { Sample } from './sample.ts';
import { refuseUneven } from '../units/uneven-power.ts';
import { isMeanOnly } from '../units/not-energy.ts';
import type { Around, NamedUnit } from '../units/units.ts';

const day = 86_400;

/** The minimum duration of these lengths, in seconds. */
const secondsOf = (length: Length): number => {
  if (typeof length === 'number') return length;
  return (
    (('days' in length ? length.days : 0) ?? 0) * day +
    (('months' in length ? length.months : 0) ?? 0) * 28 * day +
    (('years' in length ? length.years : 0) ?? 0) * 365 * day
  );
};

/**
 * Refuses columns of months whose title says that they are means: 各月日均用电.
 * @throws Problem `values-mean`
 */
function refuseMeanTitle(plan: Plan, { above, sheet, file }: Pick<Around, 'above' | 'sheet' | 'file'>): void {
  if (plan.layout !== 'months') return;
  const said = [...above, sheet, file.replace(/\.[a-z\d.]{1,8}$/iu, '')].find((text) => isMeanOnly(text));
  if (said !== undefined) throw new Problem('bad-input', 'values-mean', { columns: said.trim().slice(0, 100), why: 'mean' });
}

/**
 * Refuses values in a unit per shorter time than the length of their rows: an amount per day in rows of months is a mean, and the use of
 * the period is many times that.
 * @param period the length of a row in seconds, if it gives its end; null if none does
 * @throws Problem `mean-of-period`
 */
function refuseMeans(plan: Plan, units: readonly (NamedUnit | null)[], period: number | null): void {
  const long = plan.layout === 'months' ? 28 * day : period;
  if (long === null) return;
  const mean = units.find((one) => one !== null && one.per !== null && secondsOf(lengths[one.per]) * 1.5 < long);
  if (mean === undefined || mean === null || mean.per === null) return;
  throw new Problem('bad-input', 'mean-of-period', {
    text: mean.text.slice(0, 100),
    per: lengthText(lengths[mean.per]),
    days: Math.round(long / day),
  });
}

/**
 * Refuses values for another length of time than their rows: means, and unevenly spaced samples of a power.
 * @param said the sender's length of a reading; null if not given
 * @throws Problem `values-mean`, `mean-of-period`, `power-uneven`
 */
export function refuseOtherTimes(
  plan: Plan,
  units: readonly (NamedUnit | null)[],
  { period, distances }: Pick<Sample, 'period' | 'distances'>,
  { around, said }: { readonly around: Around; readonly said: Length | null },
): void {
  refuseMeanTitle(plan, around);
  refuseMeans(plan, units, period);
  if (!tellsPeriods(plan)) refuseUneven(units, distances, said);
}
