import { exact, rounded, type Exact } from '#kernel/exact-number.ts';
import type { LimitVerdict, SiteIntensity } from './site-intensity.ts';
import type { WasteSum } from './waste-sums.ts';

/** A site as the table of a year counts it. */
export type CountedSite = {
  readonly region: string;
  readonly areaM2: string | null;
  /** Items that the last check of the site found; null if it was never checked. */
  readonly smart: readonly string[] | null;
  readonly intensity: SiteIntensity;
};

/** The sites of a place: how many, how much they build, how they stand by the limit, and what checks found on them. */
export type WasteYear = {
  readonly sites: number;
  /** Sites without a floor area, which the area leaves out. */
  readonly withoutArea: number;
  /** Sum of floor areas, m²; null if no site has one. */
  readonly areaM2: string | null;
  /** Sites by how they stand by the limit; `indicative`: those within or over by a limit that was not verified. */
  readonly verdicts: Readonly<Record<LimitVerdict | 'indicative', number>>;
  readonly reuseShare: string | null;
  /** As stated by the place, share of 1; null if none is. */
  readonly reuseTarget: number | null;
  /** Null if target or share are unknown. */
  readonly reuseMet: boolean | null;
  /** Sites that were checked, and of them those with each item. */
  readonly checked: number;
  readonly smart: readonly { readonly item: string; readonly sites: number }[];
};

/**
 * One row of the table of a year.
 * @param items every item that a check may find, in order
 * @param reuseTarget in per cent
 */
export function wasteYear(
  sites: readonly CountedSite[],
  { reuseShare }: Pick<WasteSum, 'reuseShare'>,
  { items, reuseTarget }: { readonly items: readonly string[]; readonly reuseTarget: number | null },
): WasteYear {
  const areas = sites.flatMap(({ areaM2 }) => areaM2 ?? []);
  const checks = sites.flatMap(({ smart }) => (smart === null ? [] : [smart]));
  const of = (verdict: LimitVerdict): number => sites.filter(({ intensity }) => intensity.verdict === verdict).length;
  const target = reuseTarget === null ? null : reuseTarget / 100;
  return {
    sites: sites.length,
    withoutArea: sites.length - areas.length,
    areaM2:
      areas.length === 0
        ? null
        : rounded(
            areas.reduce((sum, one): Exact => sum.add(exact(one)), exact('0')),
            2,
          ),
    verdicts: {
      within: of('within'),
      over: of('over'),
      open: of('open'),
      indicative: sites.filter(({ intensity: { verdict, indicative } }) => indicative && verdict !== 'open').length,
    },
    reuseShare,
    reuseTarget: target,
    reuseMet: target === null || reuseShare === null ? null : Number(reuseShare) >= target,
    checked: checks.length,
    smart: items.map((item) => ({ item, sites: checks.filter((found) => found.includes(item)).length })),
  };
}
