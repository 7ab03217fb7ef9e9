import { type AsOf, asOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { lastOf } from '#heat/heat-billing/facts.ts';
import type { PaperNeeds, PointScope } from '../needs.ts';
import { type NeededMeter, type PointNeeds, pointNeeds, type ReadDays, readDays, type Span } from './season-needs.ts';
import type { MeterColumns } from './season-sums.ts';

type StateQuestion = PointScope & { readonly season: string };
type Page = { readonly limit: number; readonly offset: number };
type Unread = Omit<NeededMeter, 'spans'> & { readonly isMeter: boolean; readonly days: number; readonly first: string };

/**
 * How complete the readings of a season are: what bills need of the past days, and what is missing. Nothing is calculated. Throws
 * `nothing-to-close`, `season-missing`.
 */
export async function seasonState(needs: PaperNeeds, scope: Scope, { season, ...of }: StateQuestion, page: Page) {
  const at = needs.now();
  const known = asOf(at, undefined);
  const day = parseDay(today(at)) ?? 0;
  const { placed, withoutSeason } = await needsOf(needs, scope, { season, of, known });
  const byUnits = placed.flatMap((one) => one.byUnits);
  const units = await needs.heatInputs.units.at(byUnits, season, known);
  const told = await columnsOf(needs, placed, known, day);
  const read = placed.flatMap((one) =>
    one.meters.map((need): ReadMeter => {
      const columns = told.get(columnKey(one.span, need.meter));
      return { need, isMeter: columns !== undefined, days: readDays(need, columns, { season: one.span, day }) };
    }),
  );
  const missing = read.flatMap(unreadOf).toSorted((a, b) => b.days - a.days || (keyOf(a) < keyOf(b) ? -1 : 1));
  const spans = placed.map(({ span }) => span);
  return {
    season,
    days: Math.max(...spans.map(({ from, to }) => to - from)),
    passed: Math.max(...spans.map(({ from, to }) => Math.max(0, Math.min(to, day) - from))),
    ended: spans.every(({ to }) => to <= day),
    points: countOf(read.filter(({ need }) => need.household === null)),
    households: countOf(read.filter(({ need }) => need.household !== null)),
    byArea: placed.reduce((sum, one) => sum + one.byArea, 0),
    unitsMissing: byUnits.filter((household) => !units.has(household)).length,
    withoutSeason,
    missing: missing.slice(page.offset, page.offset + page.limit),
    total: missing.length,
  };
}

type ReadMeter = { readonly need: NeededMeter; readonly isMeter: boolean; readonly days: ReadDays };

function unreadOf({ need: { spans: _spans, ...of }, isMeter, days: { missing, first } }: ReadMeter): Unread[] {
  return first === null ? [] : [{ ...of, isMeter, days: missing, first: dayText(first) }];
}

const keyOf = ({ point, household }: Unread): string => `${point} ${household ?? ''}`;

function countOf(read: readonly ReadMeter[]) {
  const count = (is: (one: ReadMeter) => boolean): number => read.filter((one) => one.need.meter !== null && is(one)).length;
  return {
    all: read.length,
    whole: count(({ days }) => days.missing === 0),
    part: count(({ days }) => days.missing > 0 && days.missing < days.needed),
    none: count(({ days }) => days.missing > 0 && days.missing === days.needed),
    unmetered: read.filter(({ need }) => need.meter === null).length,
  };
}

type SeasonOf = { readonly season: string; readonly of: PointScope; readonly known: AsOf };

/** What the bills of the points in scope that have the season need, and how many points lie where no season of the name was stated. */
async function needsOf(
  { heatSupply, heatBilling, registry }: PaperNeeds,
  scope: Scope,
  { season, of, known }: SeasonOf,
): Promise<{ placed: PointNeeds[]; withoutSeason: number }> {
  const codes = (await heatSupply.points.named(scope, of)).map(({ code }) => code);
  if (codes.length === 0) throw new Problem('not-found', 'nothing-to-close', {});
  const facts = await heatSupply.points.factsOf(codes, known);
  const buildings = [...new Set(facts.map((one) => lastOf(one, 'building')))];
  const regions = new Map((await registry.buildingFacts(programScope, { buildings }, known)).map((one) => [one.code, one.region]));
  const behind = await heatSupply.households.behindAll(codes, known);
  const regionOf = (one: (typeof facts)[number]): string => regions.get(lastOf(one, 'building')) ?? '';
  const spans = new Map<string, Span>();
  let refused: unknown = null;
  for (const region of new Set(facts.map(regionOf)))
    await heatBilling.seasonAt({ region, name: season }, known).then(
      ({ from, to }) => spans.set(region, { from: parseDay(from) ?? 0, to: parseDay(to) ?? 0 }),
      (error: unknown) => (refused = error),
    );
  const placed = facts.flatMap((one) => {
    const span = spans.get(regionOf(one));
    return span === undefined ? [] : [pointNeeds(one, span, behind.get(one.code) ?? [])];
  });
  if (placed.length === 0) throw refused;
  return { placed, withoutSeason: facts.length - placed.length };
}

const columnKey = ({ from, to }: Span, meter: string | null): string => `${from} ${to} ${meter ?? ''}`;

/** The readings of the meters on the days of their season; for those that were read on all past days, only that fact. */
async function columnsOf({ heatBilling }: PaperNeeds, placed: readonly PointNeeds[], known: AsOf, day: number) {
  const told = new Map<string, MeterColumns | 'whole'>();
  for (const some of Map.groupBy(placed, ({ span }) => columnKey(span, null)).values()) {
    const { span } = some[0] as PointNeeds;
    const meters = some.flatMap((one) => one.meters.flatMap(({ meter }) => (meter === null ? [] : [meter])));
    const whole = await heatBilling.wholeMeters(meters, { from: span.from, to: Math.min(span.to, day) }, known);
    for (const meter of whole) told.set(columnKey(span, meter), 'whole');
    const others = meters.filter((meter) => !whole.has(meter));
    for (const [meter, columns] of await heatBilling.meterDays(others, span, known)) told.set(columnKey(span, meter), columns);
  }
  return told;
}
