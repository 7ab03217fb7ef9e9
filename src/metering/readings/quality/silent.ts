import { dayText, parseDay } from '#kernel/day.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { demolishedOn, type MeterFacts, type Which } from '#registry/registry/facts.ts';
import { zoneOf } from '../facts.ts';
import type { MeterEnd, ReadingsInternals } from '../compute/internals.ts';

/** A meter that has fallen silent. `last`: the last local day on which it measured anything, null if it never did. */
export type Silent = { readonly facts: MeterFacts; readonly last: string | null; readonly days: number | null };

/** For a meter that never measured anything. */
export const nothingMeasured: MeterEnd = { first: null, last: null, widest: 0 };

const day = 86_400;
const fewestDays = 3;

/**
 * Meters without readings for longer than they usually leave between two: more than three days, and more than twice their widest span as
 * read (so a monthly bill may be a month late). Meters not yet installed or removed, and those of a building that is gone, are not expected
 * to report. The rule is Yaodong's own.
 * @param at the instant looked back from (s); null for now
 */
export async function silentMeters(internals: ReadingsInternals, scope: Scope, which: Which, at: number | null): Promise<Silent[]> {
  const facts = await internals.registry.meterFacts(scope, which, asOfNow);
  const now = Math.min(at ?? Infinity, internals.committer.now() / 1000);
  const ids = facts.map(({ id }) => id);
  const endOf = await endOfEach(internals, scope, ids, at === null ? null : Math.ceil(now / day) + 1);
  const silent = facts.flatMap((meter): Silent[] => {
    const today = zoneOf(meter).dayOf(now);
    if (!isInstalled(meter, today)) return [];
    const { last, widest } = endOf(meter.id);
    if (last === null) return [{ facts: meter, last: null, days: null }];
    const days = today - last - 1;
    return days > Math.max(fewestDays, 2 * widest) ? [{ facts: meter, last: dayText(last), days }] : [];
  });
  const expected = await ofStanding(internals, silent, now);
  return expected.toSorted((a, b) => (b.days ?? Infinity) - (a.days ?? Infinity) || (a.facts.code < b.facts.code ? -1 : 1));
}

/** Those whose building was not demolished by an instant, s UTC. */
async function ofStanding({ registry }: ReadingsInternals, silent: readonly Silent[], now: number): Promise<Silent[]> {
  const buildings = [...new Set(silent.flatMap(({ facts }) => facts.building ?? []))];
  const found = buildings.length === 0 ? [] : await registry.buildingFacts(programScope, { buildings }, asOfNow);
  const byCode = new Map(found.map((one) => [one.code, one]));
  return silent.filter(({ facts }) => {
    const building = byCode.get(facts.building ?? '');
    return building === undefined || demolishedOn(building, dayText(zoneOf(facts).dayOf(now))) === null;
  });
}

/** Where the data of each meter begin and end: from the cache, or for the days before a given one. */
export async function endOfEach(internals: ReadingsInternals, scope: Scope, ids: readonly number[], before: number | null) {
  if (before === null) return internals.ends.of(ids, (some) => endsOf(internals, scope, some, Infinity));
  const ends = await endsOf(internals, scope, ids, before);
  return (meter: number): MeterEnd => ends.get(meter) ?? nothingMeasured;
}

/** Where the data of meters begin and end, for those that have any. @param before only days before this one (days since 1970-01-01) */
async function endsOf(
  { store, committer }: ReadingsInternals,
  scope: Scope,
  meters: readonly number[],
  before: number,
): Promise<Map<number, MeterEnd>> {
  const seen = { scope, meters };
  const [endDays, extents] = await committer.lock.read(() => Promise.all([store.endDays(seen, before), store.extents(seen)]));
  const widest = new Map(extents.map((row) => [row.meter, row.widest / day]));
  return new Map(endDays.map((row) => [row.meter, { first: row.first, last: row.last, widest: widest.get(row.meter) ?? 0 }]));
}

function isInstalled({ installed, removed }: MeterFacts, today: number): boolean {
  const since = installed === null ? -Infinity : (parseDay(installed) ?? -Infinity);
  const until = removed === null ? Infinity : (parseDay(removed) ?? Infinity);
  return since <= today && today < until;
}

/** The first and the last local day on which any meter of a scope measured anything; null if none did. Days still to come do not count. */
async function measuredDays(internals: ReadingsInternals, scope: Scope, which: Which): Promise<MeasuredDays> {
  const ids = (await internals.registry.meterFacts(scope, which, asOfNow)).map(({ id }) => id);
  const endOf = await endOfEach(internals, scope, ids, null);
  // the calendar of no meter is further ahead of UTC than a day
  const latest = Math.floor(internals.committer.now() / 86_400_000) + 1;
  let [first, last] = [Infinity, -Infinity];
  for (const id of ids) {
    const end = endOf(id);
    if (end.first !== null && end.first < first) first = end.first;
    if (end.last !== null && end.last > last) last = Math.min(end.last, latest);
  }
  return first > last ? { first: null, last: null } : { first: dayText(first), last: dayText(last) };
}

export type MeasuredDays = { readonly first: string | null; readonly last: string | null };

/** When anything was measured first and last, and which meters have fallen silent since. */
export const whenMeasured = (internals: ReadingsInternals) => ({
  /** Meters that have fallen silent. */
  silent: (scope: Scope, which: Which, at: number | null) => silentMeters(internals, scope, which, at),
  /** The first and the last local day on which anything was measured. */
  measuredDays: (scope: Scope, which: Which) => measuredDays(internals, scope, which),
});
