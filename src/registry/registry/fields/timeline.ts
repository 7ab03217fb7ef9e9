import { dayText } from '#kernel/day.ts';
import { createZone } from '#kernel/zone.ts';
import type { MeterFacts } from '../facts.ts';
import type { State } from '#platform/ledger/fold.ts';
import type { LifeEvent } from './life.ts';

/** An event in a building's life, on a local day. */
export type LifePoint = {
  readonly day: string;
  readonly kind: string;
  readonly field?: string;
  readonly value?: unknown;
  readonly note?: string;
};

/**
 * The life of a building: its dated events, its construction, changes to its fields, and its metering points as they were installed, had
 * their device swapped, and were removed.
 */
export function timelineOf(state: State, meters: readonly MeterFacts[] = []): LifePoint[] {
  const points: LifePoint[] = ((state.fields['lifeEvents'] as readonly LifeEvent[] | undefined) ?? []).map(({ kind, day, note }) => ({
    kind,
    day,
    ...(note !== undefined && { note }),
  }));
  const built = state.fields['yearBuilt'];
  if (typeof built === 'number' && !points.some((point) => point.kind === 'delivered'))
    points.push({ day: `${String(built).padStart(4, '0')}-01-01`, kind: 'built' });
  for (const [field, line] of Object.entries(state.dated)) {
    for (const { from, value } of line) if (from !== null) points.push({ day: from, kind: 'changed', field, value });
  }
  points.push(...meters.flatMap(lifeOfMeter));
  return points.toSorted((a, b) => a.day.localeCompare(b.day));
}

/** Swaps are shown on the local day of the meter's zone. */
function lifeOfMeter({ code, zone, installed, removed, devices }: MeterFacts): LifePoint[] {
  const calendar = createZone(zone);
  const swaps = devices.flatMap(({ since }) => (since === -Infinity || calendar === null ? [] : [dayText(calendar.dayOf(since))]));
  return [
    ...(installed === null ? [] : [{ day: installed, kind: 'meter-installed', value: code }]),
    ...swaps.map((day) => ({ day, kind: 'meter-swapped', value: code })),
    ...(removed === null ? [] : [{ day: removed, kind: 'meter-removed', value: code }]),
  ];
}
