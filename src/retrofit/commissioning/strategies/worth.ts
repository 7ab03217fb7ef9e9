import type { Carrier } from '#kernel/carrier.ts';
import { dayText } from '#kernel/day.ts';
import { exact, exactOf } from '#kernel/exact-number.ts';
import { formatInstant } from '#kernel/instant.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import { byPeriod, type PeriodSaved, type TariffStep, yuanOf } from './by-period.ts';
import type { Ground } from './ground.ts';
import type { StrategyHour } from './hours.ts';

/** What the reader gives for money: a price for the unit of a carrier, or a tariff for electricity. */
export type Worth = { readonly prices: ReadonlyMap<Carrier, string>; readonly tariff: string | undefined };

type WorthGiven = { readonly prices?: Worth['prices'] | undefined; readonly tariff?: string | undefined };

/** What a strategy comes to in money and carbon; null where the saving, the price or the factor is not known. */
type Valued = {
  readonly periods: readonly PeriodSaved[];
  readonly yuan: string | null;
  readonly kgco2: number | null;
  readonly isCarbonIndicative: boolean;
};

type Saving = { readonly carrier: Carrier; readonly saved: number | null; readonly rows: readonly StrategyHour[] };

/** @throws Problem `strategy-price-twice` */
export function worthOfQuestion({ prices, tariff }: WorthGiven): Worth {
  if (tariff !== undefined && prices?.has('electricity') === true) throw new Problem('bad-input', 'strategy-price-twice', { tariff });
  return { prices: prices ?? new Map(), tariff };
}

/**
 * Money by the given prices or the periods of a tariff, carbon by the factors of the building's place in the year of the last day.
 * @throws Problem `no-such-tariff`, `tariff-gap`
 */
export async function worthOf<One extends Saving>(
  ground: Ground,
  strategies: readonly One[],
  { prices, tariff }: Worth,
): Promise<(One & Valued)[]> {
  const { needs, building, to, known } = ground;
  const year = Number(dayText(to - 1).slice(0, 4));
  const carriers = [...new Set(strategies.map(({ carrier }) => carrier))];
  const factors = await needs.carbon.frozenFactors({ region: building.region, year, known, carriers });
  const steps = tariff === undefined ? null : tariffSteps(ground, tariff);
  return strategies.map((one) => {
    // gas is in its own unit, and the factor too; of gas as energy none is taken
    const factor = one.carrier === 'gas' ? undefined : factors.find(({ carrier }) => carrier === one.carrier);
    const price = prices.get(one.carrier);
    const periods = steps === null || one.carrier !== 'electricity' ? [] : byPeriod(one.rows, steps, ground.edges.at(-1) as number);
    const isByPeriod = steps !== null && one.carrier === 'electricity';
    const atPrice = price === undefined || one.saved === null ? null : moneyOf(centsOf(exactOf(one.saved).mul(exact(price))));
    return {
      ...one,
      periods,
      yuan: isByPeriod ? (one.saved === null ? null : yuanOf(periods)) : atPrice,
      kgco2: one.saved === null || factor === undefined ? null : Math.round(one.saved * factor.kg * 1e4) / 1e4,
      isCarbonIndicative: factor?.indicative ?? false,
    };
  });
}

/** The tariff by quarter hours, as known at the instant of the question. */
function tariffSteps({ needs, scope, edges, zone, known }: Ground, id: string): readonly TariffStep[] {
  const span = { from: formatInstant(edges[0] as number), to: formatInstant(edges.at(-1) as number) };
  const knownAt = new Date(Math.min(known.received, known.recorded, needs.now())).toISOString();
  const { steps } = needs.tariffs.prices(scope, { id, ...span, step: '15min', zone: zone.name, knownAt });
  return steps.map(({ start, period, import: price }) => ({ start: Date.parse(start) / 1000, period, import: price }));
}
