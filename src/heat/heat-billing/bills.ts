import type { AsOf } from '#kernel/as-of.ts';
import { type Explanation, figureId, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { explainBill, type MeterUse } from './explain-bill.ts';
import { calculateBill } from './household-bill.ts';
import { presentBill, readMeters } from './present-bill.ts';
import type { BillNeeds, PointCalculation } from './bill-needs.ts';

type BillQuestion = { readonly household: string; readonly season: string; readonly knownAt?: string | undefined };

/** Held for reasons that no reading or decision can fix: thrown as problems if a single bill is requested. */
const broken: ReadonlySet<string> = new Set(['method-needs-meter', 'price-missing']);

/** The bills of households, and the inputs of each. */
export function createBills(needs: BillNeeds) {
  const { metering } = needs;
  return {
    /**
     * The bills of the point that a household is behind in a season, as known then; regardless of the caller. Throws the same as `bill`.
     */
    calculated: (household: string, season: string, known: AsOf): Promise<PointCalculation> =>
      calculateBill(needs, programScope, household, season, known),
    /**
     * A household's bill of a season by account, now or as known at a time; a held bill gives the reason. Throws `no-such-household`,
     * `season-missing`, `tariff-missing`, `method-needs-meter`, `price-missing`.
     */
    async bill(scope: Scope, { household, season, knownAt }: BillQuestion) {
      const known = metering.knownAt(knownAt);
      const calculated = await calculateBill(needs, scope, household, season, known);
      const held = calculated.bill.households.find((one) => one.household === household)?.held ?? null;
      if (held !== null && broken.has(held))
        throw new Problem('cannot-do', held, { household, point: calculated.point, tariff: calculated.tariff.id });
      const { received, recorded } = known;
      return presentBill(calculated, household, figureId({ kind: 'heat-bill', household, season, received, recorded }));
    },
    /** What a bill was calculated from: lines, prices, days, heat, and the meters, which open to their readings. */
    async explain(scope: Scope, figure: string, { household, season, received, recorded }: FigureQuestion): Promise<Explanation> {
      if (typeof household !== 'string' || typeof season !== 'string') throw unknownFigure(figure);
      const known = { received, recorded };
      const calculated = await calculateBill(needs, scope, household, season, known);
      return explainBill(calculated, { household, figure, received }, await metersOf(needs, calculated, household, known));
    },
  };
}

/** The meters that a household's heat was read from, over the whole season. */
async function metersOf({ metering }: BillNeeds, calculated: PointCalculation, household: string, { received }: AsOf): Promise<MeterUse[]> {
  const { season } = calculated;
  const knownAt = new Date(received).toISOString();
  return Promise.all(
    readMeters(calculated, household).map(async (meter) => {
      const { total } = await metering.useOfMeter(programScope, { meter, from: season.from, to: season.to, step: 'year', knownAt });
      return { code: meter, value: total.value, coverage: total.coverage, figure: total.figure };
    }),
  );
}
