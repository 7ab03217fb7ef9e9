import { exact, exactOf, rounded, type Exact } from '#kernel/exact-number.ts';
import type { MonthReported } from './waste-sums.ts';

/** Limits in t per 10,000 m² of floor area, without soil and slurry; null if no document sets one. */
export type WasteLimits = { readonly usual: number | null; readonly prefab: number | null };

export const limitVerdicts = ['within', 'over', 'open'] as const;
export type LimitVerdict = (typeof limitVerdicts)[number];

/** What keeps a verdict open, or the waste of a site from being known. */
export const openReasons = ['no-limit', 'area', 'no-report', 'kinds', 'months', 'prefab'] as const;
export type OpenReason = (typeof openReasons)[number];

/** The waste of a site since it began, by its floor area, in t per 10,000 m² with one decimal. */
export type SiteIntensity = {
  /** At least: what is reported as neither soil nor slurry. Null without floor area or reports. */
  readonly low: string | null;
  /** At most; null if it is not bounded, because months are missing. */
  readonly high: string | null;
  readonly limit: number | null;
  readonly verdict: LimitVerdict;
  /** Empty if the verdict is certain. */
  readonly open: readonly OpenReason[];
};

type Site = {
  readonly areaM2: string | null;
  /** Null if not stated. */
  readonly isPrefab: boolean | null;
  /** All its reports up to the day asked for. */
  readonly reported: readonly Pick<MonthReported, 'whole' | 'kinds'>[];
  /** Months owed and not reported. */
  readonly missing: number;
};

const nothing = exact('0');
const tenThousand = exact('10000');

/** Soil and slurry count in no limit. */
const isEarth = (kind: string): boolean => /渣土|泥浆|土方|soil|slurry/iu.test(kind);

/**
 * Compares the waste of a site with the limit, which is for the whole of its works: over as soon as what is certain exceeds it, within so
 * far if the most that it can be does not.
 */
export function siteIntensity(site: Site, limits: WasteLimits): SiteIntensity {
  const limit = limitFor(site.isPrefab, limits);
  const none = { low: null, high: null, limit: limit.most, verdict: 'open' as const };
  const area = site.areaM2 === null ? nothing : exact(site.areaM2);
  if (area.compare(nothing) <= 0) return { ...none, open: ['area'] };
  if (site.reported.length === 0) return { ...none, open: ['no-report'] };
  const { low, high } = boundsOf(site.reported);
  const per = (tonnes: Exact): Exact => tonnes.mul(tenThousand).div(area);
  const [least, most] = [per(low), site.missing > 0 ? null : per(high)];
  const verdict = verdictOf(least, most, limit);
  const open: OpenReason[] =
    verdict !== 'open'
      ? []
      : [
          ...(limit.most === null || limit.least === null ? (['no-limit'] as const) : []),
          ...(site.missing > 0 ? (['months'] as const) : []),
          ...(low.compare(high) === 0 ? [] : (['kinds'] as const)),
          ...(limit.least === limit.most ? [] : (['prefab'] as const)),
        ];
  return { low: rounded(least, 1), high: most === null ? null : rounded(most, 1), limit: limit.most, verdict, open };
}

type Limit = { readonly least: number | null; readonly most: number | null };

/** Which limit applies; both are possible while it is not stated whether the building is prefabricated. */
function limitFor(isPrefab: boolean | null, { usual, prefab }: WasteLimits): Limit {
  if (isPrefab !== null) return { least: isPrefab ? prefab : usual, most: isPrefab ? prefab : usual };
  return usual === null || prefab === null
    ? { least: null, most: null }
    : { least: Math.min(usual, prefab), most: Math.max(usual, prefab) };
}

function verdictOf(low: Exact, high: Exact | null, { least, most }: Limit): LimitVerdict {
  if (least === null || most === null) return 'open';
  if (low.compare(exactOf(most)) > 0) return 'over';
  return high !== null && high.compare(exactOf(least)) <= 0 ? 'within' : 'open';
}

/** What was made without soil and slurry: of a month that is not reported by kind, anything from nothing to the whole. */
function boundsOf(months: Site['reported']): { readonly low: Exact; readonly high: Exact } {
  let [low, high] = [nothing, nothing];
  for (const { whole, kinds } of months) {
    const made = kinds.filter(({ kind }) => !isEarth(kind)).reduce((sum, one) => sum.add(exact(one.made ?? '0')), nothing);
    low = low.add(made);
    high = high.add(kinds.length > 0 ? made : exact(whole.made ?? '0'));
  }
  return { low, high };
}
