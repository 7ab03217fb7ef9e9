import type { AsOf } from '#kernel/as-of.ts';
import type { Problem } from '#kernel/problem.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { NoteNeeds } from '../needs.ts';
import { type PointStand, pointStandOf } from './point-stand.ts';
import { keepStands, keptStands } from './stand-store.ts';

/** A point whose bills cannot be calculated at all. */
export type LeftPoint = { readonly point: string; readonly households: readonly string[]; readonly problem: Problem };

type Asking = {
  readonly season: string;
  readonly known: AsOf;
  /** Told how many points are done; throws where nobody waits any more. */
  readonly progress: (done: number, all: number) => void;
};

/** What is kept of these points for a season and still is what calculation them as known then would come to; nothing is calculated. */
export async function keptOf(
  { postgres, heatBilling }: Pick<NoteNeeds, 'postgres' | 'heatBilling'>,
  codes: readonly string[],
  season: string,
  known: AsOf,
): Promise<ReadonlyMap<string, PointStand>> {
  return keptStands(postgres, checkedByCaller, season, await heatBilling.calculator(season, known).grounds(codes));
}

/** So many points are read at once. */
const pointsAtOnce = 12;

/**
 * What these points come to for a season, as known then: those on whose grounds nothing moved as they were kept, the others calculated anew
 * and kept (decision 0090). In the order of the codes.
 */
export async function pointStands(
  needs: Pick<NoteNeeds, 'postgres' | 'heatBilling'>,
  codes: readonly string[],
  { season, known, progress }: Asking,
): Promise<(PointStand | LeftPoint)[]> {
  const { postgres, heatBilling } = needs;
  const calculator = heatBilling.calculator(season, known);
  const grounds = await calculator.grounds(codes);
  const found = new Map<string, PointStand | LeftPoint>(await keptStands(postgres, checkedByCaller, season, grounds));
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
    // what came in meanwhile may be in it or not
    const after = await heatBilling
      .calculator(season, known)
      .grounds(told.filter(({ point }) => grounds.has(point)).map(({ point }) => point));
    const same = told.flatMap((one) => (after.get(one.point) === grounds.get(one.point) && after.has(one.point) ? [one] : []));
    if (same.length > 0 && known.received >= known.recorded)
      await keepStands(
        postgres,
        checkedByCaller,
        season,
        same.map((one) => ({ told: one, grounds: grounds.get(one.point) as string })),
      );
  }
  progress(codes.length, codes.length);
  return codes.flatMap((code) => found.get(code) ?? []);
}
