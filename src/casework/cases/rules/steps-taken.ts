import { today } from '#kernel/today.ts';
import type { Zone } from '#kernel/zone.ts';
import type { SealedEvent } from '../facts.ts';
import { takenBack } from './replay.ts';

/** The steps taken in a case, each with its last local day and how often it was taken. */
export type StepsTaken = ReadonlyMap<string, { readonly day: string; readonly count: number }>;

/** Those of a case's events that were not taken back. */
export function stepsTaken({ events, zone }: { readonly events: readonly SealedEvent[]; readonly zone: Zone }): StepsTaken {
  const gone = takenBack(events);
  const made = new Map<string, { day: string; count: number }>();
  for (const event of events) {
    if (event.kind !== 'step' || gone.has(event.n)) continue;
    const { count = 0 } = made.get(event.transition) ?? {};
    made.set(event.transition, { day: today(Date.parse(event.at), zone), count: count + 1 });
  }
  return made;
}
