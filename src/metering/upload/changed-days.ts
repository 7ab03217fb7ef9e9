import type { AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { placeZone } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { BuildingFacts, MeterFacts } from '#registry/registry/facts.ts';
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

/** What the program does for a target depends on its place alone. */
const regionScope = (region: string): Scope => ({ ...programScope, sees: { region } });

/** Those of these versions whose rows have changed since. */
export async function changedDays(internals: Internals, target: Target, parcels: readonly Parcel[]): Promise<Set<string>> {
  const changed = new Set<string>();
  if (parcels.length === 0) return changed;
  const moved = await movedDays(internals, target, parcels);
  for (const parcel of parcels) {
    if (!moved.has(parcel.day)) continue;
    const { made, at } = await madeNow(internals, target, parcel.day);
    if (made.content === parcel.content) await internals.store.look(wholeProgram, parcel, new Date(at));
    else changed.add(parcel.day);
  }
  return changed;
}

const dayS = 86_400;

/** Days whose rows may have changed: something about their meters or readings has changed since they were last checked. */
async function movedDays({ registry, readings }: Internals, { region }: Target, parcels: readonly Parcel[]): Promise<Set<string>> {
  const scope = regionScope(region);
  const since = Math.min(...parcels.map(({ looked }) => looked.getTime()));
  const now = readings.now();
  const [buildings, meters] = [new Map<number, BuildingFacts>(), new Map<number, MeterFacts>()];
  // what has been removed or moved since was there then
  for (const at of new Set([since, now])) {
    const known = { received: at, recorded: at };
    for (const one of await registry.buildingFacts(scope, { region }, known)) buildings.set(one.id, one);
    for (const one of await registry.meterFacts(scope, { region, withChildren: true }, known)) meters.set(one.id, one);
  }
  const ids = { building: [...buildings.keys()], meters: [...meters.keys()] };
  const facts = (await registry.changedSince(programScope, ids, since)).map((one) => one.at.getTime());
  const isOther = ({ looked }: Parcel): boolean => facts.some((time) => time > looked.getTime());
  const left = parcels.filter((one) => !isOther(one)).toSorted((one, other) => (one.day < other.day ? -1 : 1));
  const moved = await movedAmong(readings, [...meters.values()], left);
  return new Set([...parcels.filter(isOther).map(({ day }) => day), ...moved]);
}

/** The days whose readings have moved: all are queried together, then in halves as long as anything did. */
async function movedAmong(readings: UploadNeeds['readings'], meters: readonly MeterFacts[], parcels: readonly Parcel[]): Promise<string[]> {
  const [first, last] = [parcels[0], parcels.at(-1)];
  if (first === undefined || last === undefined) return [];
  const since = Math.min(...parcels.map(({ looked }) => looked.getTime()));
  if (!(await readingsMoved(readings, meters, { from: first.day, to: last.day }, since))) return [];
  if (parcels.length === 1) return [first.day];
  const middle = parcels.length >> 1;
  const before = await movedAmong(readings, meters, parcels.slice(0, middle));
  return [...before, ...(await movedAmong(readings, meters, parcels.slice(middle)))];
}

/** Whether a day row moved, or anything was received for the days themselves: hours may move while the day's total stays the same. */
async function readingsMoved(
  readings: UploadNeeds['readings'],
  meters: readonly MeterFacts[],
  days: { readonly from: string; readonly to: string },
  since: number,
): Promise<boolean> {
  const [first, last] = [parseDay(days.from) as number, parseDay(days.to) as number];
  const ids = meters.map(({ id }) => id);
  const sums = await readings.sums(programScope, ids, first, last + 1);
  if (ids.some((id) => sums.since(id) > since)) return true;
  const [from, to] = [china.dayStart(first) - dayS, china.dayStart(last + 1) + dayS];
  const came = await readings.changedSince(programScope, meters, { from, to, since });
  return came.readings.length + came.decisions.length > 0;
}
