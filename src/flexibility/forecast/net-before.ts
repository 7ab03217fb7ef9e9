import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { ForecastNeeds } from './needs.ts';
import { clipped, daysAt, loadsOf, measuredBy, meterPast, nothing, seenDays, stretchBefore } from './pasts.ts';
import { lessOnDays } from './taken-off.ts';
import type { Origin } from './trial.ts';

export type NetQuestion = {
  readonly building: string;
  /** Of electricity, each taken off on these local days alone; a code that none of the building has counts nothing. */
  readonly meters: ReadonlyMap<string, ReadonlySet<number>>;
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
    ...[...meters].map(async ([meter, on]) => ({ past: await meterPast(needs, { building, meter }, zone, stretch, then), on })),
  ]);
  const off = made.flatMap(({ past, on }) => (past === null ? [] : [{ past, days: on }]));
  const net = lessOnDays(loads.get(building) ?? nothing(stretch), zone, off);
  return { past: clipped(net, zone, seen), days: daysAt(needs, zone, at, known) };
}
