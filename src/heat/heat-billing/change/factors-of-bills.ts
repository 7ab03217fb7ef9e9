import { Problem } from '#kernel/problem.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import { programScope } from '#kernel/scope.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import { frameOf } from '../bill-calculator.ts';
import type { BillNeeds } from '../bill-needs.ts';
import { createDegrees } from '../bill/degrees.ts';
import type { Degrees } from '../bill/substitutes.ts';
import { staysOf } from '../facts.ts';
import { spanOf } from '../placed.ts';
import type { Closed } from './closed.ts';
import { type BillFactors, factorsOf, isShared } from './factors.ts';

/** The factors of two bills of a household. */
export type BothFactors = { readonly before: BillFactors; readonly now: BillFactors };

/** If a tariff names no base: degrees are counted below 18 degC, at the nearest station. */
const usual: NonNullable<HeatTariff['substitute']> = { order: [], auto: false, least: 14, neighbours: 3, base: '18' };

/** The factors of two closed bills; temperatures of both by the base and station of this season's tariff. */
export async function bothFactors(needs: BillNeeds, household: string, earlier: Closed, now: Closed): Promise<BothFactors> {
  const { building: code, tariff } = now.of;
  const known = now.issued.known;
  const [building] = await needs.registry.buildingFacts(programScope, { buildings: [code] }, known);
  const degrees = createDegrees(needs, known);
  const of = async (one: Closed): Promise<BillFactors> => {
    const cold =
      one.of.method === 'area'
        ? []
        : await degreesOf(building, (at) => degrees.beside(at, tariff.substitute ?? usual, spanOf(one.of.season)));
    return factorsOfBill(household, one, cold);
  };
  return { before: await of(earlier), now: await of(now) };
}

/** Without a building or a station no temperature is known. */
async function degreesOf(building: BuildingFacts | undefined, of: (building: BuildingFacts) => Promise<Degrees>): Promise<Degrees> {
  if (building === undefined) return [];
  try {
    return await of(building);
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}

function factorsOfBill(household: string, { of, own }: Closed, degrees: Degrees): BillFactors {
  const { method, tariff, season, meters, pointMeter, bill } = of;
  const behind = of.households.get(household);
  const days = spanOf(season);
  const meter = isShared(method) ? pointMeter : (behind?.meter ?? null);
  return factorsOf({
    method,
    tariff,
    frame: frameOf(season, days, tariff),
    class: behind?.class ?? '',
    stays: behind === undefined ? [] : staysOf(behind.facts, tariff, days),
    meter: meter === null ? null : (meters.get(meter) ?? null),
    degrees,
    bill,
    own,
  });
}
