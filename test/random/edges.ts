import type { Reading } from '../oracle.ts';
import type { Zone } from './types.ts';

export const stepNames = ['15min', 'hour', 'day', 'month', 'year'] as const;

export type StepName = (typeof stepNames)[number];

const lengths = {
  '15min': { minutes: 15 },
  hour: { hours: 1 },
  day: { days: 1 },
  month: { months: 1 },
  year: { years: 1 },
} as const;

/** The most edges that a test queries in one call. */
const most = 700;

/** The edges of local steps between two instants (seconds); a step that is cut by them begins or ends there. */
function edgesOf(step: StepName, from: number, to: number, zone: Zone): number[] {
  const first = startOf(step, Temporal.Instant.fromEpochMilliseconds(from * 1000).toZonedDateTimeISO(zone));
  const edges = [from];
  for (let n = 1; edges.length < most; n += 1) {
    const edge = first.add(times(lengths[step], n)).epochMilliseconds / 1000;
    if (edge >= to) return [...edges, to];
    if (edge > from) edges.push(edge);
  }
  return edges;
}

/** From before the first reading to after the last, at instants that are not edges. */
export function edgesAround(rows: readonly Reading[], step: StepName, zone: Zone, off: number): number[] {
  const from = Math.min(...rows.map((row) => row.at)) - 5000 + off;
  const to = Math.max(...rows.map((row) => row.at + row.width)) + 100_000 - off;
  return edgesOf(step, from, Math.max(to, from + 1), zone);
}

function times(length: Readonly<Record<string, number>>, n: number): Temporal.DurationLike {
  return Object.fromEntries(Object.entries(length).map(([unit, many]) => [unit, many * n]));
}

/** The start of the local step that contains an instant. */
function startOf(step: StepName, at: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  if (step === 'year') return at.with({ month: 1, day: 1 }).startOfDay();
  if (step === 'month') return at.with({ day: 1 }).startOfDay();
  return at.startOfDay();
}
