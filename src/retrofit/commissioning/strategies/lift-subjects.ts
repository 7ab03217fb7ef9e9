import type { Finding } from '#kernel/finding.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import { liftGroupSubject, orNothing } from './groups.ts';
import { type Ground, meansOf, pointOf, type Subject } from './ground.ts';
import { nothingTried, type StrategyFact, type Tried } from './hours.ts';
import { liftsStandingBy } from './lifts.ts';
import { unitsOf } from './units.ts';

type MeasuredLift = {
  readonly equipment: string;
  readonly power: PointFacts;
  readonly moves: PointFacts;
  readonly trips: PointFacts | null;
};

/** The lifts of a building as one group, by their points; without such, by the meter of lifts. */
export async function liftSubjects(ground: Ground): Promise<Subject[]> {
  const { lifts, findings } = measuredLifts(ground);
  const byMeter = lifts.length === 0 ? await liftGroupSubject(ground) : null;
  if (byMeter !== null) return [{ ...byMeter, tried: { ...byMeter.tried, findings: [...findings, ...byMeter.tried.findings] } }];
  if (lifts.length === 0 && findings.length === 0) return orNothing(ground, 'lifts', []);
  const tried = lifts.length === 0 ? nothingTried(...findings) : await tryLifts(ground, lifts, findings);
  const points = lifts.flatMap(({ power, moves, trips }) => [
    ...new Set([power.code, moves.code, ...(trips === null ? [] : [trips.code])]),
  ]);
  return [{ subject: 'lift', name: null, equipment: null, points, meters: [], carrier: 'electricity', unit: 'kWh', tried }];
}

/** A lift needs its power, and whether it moves or how many trips it made. */
function measuredLifts(ground: Ground): { readonly lifts: MeasuredLift[]; readonly findings: Finding[] } {
  const lifts: MeasuredLift[] = [];
  const findings: Finding[] = [];
  for (const { equipment, points } of unitsOf(ground, (kind) => kind === 'lift')) {
    const [power, running, trips] = [
      pointOf(points, 'power', 'power'),
      pointOf(points, 'running', 'state'),
      pointOf(points, 'trips', 'state'),
    ];
    findings.push(...power.findings, ...running.findings, ...trips.findings);
    const moves = running.point ?? trips.point;
    if (power.point !== null && moves !== null) lifts.push({ equipment, power: power.point, moves, trips: trips.point });
    else findings.push({ code: 'strategy-lift-not-measured', severity: 'warning', evidence: { equipment } });
  }
  return { lifts, findings };
}

async function tryLifts(ground: Ground, lifts: readonly MeasuredLift[], findings: readonly Finding[]): Promise<Tried> {
  const { edges } = ground;
  const { of } = ground.ruleOf('lifts');
  const means = await meansOf(
    ground,
    lifts.flatMap(({ power, moves }) => [power, moves]),
    edges,
  );
  const column = ({ code }: PointFacts) => means.get(code) ?? new Float64Array(edges.length - 1).fill(Number.NaN);
  const units = lifts.map(({ equipment, power, moves }) => ({ code: equipment, power: column(power), moved: column(moves) }));
  const tried = liftsStandingBy({ edges, lifts: units }, { low: of('low'), gain: of('gain') });
  const facts = [...tried.facts, ...(await flowsOf(ground, lifts))];
  return { ...tried, facts, findings: [...findings, ...tried.findings] };
}

/** What was fed back, and trips, over the period. */
async function flowsOf({ needs, scope, edges, known }: Ground, lifts: readonly MeasuredLift[]): Promise<StrategyFact[]> {
  const span = { from: edges[0] as number, to: edges.at(-1) as number };
  const [powers, counted] = [lifts.map(({ power }) => power), lifts.flatMap(({ trips }) => trips ?? [])];
  let regenerated = 0;
  await needs.readings.holdings(scope, powers, span, known, (_id, { n, from, to, value }) => {
    for (let row = 0; row < n; row += 1) {
      const length = Math.min(to[row] as number, span.to) - Math.max(from[row] as number, span.from);
      if ((value[row] as number) < 0 && length > 0) regenerated -= ((value[row] as number) / 1e4) * (length / 3600);
    }
  });
  const facts: StrategyFact[] = [{ name: 'regenerated', value: Math.round(regenerated * 1e4) / 1e4, unit: 'kWh' }];
  if (counted.length === 0) return facts;
  let trips = 0;
  for (const { value } of (await needs.trend.values(scope, counted, span, known)).values()) for (const one of value) trips += one / 1e4;
  return [...facts, { name: 'trips', value: trips, unit: '1' }];
}
