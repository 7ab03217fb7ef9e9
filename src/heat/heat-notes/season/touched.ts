import type { AsOf } from '#kernel/as-of.ts';
import type { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { NoteNeeds } from '../needs.ts';
import { type PointStand, pointStandOf } from './point-stand.ts';
import { keepStands, keptStands } from './stand-store.ts';

/** A point whose bills cannot be calculated at all. */
export type LeftPoint = { readonly point: string; readonly households: readonly string[]; readonly problem: Problem };

type Asking = {
  readonly season: string;
  readonly known: AsOf;
  /** Called with the number of points done; throws if the caller no longer waits. */
  readonly progress: (done: number, all: number) => void;
};

/** The stored results of these points for a season that are still what a calculation as known then would give; nothing is calculated. */
export async function keptOf(
  { postgres, heatBilling }: Pick<NoteNeeds, 'postgres' | 'heatBilling'>,
  codes: readonly string[],
  season: string,
  known: AsOf,
): Promise<ReadonlyMap<string, PointStand>> {
  return keptStands(postgres, wholeProgram, season, await heatBilling.calculator(season, known).grounds(codes));
}

/** This many points are read together. */
const pointsAtOnce = 12;

/**
 * The results of these points for a season, as known then: those with unchanged inputs as stored, the others calculated again and stored
 * (decision 0090). Ordered by code.
 */
export async function pointStands(
  needs: Pick<NoteNeeds, 'postgres' | 'heatBilling'>,
  codes: readonly string[],
  { season, known, progress }: Asking,
): Promise<(PointStand | LeftPoint)[]> {
  const { postgres, heatBilling } = needs;
  const calculator = heatBilling.calculator(season, known);
  const grounds = await calculator.grounds(codes);
  const found = new Map<string, PointStand | LeftPoint>(await keptStands(postgres, wholeProgram, season, grounds));
  const touched = codes.filter((code) => !found.has(code));
  for (let at = 0; at < touched.length; at += pointsAtOnce) {
    progress(codes.length - touched.length + at, codes.length);
    const some = touched.slice(at, at + pointsAtOnce);
    const told: PointStand[] = [];
    for (const one of await calculator.points(some)) {
      if ('problem' in one) found.set(one.point, one);
      else told.push(pointStandOf(one));
    }
    for (const one of told) found.set(one.point, one);
    // what arrived meanwhile may or may not be included
    const after = await heatBilling
      .calculator(season, known)
      .grounds(told.filter(({ point }) => grounds.has(point)).map(({ point }) => point));
    const same = told.flatMap((one) => (after.get(one.point) === grounds.get(one.point) && after.has(one.point) ? [one] : []));
    if (same.length > 0 && known.received >= known.recorded)
      await keepStands(
        postgres,
        wholeProgram,
        season,
        same.map((one) => ({ told: one, grounds: grounds.get(one.point) as string })),
      );
  }
  progress(codes.length, codes.length);
  return codes.flatMap((code) => found.get(code) ?? []);
}
