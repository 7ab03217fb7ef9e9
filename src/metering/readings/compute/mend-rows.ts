import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import type { MeterDefinition } from '../facts.ts';
import { emptyMeasured, type Measured } from './lines.ts';
import { measure, type Atoms } from './measure.ts';
import type { ReadingsInternals } from './internals.ts';
import { mendHours, type MendedHours } from './mend-hours.ts';
import { withDrawn, type Reached } from '../series/windows.ts';

/**
 * What was redrawn because it did not follow from its source: day rows from the readings, month rows from the day rows, hours of points
 * from their values.
 */
export type Mended = { readonly meters: number; readonly days: number; readonly months: number } & MendedHours;

const together = 200;

/**
 * Redraws the day rows of every meter for comparison with those in force, and writes those that differ, with the days around them that the
 * line reaches; then the same with the sums by month. Imports and queries continue: what seems wrong is checked again while nothing becomes
 * visible, and only what is wrong then is written. The same for hours of points.
 */
export async function mendRows(internals: ReadingsInternals): Promise<Mended> {
  const { registry, committer } = internals;
  const all = (await registry.meterFacts(programScope, {}, asOfNow)).map(({ id }) => id).toSorted((a, b) => a - b);
  const mended = { meters: 0, days: 0 };
  for (let at = 0; at < all.length; at += together) {
    const ids = all.slice(at, at + together);
    const suspect = await committer.lock.read(() => unlike(internals, ids));
    if (suspect.length === 0) continue;
    const meters = suspect.map(({ id }) => id);
    await committer.commitChange(meters, async () => {
      const wrong = await unlike(internals, meters);
      mended.meters += wrong.length;
      mended.days += wrong.reduce((sum, { days }) => sum + days.length, 0);
      return wrong.flatMap(reachedBy);
    });
  }
  const months = await committer.mendMonths();
  // mended months are not reported per meter
  internals.sums.forget(committer.last());
  return { ...mended, months, ...(await mendHours(internals)) };
}

/** A meter, and the local days (days since 1970-01-01) whose rows differ from those drawn from its readings. */
type Unlike = MeterDefinition & { readonly days: readonly number[] };

function reachedBy({ id, zone, days }: Unlike): Reached[] {
  return days.map((day) => ({ meter: id, first: zone.dayStart(day), last: zone.dayStart(day + 1) - 1 }));
}

/** Nothing may become visible meanwhile. */
async function unlike(internals: ReadingsInternals, ids: readonly number[]): Promise<Unlike[]> {
  const meters = [...(await internals.meters(ids)).values()].filter((one): one is MeterDefinition => one.meter.kind !== 'instant');
  const byZone = Map.groupBy(meters, ({ zone }) => zone);
  const found: Unlike[] = [];
  for (const definitions of byZone.values()) found.push(...(await unlikeOf(internals, definitions)));
  return found;
}

/** The same for meters of one calendar. */
async function unlikeOf({ store, committer }: ReadingsInternals, definitions: readonly MeterDefinition[]): Promise<Unlike[]> {
  const seen = { scope: programScope, meters: definitions.map(({ id }) => id) };
  const atoms = atomsOf(definitions, withDrawn(await store.extents(seen), await store.daysDrawn(seen)));
  if (atoms === null) return [];
  const drawn = await measure(programScope, definitions, atoms, asOfNow, { store, hidden: committer.visibility.hidden });
  const [first, size] = [atoms.days[0] as number, atoms.days.length];
  const stored = new Map(definitions.map(({ id }) => [id, emptyMeasured(size)]));
  for await (const block of store.days(seen, first, first + size)) {
    for (let row = 0; row < block.rows; row += 1) {
      const [held, at] = [stored.get(block.meter[row] as number) as Measured, (block.day[row] as number) - first];
      held.use[at] = block.use[row] as number;
      held.seconds[at] = block.seconds[row] as number;
      held.longest[at] = block.longest[row] as number;
    }
  }
  return definitions.flatMap((one) => {
    const [ours, theirs] = [drawn.get(one.id) as Measured, stored.get(one.id) as Measured];
    const differs = (at: number): boolean => (['use', 'seconds', 'longest'] as const).some((what) => ours[what][at] !== theirs[what][at]);
    const days = Array.from(atoms.days).filter((_, at) => differs(at));
    return days.length === 0 ? [] : [{ ...one, days }];
  });
}

/** The whole local days over which meters have readings, swaps or day rows; null if there are none. */
function atomsOf([one, ...others]: readonly MeterDefinition[], ends: readonly Reached[]): Atoms | null {
  if (one === undefined || ends.length === 0) return null;
  const swaps = [one, ...others].flatMap(({ meter }) => meter.devices.map(({ since }) => since).filter(Number.isFinite));
  const least = (list: readonly number[]): number => list.reduce((a, b) => Math.min(a, b));
  const most = (list: readonly number[]): number => list.reduce((a, b) => Math.max(a, b));
  const first = one.zone.dayOf(least([...ends.map((row) => row.first), ...swaps]));
  const last = one.zone.dayOf(most([...ends.map((row) => row.last), ...swaps]));
  const days = Int32Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return { days, edges: Float64Array.from([...days, last + 1], one.zone.dayStart), wholeDays: false };
}
