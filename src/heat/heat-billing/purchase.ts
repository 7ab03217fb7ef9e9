import type { AsOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { decimalText, exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { HeatInputs } from '#heat/heat-inputs/heat-inputs.ts';
import type { HeatSeason } from './season-days.ts';
import { coveredOn, measuredOn, type MeterSeason, wholeDay } from './bill/day-heat.ts';
import { type MeterNeeds, meterSeasons } from './bill/meter-seasons.ts';
import { anyRegion, beginOf, type Facts, fieldOn, lastOf } from './facts.ts';
import type { DaySpan } from './bill/stay.ts';

export type PurchaseNeeds = MeterNeeds & {
  readonly heatInputs: { readonly supplies: Pick<HeatInputs['supplies'], 'at'> };
  /** The seasons of a name, in any region. */
  readonly seasonsNamed: (name: string, known: AsOf) => Promise<readonly HeatSeason[]>;
  readonly seasonIn: (region: string, name: string, known: AsOf) => Promise<HeatSeason>;
};

/** A part of a season in one month: what a supply's meter counted (null: nothing was measured), at the price of the part's first day. */
type Month = { readonly month: string; readonly meter: string; quantity: number | null; price: string; yuan: string | null };

/** What heat companies buy: by supplier, meter and month within a season. */
export function createPurchase(needs: PurchaseNeeds) {
  const { heatInputs, metering } = needs;
  return {
    /**
     * What a company bought in a season, now or as known at a time; empty if none of it is visible. `ends`: when the last of its meters'
     * seasons is over; `total`: yuan of the months that are known, null if none is. Throws `season-missing`.
     */
    async purchase(
      scope: Scope,
      { company, season }: { readonly company: string; readonly season: string },
      known: AsOf = metering.knownAt(undefined),
    ) {
      const supplies = await heatInputs.supplies.at(scope, company, known);
      const bySeason = Map.groupBy(await withSeasons(needs, supplies, season, known), ({ season: { from, to } }) => `${from} ${to}`);
      const bought: { supplier: string; months: readonly Month[] }[] = [];
      const findings: Finding[] = supplies.length > 0 ? [] : [{ code: 'supplies-missing', severity: 'warning', evidence: {} }];
      let ends: { readonly region: string; readonly to: string } | null = null;
      for (const some of bySeason.values()) {
        const { from, to, region } = (some[0] as Supply).season;
        if (ends === null || to > ends.to) ends = { region, to };
        const span = { from: parseDay(from) ?? 0, to: parseDay(to) ?? 0 };
        const meters = await meterSeasons(
          needs,
          some.map(({ meter }) => meter),
          span,
          known,
        );
        for (const { facts, meter } of some) {
          const months = monthsOf(facts, meter, { span, told: meters.get(meter) ?? null, findings });
          bought.push({ supplier: lastOf(facts, 'supplier'), months });
        }
      }
      const suppliers = [...Map.groupBy(bought, ({ supplier }) => supplier)].map(([supplier, some]) => ({
        supplier,
        months: some.flatMap(({ months }) => months),
      }));
      const cents = suppliers.flatMap(({ months }) => months.flatMap(({ yuan }) => (yuan === null ? [] : [centsOf(exact(yuan))])));
      const total = cents.length === 0 ? null : moneyOf(cents.reduce((sum, one) => sum + one, 0n));
      return { season, ends, suppliers, total, findings };
    },
  };
}

type Supply = { readonly facts: Facts; readonly meter: string; readonly season: HeatSeason };

/** The season that applies to each meter: that of its building's region; without a building, the widest season of the name. */
async function withSeasons(needs: PurchaseNeeds, supplies: readonly Facts[], name: string, known: AsOf): Promise<Supply[]> {
  if (supplies.length === 0) return [];
  const meters = [...new Set(supplies.map((one) => lastOf(one, 'meter')))];
  const facts = new Map((await needs.registry.meterFacts(programScope, { meters }, known)).map((one) => [one.code, one]));
  const buildings = [...new Set([...facts.values()].flatMap(({ building }) => (building === null ? [] : [building])))];
  const placed = new Map((await needs.registry.buildingFacts(programScope, { buildings }, known)).map((one) => [one.code, one.region]));
  const named = await needs.seasonsNamed(name, known);
  if (named.length === 0) throw new Problem('cannot-do', 'season-missing', { region: anyRegion, season: name });
  const found: Supply[] = [];
  for (const one of supplies) {
    const meter = lastOf(one, 'meter');
    const region = placed.get(facts.get(meter)?.building ?? '');
    const season = region === undefined ? named.at(-1) : await needs.seasonIn(region, name, known);
    found.push({ facts: one, meter, season: season as HeatSeason });
  }
  return found;
}

type Counted = { readonly span: DaySpan; readonly told: MeterSeason | null; readonly findings: Finding[] };

function monthsOf(facts: Facts, meter: string, { span, told, findings }: Counted): Month[] {
  // a supplier that begins within a month is paid from that day on, at its price
  const begins = beginOf(facts, ['price'], span.from);
  return partsOf(span).flatMap(({ from, to }): Month[] => {
    const part = { from: Math.max(from, begins), to };
    const first = dayText(part.from);
    const price = fieldOn(facts, 'price', part.from);
    if (price === null || part.from >= to) return [];
    let [units, covered] = [0n, 0n];
    for (let day = part.from - span.from; told !== null && day < part.to - span.from; day += 1) {
      units += BigInt(measuredOn(told, day));
      covered += coveredOn(told, day);
    }
    if (covered < wholeDay * BigInt(part.to - part.from))
      findings.push({
        code: 'supply-readings-missing',
        severity: 'warning',
        evidence: { meter, month: first.slice(0, 7), taken: covered === 0n ? 'nothing' : 'part' },
      });
    const month = { month: first.slice(0, 7), meter, price };
    if (covered === 0n) return [{ ...month, quantity: null, yuan: null }];
    const gigajoules = decimalText(units, 4);
    return [{ ...month, quantity: Number(gigajoules), yuan: moneyOf(centsOf(exact(price).mul(exact(gigajoules)))) }];
  });
}

/** The months of a season, the first and last cut off by it. @param span days since 1970-01-01 */
function partsOf({ from, to }: DaySpan): DaySpan[] {
  const parts: DaySpan[] = [];
  for (let day = from; day < to;) {
    const [year = 0, month = 0] = dayText(day).split('-').map(Number);
    const next = parseDay(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`) ?? to;
    parts.push({ from: day, to: Math.min(next, to) });
    day = next;
  }
  return parts;
}
