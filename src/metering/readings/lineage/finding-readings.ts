import { asOfNow } from '#kernel/as-of.ts';
import { figureId } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { readFindingId } from '../quality/finding-id.ts';
import type { LineageNeeds } from './explain-readings.ts';
import { readingsWithin, type MeterReading } from './readings-within.ts';

/** `findingsOn`: the current findings on these meters. */
export type FindingReadingsNeeds = LineageNeeds & {
  readonly findingsOn: (scope: Scope, facts: readonly SeriesFacts[]) => Promise<readonly { readonly id: string }[]>;
};

/** The maximum number of readings shown for one finding: a day of minutes. */
const mostTold = 1500;

/**
 * The readings that a finding on a meter is about, now: for a contradiction all values received, for anything else those in its stretch of
 * time. Throws `no-such-finding`, also if the scope does not see the meter and if there is no such finding now.
 */
export async function findingReadings(needs: FindingReadingsNeeds, scope: Scope, id: string) {
  const { meter, code, from, to } = readFindingId(id);
  const [facts] = await needs.series(scope, { ids: [meter] }, asOfNow);
  const found = facts === undefined ? [] : await needs.findingsOn(scope, [facts]);
  if (facts === undefined || !found.some((one) => one.id === id)) throw new Problem('not-found', 'no-such-finding', { finding: id });
  const now = needs.committer.now();
  const known = { received: now, recorded: now };
  const { inForce, revisions } = await readingsWithin(needs, scope, facts, { from, to: Math.max(to, from + 1) }, known);
  const isIn = ({ at, width }: MeterReading): boolean => at >= from && at + width <= to;
  const about = (code === 'contradiction' ? revisions : inForce).filter(isIn);
  const present = ({ at, width, value, unit, received, import: by }: MeterReading) => ({
    time: formatInstant(at),
    end: width === 0 ? null : formatInstant(at + width),
    value: value / 1e4,
    unit,
    counts: inForce.some((one) => one.at === at && one.width === width && one.received === received && one.import === by),
    figure: figureId({ kind: 'reading', meter: facts.code, at, width, ...known }),
  });
  return { meter: facts.code, kind: facts.kind, readings: about.slice(0, mostTold).map(present), more: about.length > mostTold };
}
