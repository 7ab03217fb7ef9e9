import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { cutHolding, emptySteps, type HoldingSteps } from '#metering/counter-line/counter-line.ts';
import { drawHoldings, type PointDefinition } from './holdings.ts';
import { hourSeconds } from './hour-drawing.ts';
import type { ReadingsInternals } from './internals.ts';
import { withHours, type Reached } from '../series/windows.ts';

/** The number of points whose hours did not follow from their values, and of those hours. */
export type MendedHours = { readonly points: number; readonly hours: number };

const together = 200;

/**
 * Redraws the hours of every point for comparison with those in force, and writes those that differ, as is done with the days of meters.
 */
export async function mendHours(internals: ReadingsInternals): Promise<MendedHours> {
  const { point, committer } = internals;
  const all = (await point.pointFacts(programScope, {}, asOfNow)).map(({ id }) => id).toSorted((a, b) => a - b);
  const mended = { points: 0, hours: 0 };
  for (let at = 0; at < all.length; at += together) {
    const ids = all.slice(at, at + together);
    const suspect = await committer.lock.read(() => unlike(internals, ids));
    if (suspect.length === 0) continue;
    const points = suspect.map(({ id }) => id);
    await committer.commitChange(points, async () => {
      const wrong = await unlike(internals, points);
      mended.points += wrong.length;
      mended.hours += wrong.reduce((sum, { hours }) => sum + hours.length, 0);
      return wrong.map(({ id, hours }): Reached => ({
        meter: id,
        first: (hours[0] as number) * hourSeconds,
        last: ((hours.at(-1) as number) + 1) * hourSeconds - 1,
      }));
    });
  }
  return mended;
}

/** A point, and the hours (since 1970) whose rows differ from those drawn from its values, in order. */
type Unlike = { readonly id: number; readonly hours: readonly number[] };

/** Nothing may become visible meanwhile. */
async function unlike(internals: ReadingsInternals, ids: readonly number[]): Promise<Unlike[]> {
  const { store, committer } = internals;
  const points = [...(await internals.meters(ids)).values()].filter(
    (one): one is PointDefinition & typeof one => one.meter.kind === 'instant',
  );
  const seen = { scope: programScope, meters: points.map(({ id }) => id) };
  const holds = new Map(points.map(({ id, meter }) => [id, meter.hold]));
  const ends = withHours(await store.extents(seen), await store.hoursDrawn(seen));
  if (ends.length === 0) return [];
  const first = Math.floor(ends.reduce((least, row) => Math.min(least, row.first), Infinity) / hourSeconds);
  const last = Math.ceil(ends.reduce((most, row) => Math.max(most, row.last + (holds.get(row.meter) ?? 0)), 0) / hourSeconds) + 1;
  const edges = Float64Array.from({ length: last - first + 1 }, (_, at) => (first + at) * hourSeconds);
  const drawn = new Map(points.map(({ id }) => [id, emptySteps(last - first)]));
  const asked = { from: first * hourSeconds, to: last * hourSeconds, known: asOfNow, hidden: committer.visibility.hidden(asOfNow) };
  await drawHoldings(store, programScope, points, asked, ({ id }, holding) => cutHolding(holding, edges, drawn.get(id) as HoldingSteps));
  const stored = new Map(points.map(({ id }) => [id, emptySteps(last - first)]));
  for await (const block of store.hours(seen, first, last))
    for (let row = 0; row < block.rows; row += 1) {
      if (block.seconds[row] === 0) continue;
      const [steps, at] = [stored.get(block.meter[row] as number) as HoldingSteps, (block.hour[row] as number) - first];
      for (const name of ['seconds', 'sum', 'min', 'max'] as const) steps[name][at] = block[name][row] as number;
      if (block.ends[row] === 1) steps.last[at] = block.last[row] as number;
    }
  return points.flatMap(({ id }): Unlike[] => {
    const [ours, theirs] = [drawn.get(id) as HoldingSteps, stored.get(id) as HoldingSteps];
    const hours = Array.from({ length: last - first }, (_, at) => at).filter((at) => differs(ours, theirs, at));
    return hours.length === 0 ? [] : [{ id, hours: hours.map((at) => first + at) }];
  });
}

const differs = (ours: HoldingSteps, theirs: HoldingSteps, at: number): boolean =>
  (['seconds', 'sum', 'min', 'max', 'last'] as const).some((name) => !Object.is(ours[name][at], theirs[name][at]));
