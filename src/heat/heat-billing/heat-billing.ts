import { type AsOf, asOf } from '#kernel/as-of.ts';
import { type Explainer, figureId } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import { createBills } from './bills.ts';
import { createChanges } from './change/change.ts';
import type { IssuedBy } from './change/issued.ts';
import { presentChange } from './change/present-change.ts';
import { createDecide, type DecideNeeds } from './decide.ts';
import type { BillNeeds, PointCalculation } from './bill-needs.ts';
import { meterSeasons } from './bill/meter-seasons.ts';
import { presentBill } from './present-bill.ts';
import { createBillCalculator } from './bill-calculator.ts';
import { createPurchase, type PurchaseNeeds } from './purchase.ts';
import { countOf } from './season-days.ts';
import { type Season, seasons } from './season-store.ts';
import { type SeasonGiven, type SeasonNeeds, setSeason } from './set-season.ts';
import type { DaySpan } from './bill/stay.ts';
import { createTariffs, type TariffNeeds } from './tariffs.ts';
import { wholeMeters } from './whole-meters.ts';

export type { PointCalculation } from './bill-needs.ts';
export type { IssuedSeason } from './change/issued.ts';

export type HeatBillingNeeds = TariffNeeds &
  SeasonNeeds &
  Omit<DecideNeeds & PurchaseNeeds, 'seasonsNamed' | 'seasonIn' | 'seasonBefore' | 'seasonsOver' | 'tariffIn'>;

type Known = { readonly knownAt?: string | undefined };

/**
 * The basis of heat charges: the seasons of each region, and tariffs.
 * @example await heatBilling.season(scope, { region: '140302', name: '2025-26' }) // { region: '140300', from: '2025-11-01', days: 151, … }
 */
export function createHeatBilling(needs: HeatBillingNeeds) {
  const { postgres, now } = needs;
  const known = (knownAt: string | undefined) => asOf(now(), knownAt);
  const rulingAt = async ({ region, name }: { readonly region: string; readonly name: string }, at: AsOf) => {
    const [narrowest] = await seasons(postgres, sameForAll, { region, name }, at);
    if (narrowest === undefined) throw new Problem('cannot-do', 'season-missing', { region, season: name });
    return presentSeason(narrowest);
  };
  const ruling = ({ knownAt, ...named }: { readonly region: string; readonly name: string } & Known) => rulingAt(named, known(knownAt));
  const tariffs = createTariffs(needs);
  const calculation: BillNeeds & DecideNeeds & PurchaseNeeds = {
    ...needs,
    seasonsNamed: async (name, at) => (await seasons(postgres, sameForAll, { name }, at)).map(presentSeason),
    async seasonsOver({ from, to }, at) {
      const all = await seasons(postgres, sameForAll, {}, at);
      return [...new Set(all.filter((one) => from < one.to && one.from < to).map(({ name }) => name))];
    },
    seasonIn: (region, name, at) => rulingAt({ region, name }, at),
    async seasonBefore(region, day, at) {
      const before = (await seasons(postgres, sameForAll, { region }, at)).find(({ to }) => to <= day);
      return before === undefined ? null : presentSeason(before);
    },
    tariffIn: tariffs.inForce,
  };
  const bills = createBills(calculation);
  let issued: IssuedBy = async () => [];
  const changes = createChanges(calculation, (household, received) => issued(household, received));
  return {
    tariffs,
    bill: bills.bill,
    calculated: bills.calculated,
    change: changes.change,
    /** A change as returned in responses. */
    changeShown: presentChange,
    /** Registers the slice that issues notes: what it issued to a household says which seasons are closed. */
    issuedBy: (by: IssuedBy): void => void (issued = by),
    /** A household's bill, out of those of its point, as returned in responses. @param figure opens it */
    shown: presentBill,
    decide: createDecide(calculation),
    /** Calculates the bills of many points for a season, as known then; regardless of the caller. */
    calculator: (season: string, at: AsOf) => createBillCalculator(calculation, season, at),
    /** The findings on a household's bill, out of those of its point. */
    findings: (calculated: PointCalculation, household: string) => presentBill(calculated, household, '').findings,
    /** The figure that opens a household's bill. */
    figure: (household: string, season: string, { received, recorded }: AsOf): string =>
      figureId({ kind: 'heat-bill', household, season, received, recorded }),
    ...createPurchase(calculation),
    explainers: { 'heat-bill': bills.explain, 'heat-bill-change': changes.explain } satisfies Readonly<Record<string, Explainer>>,
    /** Sets a season of a region. Throws `season-days-wrong`, `no-such-place`, `seen-missing`, `seen-not-latest`. */
    setSeason: async (scope: Scope, given: SeasonGiven) => presentSeason(await setSeason(needs, scope, given)),
    /** The season of that name that applies in a region: the narrowest if there are several. Throws `season-missing`. */
    season: ruling,
    /** The same as known at both times. */
    seasonAt: rulingAt,
    /** The readings of heat meters on each day of a span (days since 1970-01-01), by code; regardless of the caller. */
    meterDays: (codes: readonly string[], span: DaySpan, at: AsOf) => meterSeasons(needs, codes, span, at),
    /** Of the given heat meters, those that were read on all days of a span (days since 1970-01-01); regardless of the caller. */
    wholeMeters: (codes: readonly string[], span: DaySpan, at: AsOf) => wholeMeters(needs, codes, span, at),
    /** Seasons of all regions, or those of the regions that contain a place; latest first. */
    seasons: async ({ region, knownAt }: { readonly region?: string | undefined } & Known) =>
      (await seasons(postgres, sameForAll, { region }, known(knownAt))).map(presentSeason),
  };
}

export type HeatBilling = ReturnType<typeof createHeatBilling>;

const presentSeason = ({ at, ...season }: Season) => ({
  ...season,
  days: countOf(season.from, season.to),
  nominalDays: countOf(season.nominalFrom, season.nominalTo),
  at: at.toISOString(),
});
