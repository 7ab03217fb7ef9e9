import type { Carrier } from '#kernel/carrier.ts';
import type { Language } from '#kernel/finding.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';

/** What one carrier was used in a year. */
export type CarrierUse = {
  readonly carrier: Carrier;
  readonly unit: string;
  readonly value: number | null;
  readonly coverage: number;
  /** Compared with the year before, 0.1: a tenth more; null unless both are measured well. */
  readonly change: number | null;
  readonly figure: string;
};

/** The months of this year so far that are measured in both years, from January on, against the same of last year. */
export type SoFar = {
  readonly carrier: Carrier;
  readonly unit: string;
  readonly year: number;
  /** Up to this month, 1 to 12. */
  readonly month: number;
  readonly value: number;
  readonly change: number;
  readonly figure: string;
};

/** A package of measures with its saving in a year. */
export type FirstMeasure = {
  readonly name: { readonly zh: string; readonly en: string };
  readonly kgce: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly indicative: boolean;
  readonly figure: string;
};

/** What is known of an owner's building in a whole year. */
export type OwnBuilding = {
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly uses: readonly CarrierUse[];
  /** By floor area; `missing`: why it is unknown, in words. */
  readonly intensity: {
    readonly value: number | null;
    readonly unit: string;
    readonly coverage: number;
    readonly change: number | null;
    readonly changeAtWeather: number | null;
    readonly figure: string | null;
    readonly missing: string | null;
  };
  /** By the limit in force; `excess` over the constraint value. */
  readonly limit: {
    readonly verdict: 'leading' | 'within' | 'over' | 'unknown';
    readonly indicative: boolean;
    readonly excess: number | null;
    readonly figure: string;
    readonly missing: string | null;
  };
  /** Among those of its use nearby: 1 below the lower quartile, 4 above the upper. */
  readonly peers: { readonly quarter: number | null; readonly figure: string; readonly missing: string | null };
  readonly soFar: SoFar | null;
  /** The gravest open warning, and the local day since which it has been open. */
  readonly warning: { readonly name: { readonly zh: string; readonly en: string }; readonly since: string; readonly id: number } | null;
  readonly measure: FirstMeasure | null;
  /** Months without data, by carrier. */
  readonly owed: readonly { readonly carrier: Carrier; readonly months: readonly string[] }[];
};

export type Level = 'high' | 'normal' | 'low' | 'unknown';

/** How a building's use is to be judged: by its limit if there is one, otherwise among its peers. */
export function levelOf({ limit, peers }: Pick<OwnBuilding, 'limit' | 'peers'>): { readonly level: Level; readonly by: 'limit' | 'peers' } {
  if (limit.verdict !== 'unknown')
    return { level: ({ over: 'high', within: 'normal', leading: 'low' } as const)[limit.verdict], by: 'limit' };
  const quarter = peers.quarter === null ? undefined : (['low', 'normal', 'normal', 'high'] as const)[peers.quarter - 1];
  return { level: quarter ?? 'unknown', by: 'peers' };
}

/** Below this change nothing is looked for. Yaodong's own. */
const noticeable = 0.05;

export type Reason =
  | { readonly kind: 'warning'; readonly warning: NonNullable<OwnBuilding['warning']> }
  | { readonly kind: 'weather'; readonly atWeather: number }
  | { readonly kind: 'carrier'; readonly use: CarrierUse; readonly change: number }
  | { readonly kind: 'unknown' };

/**
 * The largest known reason for a high or rising use: an open warning, then the weather if it explains most of the rise, then the carrier
 * that grew most. Null if nothing is to be explained.
 */
export function reasonOf(one: OwnBuilding): Reason | null {
  if (one.warning !== null) return { kind: 'warning', warning: one.warning };
  const { change, changeAtWeather } = one.intensity;
  const rises = change !== null && change >= noticeable;
  if (!rises && levelOf(one).level !== 'high') return null;
  if (rises && changeAtWeather !== null && changeAtWeather < change / 2) return { kind: 'weather', atWeather: changeAtWeather };
  const [grown] = one.uses
    .filter((use) => use.carrier !== 'water' && use.change !== null && use.change >= noticeable)
    .toSorted((a, b) => (b.change ?? 0) - (a.change ?? 0));
  return grown === undefined ? { kind: 'unknown' } : { kind: 'carrier', use: grown, change: grown.change ?? 0 };
}

/** From this coverage of each month on, two periods are compared, as everywhere. */
const enough = 0.95;

export type Steps = { readonly value: ArrayLike<number>; readonly coverage: ArrayLike<number> };

/**
 * The months from January on that are measured well this year and last year, summed.
 * @param steps the months of last year, then those of this year that are over
 * @returns null if January is not, or if last year's sum is not positive
 */
export function soFarOf({ value, coverage }: Steps): { readonly month: number; readonly value: number; readonly change: number } | null {
  let [month, now, before] = [0, 0, 0];
  const isGood = (at: number): boolean => at < value.length && (coverage[at] as number) >= enough && !Number.isNaN(value[at]);
  while (month < 12 && isGood(month) && isGood(12 + month)) {
    before += value[month] as number;
    now += value[12 + month] as number;
    month += 1;
  }
  return month === 0 || before <= 0 ? null : { month, value: now, change: now / before - 1 };
}

/** What is used of a carrier, within a sentence. @example carrierName('gas', 'zh') // '用燃气' */
export const carrierName = (carrier: Carrier, language: Language): string =>
  language === 'zh' ? `用${carrierTerms[carrier].zh}` : carrierTerms[carrier].en.toLowerCase();
