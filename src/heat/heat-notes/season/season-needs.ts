import { parseDay } from '#kernel/day.ts';
import { type Facts, fieldOn, firstDay, firstDayOfPoint, lastOf } from '#heat/heat-billing/facts.ts';
import type { MeterColumns } from './season-sums.ts';

/** Consecutive days, `to` excluded; days since 1970-01-01. */
export type Span = { readonly from: number; readonly to: number };

/**
 * A meter that a bill needs, and on which days: for a household, those on which it is supplied. `household` null: the meter of the point.
 */
export type NeededMeter = {
  readonly point: string;
  readonly household: string | null;
  readonly meter: string | null;
  readonly spans: readonly Span[];
};

/** What the bills of a point need in a season. */
export type PointNeeds = {
  readonly span: Span;
  readonly meters: readonly NeededMeter[];
  /** Households charged by area. */
  readonly byArea: number;
  /** Households whose heat is split by units that are read. */
  readonly byUnits: readonly string[];
};

/** What the bills of a point need, by its method and its households as bills use them. @param span the season */
export function pointNeeds(point: Facts, span: Span, behind: readonly Facts[]): PointNeeds {
  const begins = firstDayOfPoint(point, span);
  const method = fieldOn(point, 'method', begins) ?? lastOf(point, 'method');
  const homes = behind.flatMap((facts) => {
    const first = firstDay(facts, span);
    if (first === null || fieldOn(facts, 'point', first) !== point.code) return [];
    const spans = suppliedSpans(facts, { from: first, to: span.to });
    return spans.length === 0 ? [] : [{ household: facts.code, meter: fieldOn(facts, 'meter', first), spans }];
  });
  const shared = { point: point.code, household: null, meter: fieldOn(point, 'meter', begins), spans: [span] };
  const own = method === 'household' || method === 'share-meter' ? homes.map((home) => ({ point: point.code, ...home })) : [];
  return {
    span,
    meters: [...(method.startsWith('share-') && homes.length > 0 ? [shared] : []), ...own],
    byArea: method === 'area' ? homes.length : 0,
    byUnits: method === 'share-units' || method === 'share-time' ? homes.map(({ household }) => household) : [],
  };
}

/** The days on which a household with an area gets heat. */
function suppliedSpans(facts: Facts, { from, to }: Span): Span[] {
  const cuts = ['status', 'area'].flatMap((field) => (facts.dated[field] ?? []).map(({ from: day }) => parseDay(day ?? '') ?? from));
  const edges = [...new Set([from, ...cuts.filter((day) => day > from && day < to)])].toSorted((a, b) => a - b);
  return edges.flatMap((day, at): Span[] => {
    const area = fieldOn(facts, 'area', day);
    const isSupplied = area !== null && Number(area) > 0 && (fieldOn(facts, 'status', day) ?? 'supplied') === 'supplied';
    return isSupplied ? [{ from: day, to: edges[at + 1] ?? to }] : [];
  });
}

/** How many of the past days a bill needs from a meter, how many of them were not read completely, and the first of those. */
export type ReadDays = { readonly needed: number; readonly missing: number; readonly first: number | null };

/**
 * @param told the meter's readings on the season's days; `whole` if it was read on all past days, undefined if it has none
 * @param day the day that is not over yet
 */
export function readDays(
  { spans }: Pick<NeededMeter, 'spans'>,
  told: MeterColumns | 'whole' | undefined,
  { season, day: today }: { readonly season: Span; readonly day: number },
): ReadDays {
  let [needed, missing] = [0, 0];
  if (told === 'whole') {
    for (const { from, to } of spans) needed += Math.max(0, Math.min(to, today) - from);
    return { needed, missing, first: null };
  }
  let first: number | null = null;
  for (const { from, to } of spans)
    for (let day = from; day < Math.min(to, today); day += 1) {
      needed += 1;
      const at = day - season.from;
      if (told !== undefined && told.faulty[at] === 0 && (told.coverage[at] ?? 0) >= 1 - 1e-6) continue;
      missing += 1;
      first ??= day;
    }
  return { needed, missing, first };
}
