import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { events, type EventRow } from './event-store.ts';
import { zoneNamed } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';
import type { Direction } from './vocabulary.ts';

/** A member's result in the last issue of an event; kWh as text, null if unknown. */
export type IssuedResponse = { readonly building: string; readonly status: string; readonly responseKwh: string | null };

/** Reads the last issue of each of these events, as known then; events never settled are left out. */
export type IssuesRead = (events: readonly string[], known: AsOf) => Promise<ReadonlyMap<string, readonly IssuedResponse[]>>;

/** Mean power of a settled response, kW, at least 0, and the hours of the clock that the event touched. */
export type Proof = { readonly direction: Direction; readonly kw: number; readonly hours: ReadonlySet<number> };

/** How long what a building proved counts, s. */
const lasts = 365 * 86_400;

/**
 * What buildings proved in settled events of the year before an instant, by code, from events that the scope sees.
 * @param counts whether an event on this local day counts
 */
export async function proofsOf(
  { postgres }: Pick<FlexibilityNeeds, 'postgres'>,
  issued: IssuesRead,
  scope: Scope,
  buildings: readonly string[],
  { before, counts, known }: { readonly before: number; readonly counts: (day: number) => boolean; readonly known: AsOf },
): Promise<Map<string, Proof[]>> {
  const touching = { from: before - lasts, to: before };
  const found = (await events(postgres, scope, { buildings, touching }, known)).filter(
    ({ cancelled, starts, zone }) => cancelled === null && counts(zoneNamed(zone).dayOf(starts)),
  );
  const lines = await issued(
    found.map(({ code }) => code),
    known,
  );
  const wanted = new Set(buildings);
  const proofs = new Map<string, Proof[]>();
  for (const event of found) {
    const hours = hoursOf(event);
    for (const { building, status, responseKwh } of lines.get(event.code) ?? []) {
      if (status !== 'settled' || responseKwh === null || !wanted.has(building)) continue;
      const kw = Math.max(0, Number(responseKwh) / ((event.ends - event.starts) / 3600));
      proofs.set(building, [...(proofs.get(building) ?? []), { direction: event.direction, kw, hours }]);
    }
  }
  return proofs;
}

/** The hours of the local clock that an event touches. */
function hoursOf({ starts, ends, zone: name }: EventRow): Set<number> {
  const zone = zoneNamed(name);
  const hours = new Set<number>();
  for (let at = starts; at < ends; at += 900) hours.add(hourAt(zone, at));
  return hours;
}

/** The hour of the local clock, 0 to 23. */
export const hourAt = (zone: ReturnType<typeof zoneNamed>, at: number): number =>
  Math.floor(((((at + zone.offsetAt(at)) % 86_400) + 86_400) % 86_400) / 3600);

/** The mean of what was proven in a direction, in events that touched an hour (null: any); null if there were none. */
export function provenKw(proofs: readonly Proof[], direction: Direction, hour: number | null): number | null {
  const own = proofs.filter((one) => one.direction === direction && (hour === null || one.hours.has(hour)));
  return own.length === 0 ? null : Math.round((own.reduce((all, { kw }) => all + kw, 0) / own.length) * 1e4) / 1e4;
}
