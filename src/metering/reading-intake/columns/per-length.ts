import { Problem } from '#kernel/problem.ts';
import { tellsPeriods, type Plan } from './layout.ts';
import { lengths, lengthText, type Length } from '../units/lengths.ts';
import type { Sample } from './sample.ts';
import { refuseUneven } from '../units/uneven-power.ts';
import { isMeanOnly } from '../units/not-energy.ts';
import type { Around, NamedUnit } from '../units/units.ts';

const day = 86_400;

/** The least that these lengths are, in seconds. */
const secondsOf = (length: Length): number => {
  if (typeof length === 'number') return length;
  return (
    (('days' in length ? length.days : 0) ?? 0) * day +
    (('months' in length ? length.months : 0) ?? 0) * 28 * day +
    (('years' in length ? length.years : 0) ?? 0) * 365 * day
  );
};

/**
 * Refuses months across whose title says that they are means: 各月日均用电.
 * @throws Problem `values-mean`
 */
function refuseMeanTitle(plan: Plan, { above, sheet, file }: Pick<Around, 'above' | 'sheet' | 'file'>): void {
  if (plan.layout !== 'months') return;
  const said = [...above, sheet, file.replace(/\.[a-z\d.]{1,8}$/iu, '')].find((text) => isMeanOnly(text));
  if (said !== undefined) throw new Problem('bad-input', 'values-mean', { columns: said.trim().slice(0, 100), why: 'mean' });
}

/**
 * Refuses values in a unit of a shorter time than their rows are long: so much a day in rows of months is a mean, and the use of the period
 * is many times that.
 * @param period how long a row is in seconds, where it tells when it ends; null where none does
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
 * Refuses values that are of another length of time than their rows: means, and samples of a power that are unevenly apart.
 * @param said how long the sender says that a reading lasts; null where nothing is said
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
