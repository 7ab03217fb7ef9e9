import { Problem } from '#kernel/problem.ts';
import type { Intake } from '#platform/imports/intake.ts';
import { multiplierHeading } from '#platform/tables/multiplier.ts';

/** One side of a transformer: `CT一次`, `PT Secondary`. */
const saysSide = /(?:(?<![a-z])(?:[cpv]t|t[aiv])(?![a-z])|互感器|电流|电压).{0,8}(?:一次|二次|原边|副边|primary|secondary)/iu;

/**
 * Columns of a list of meters that say a multiplier and that no field took are not passed over, unless the sender leaves them out or says
 * the multiplier. What gives all of it (综合倍率) is enough.
 * @throws Problem `multipliers-left`
 */
export function refuseMultipliersLeft({ plan }: Pick<Intake, 'plan'>): void {
  const left = plan.unspoken.filter((heading) => multiplierHeading(heading) !== null || saysSide.test(heading));
  const read = plan.sources.find(({ spec }) => spec.name === 'multiplier');
  // no column: the sender says it of all rows
  const isWhole = read !== undefined && (read.column === null || multiplierHeading(read.column) === 'whole');
  if (left.length === 0 || isWhole) return;
  const whole = left.find((heading) => multiplierHeading(heading) === 'whole');
  const example = whole === undefined ? left.map((heading) => `--ignore "${heading}"`).join(' ') : `--column "multiplier=${whole}"`;
  throw new Problem('bad-input', 'multipliers-left', { columns: left.join(', '), example });
}
