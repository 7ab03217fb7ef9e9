import type { AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { placeZone } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { BuildingFacts, MeterFacts } from '#registry/facts.ts';
import { makeDay } from './make.ts';
import type { UploadNeeds } from './needs.ts';
import type { Parcel, parcelStore, Target } from './store.ts';

const china = createZone(placeZone) as Zone;

type Internals = UploadNeeds & { readonly store: Pick<ReturnType<typeof parcelStore>, 'look'> };

/** The day as it is known now. */
export async function madeNow(internals: UploadNeeds, { centre, region }: Target, day: string) {
  const at = internals.readings.now();
  const known: AsOf = { received: at, recorded: at };
  return { made: await makeDay(internals, regionScope(region), { centre, region, day, known }), at };
}

/** What the program does for a target rests on its place alone. */
const regionScope = (region: string): Scope => ({ ...programScope, sees: { region } });

/** Those of these versions whose rows are others by now. */
export async function changedDays(internals: Internals, target: Target, parcels: readonly Parcel[]): Promise<Set<string>> {
  const changed = new Set<string>();
  if (parcels.length === 0) return changed;
  const moved = await movedDays(internals, target, parcels);
  for (const parcel of parcels) {
    if (!moved.has(parcel.day)) continue;
    const { made, at } = await madeNow(internals, target, parcel.day);
    if (made.content === parcel.content) await internals.store.look(programScope, parcel, new Date(at));
    else changed.add(parcel.day);
  }
  return changed;
}

const dayS = 86_400;

/** Days whose rows may be others: something of their meters or readings has changed since they were looked at. */
async function movedDays({ registry, readings }: Internals, { region }: Target, parcels: readonly Parcel[]): Promise<Set<string>> {
  const scope = regionScope(region);
  const since = Math.min(...parcels.map(({ looked }) => looked.getTime()));
  const now = readings.now();
  const [buildings, meters] = [new Map<number, BuildingFacts>(), new Map<number, MeterFacts>()];
  // what has gone since, or gone elsewhere, was there then
  for (const at of new Set([since, now])) {
    const known = { received: at, recorded: at };
    for (const one of await registry.buildingFacts(scope, { region }, known)) buildings.set(one.id, one);
    for (const one of await registry.meterFacts(scope, { region, withChildren: true }, known)) meters.set(one.id, one);
  }
  const ids = { building: [...buildings.keys()], meters: [...meters.keys()] };
  const facts = (await registry.changedSince(programScope, ids, since)).map((one) => one.at.getTime());
  const moved = new Set<string>();
  for (const { day, looked } of parcels) {
    const seen = looked.getTime();
    if (facts.some((time) => time > seen)) moved.add(day);
    else if (await readingsMoved(readings, [...meters.values()], day, seen)) moved.add(day);
  }
  return moved;
}

/** A day row that moved, or anything that came into the day itself: hours may move and the day come to the same. */
async function readingsMoved(
  readings: UploadNeeds['readings'],
  meters: readonly MeterFacts[],
  day: string,
  since: number,
): Promise<boolean> {
  const number = parseDay(day) as number;
  const ids = meters.map(({ id }) => id);
  const sums = await readings.sums(programScope, ids, number, number + 1);
  if (ids.some((id) => sums.since(id) > since)) return true;
  const [from, to] = [china.dayStart(number) - dayS, china.dayStart(number + 1) + dayS];
  const came = await readings.changedSince(programScope, meters, { from, to, since });
  return came.readings.length + came.decisions.length > 0;
}
