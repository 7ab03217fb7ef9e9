import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { ForecastNeeds } from './needs.ts';
import { sumOfPasts } from './past.ts';
import { clipped, daysAt, loadsOf, measuredBy, meterPast, nothing, seenDays, stretchBefore } from './pasts.ts';
import type { Origin } from './trial.ts';

export type NetQuestion = {
  readonly building: string;
  /** Of electricity, taken off; a code that none of the building has counts nothing. */
  readonly meters: readonly string[];
  readonly zone: Zone;
  /** s UTC: nothing that was measured after it is read. */
  readonly at: number;
  readonly known: AsOf;
};

/** The load of a building less what meters counted, as it had been measured by an instant. Throws `no-such-building`. */
export async function netBefore(needs: ForecastNeeds, scope: Scope, { building, meters, zone, at, known }: NetQuestion): Promise<Origin> {
  const seen = await seenDays(needs, scope, building);
  const [stretch, then] = [stretchBefore(at), measuredBy(known, at)];
  const [loads, ...made] = await Promise.all([
    loadsOf(needs, [building], zone, stretch, then),
    ...meters.map((meter) => meterPast(needs, { building, meter }, zone, stretch, then)),
  ]);
  const off = made.flatMap((past) => (past === null ? [] : [{ past, times: -1 }]));
  const net = sumOfPasts([{ past: loads.get(building) ?? nothing(stretch), times: 1 }, ...off]);
  return { past: clipped(net, zone, seen), days: daysAt(needs, zone, at, known) };
}
