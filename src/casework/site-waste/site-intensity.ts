import { exact, exactOf, rounded, type Exact } from '#kernel/exact-number.ts';
import type { MonthReported } from './waste-sums.ts';

/** A limit in t per 10,000 m² of floor area, without soil and slurry, and whether its source was verified. */
export type WasteLimit = { readonly most: number; readonly isFormal: boolean };

/** Null if no document sets one. */
export type WasteLimits = { readonly usual: WasteLimit | null; readonly prefab: WasteLimit | null };

export const limitVerdicts = ['within', 'over', 'open'] as const;
export type LimitVerdict = (typeof limitVerdicts)[number];

/** What keeps a verdict open, or the waste of a site from being known. */
export const openReasons = ['no-limit', 'area', 'no-report', 'kinds', 'amounts', 'months', 'prefab'] as const;
export type OpenReason = (typeof openReasons)[number];

/** The waste of a site since it began, by its floor area, in t per 10,000 m² with one decimal. */
export type SiteIntensity = {
  /** At least: what is reported as neither soil nor slurry. Null without floor area or reports. */
  readonly low: string | null;
  /** At most: what is not reported as soil or slurry. Null if it is not bounded, because months or their amounts are missing. */
  readonly high: string | null;
  readonly limit: number | null;
  readonly verdict: LimitVerdict;
  /** The limit is from a source that was not verified: what follows from it is for reference only. */
  readonly indicative: boolean;
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

/** Kinds of the report, by their keys: soil and slurry count in no limit. What else a row may say is not certain to be either. */
const earth: ReadonlySet<string> = new Set(['渣土', '泥浆']);
const waste: ReadonlySet<string> = new Set(['工程垃圾', '拆除垃圾', '装修垃圾']);

/**
 * Compares the waste of a site with the limit, which is for the whole of its works: over as soon as what is certain exceeds it, within so
 * far if the most that it can be does not.
 */
export function siteIntensity(site: Site, limits: WasteLimits): SiteIntensity {
  const limit = limitFor(site.isPrefab, limits);
  const none = { low: null, high: null, limit: limit.most, verdict: 'open' as const, indicative: limit.indicative };
  const area = site.areaM2 === null ? nothing : exact(site.areaM2);
  if (area.compare(nothing) <= 0) return { ...none, open: ['area'] };
  if (site.reported.length === 0) return { ...none, open: ['no-report'] };
  const { low, high } = boundsOf(site.reported);
  const per = (tonnes: Exact): Exact => tonnes.mul(tenThousand).div(area);
  const [least, most] = [per(low), site.missing > 0 || high === null ? null : per(high)];
  const verdict = verdictOf(least, most, limit);
  const open: OpenReason[] =
    verdict !== 'open'
      ? []
      : [
          ...(limit.most === null || limit.least === null ? (['no-limit'] as const) : []),
          ...(site.missing > 0 ? (['months'] as const) : []),
          ...(high === null ? (['amounts'] as const) : low.compare(high) === 0 ? [] : (['kinds'] as const)),
          ...(limit.least === limit.most ? [] : (['prefab'] as const)),
        ];
  return { ...none, low: rounded(least, 1), high: most === null ? null : rounded(most, 1), verdict, open };
}

type Limit = { readonly least: number | null; readonly most: number | null; readonly indicative: boolean };

/** Which limit applies; both are possible while it is not stated whether the building is prefabricated. */
function limitFor(isPrefab: boolean | null, { usual, prefab }: WasteLimits): Limit {
  const possible = isPrefab === null ? [usual, prefab] : [isPrefab ? prefab : usual];
  const known = possible.flatMap((one) => one ?? []);
  if (known.length < possible.length) return { least: null, most: null, indicative: false };
  const sizes = known.map(({ most }) => most);
  return { least: Math.min(...sizes), most: Math.max(...sizes), indicative: known.some(({ isFormal }) => !isFormal) };
}

function verdictOf(low: Exact, high: Exact | null, { least, most }: Limit): LimitVerdict {
  if (least === null || most === null) return 'open';
  if (low.compare(exactOf(most)) > 0) return 'over';
  return high !== null && high.compare(exactOf(least)) <= 0 ? 'within' : 'open';
}

/**
 * What was made without soil and slurry: at least what is reported as such, at most the whole without what is reported as soil or slurry.
 * The most is null if a month does not say how much it is as a whole.
 */
function boundsOf(months: Site['reported']): { readonly low: Exact; readonly high: Exact | null } {
  let low: Exact = nothing;
  let high: Exact | null = nothing;
  for (const { whole, kinds } of months) {
    const made = (among: ReadonlySet<string>): Exact =>
      kinds.filter(({ kind }) => among.has(kind)).reduce((sum, one) => (one.made === null ? sum : sum.add(exact(one.made))), nothing);
    const certain = made(waste);
    low = low.add(certain);
    if (high === null || whole.made === null) high = null;
    else {
      const most = exact(whole.made).sub(made(earth));
      high = high.add(most.compare(certain) < 0 ? certain : most);
    }
  }
  return { low, high };
}
