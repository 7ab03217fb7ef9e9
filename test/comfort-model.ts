/** A value that was sent for an instant (s), and in which round it came; values are whole 0.01 degC, a state is 0 or 1. */
export type SentValue = { readonly at: number; readonly value: number; readonly round: number };

export type ModelPoint = { readonly code: string; readonly equipment: string | null; readonly sent: readonly SentValue[] };

export type ModelPlace = {
  readonly zone: string;
  readonly heating: readonly [string, string];
  readonly cooling: readonly [string, string];
  /** 0.01 K */
  readonly tolerance: number;
};

/**
 * Hours of temperature control as `live.md`, 2 and 7 define them, slowly: every minute of every point by itself.
 * @param occupied each minute of the stretch, 1 or 0 @param hold of every point, in minutes @param until rounds up to this one are known
 */
export function modelControl(
  { zone, heating, cooling, tolerance }: ModelPlace,
  { from, to }: { readonly from: number; readonly to: number },
  occupied: Uint8Array,
  air: readonly ModelPoint[],
  running: readonly ModelPoint[],
  hold: number,
  until: number,
) {
  const hours = localHours(zone, from, to).filter(
    ({ minutes }) => minutes.length === 60 && minutes.every((minute) => occupied[minute] === 1),
  );
  const minutesOf = (point: ModelPoint) => minutesHeld(point.sent, from, to, hold, until);
  const runs = new Map(running.map((point) => [point, minutesOf(point)]));
  return air.map((point) => {
    const held = minutesOf(point);
    const own = running.filter(({ equipment }) => equipment !== null && equipment === point.equipment);
    const tellers = own.length > 0 ? own : running.filter(({ equipment }) => equipment === null);
    const told = { code: point.code, hours: 0, outside: 0 };
    for (const { date, minutes } of hours) {
      const season = inYear(date, heating) ? 'heating' : inYear(date, cooling) ? 'cooling' : null;
      const values = valuesIn(held, minutes);
      if (season === null || values.length < 45) continue;
      if (tellers.length > 0) {
        const shares = tellers.map((one) => valuesIn(runs.get(one) as Float64Array, minutes)).filter((some) => some.length > 0);
        const mean = shares.reduce((sum, some) => sum + sumOf(some) / some.length, 0) / shares.length;
        if (!(mean >= 0.5 - 1e-12)) continue;
      }
      const mean = Math.floor((2 * sumOf(values) + values.length) / (2 * values.length));
      told.hours += 1;
      if (season === 'cooling' ? mean < 2600 - tolerance : mean > 2000 + tolerance) told.outside += 1;
    }
    return told;
  });
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const valuesIn = (held: Float64Array, minutes: readonly number[]): number[] =>
  minutes.map((minute) => held[minute] as number).filter((value) => !Number.isNaN(value));

const inYear = (date: string, [first, last]: readonly [string, string]): boolean => {
  const day = date.slice(5);
  return first <= last ? first <= day && day <= last : first <= day || day <= last;
};

/** Minutes of the stretch by the local hour that they are in; an hour that occurs twice counts as two. */
function localHours(zone: string, from: number, to: number): { date: string; minutes: number[] }[] {
  const hours = new Map<string, { date: string; minutes: number[] }>();
  for (let at = from; at < to; at += 60) {
    const local = Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(zone);
    const name = `${local.toPlainDate().toString()} ${local.hour} ${local.offset}`;
    const hour = hours.get(name) ?? { date: local.toPlainDate().toString(), minutes: [] };
    hour.minutes.push((at - from) / 60);
    hours.set(name, hour);
  }
  return [...hours.values()];
}

/** The value that holds in each minute; NaN where none does. Differing values of one round and instant contradict each other. */
function minutesHeld(sent: readonly SentValue[], from: number, to: number, hold: number, until: number): Float64Array {
  const known = sent.filter(({ round }) => round <= until);
  const instants = [...Map.groupBy(known, ({ at }) => at)].toSorted(([a], [b]) => a - b);
  const held = new Float64Array((to - from) / 60).fill(Number.NaN);
  instants.forEach(([at, all], index) => {
    const newest = Math.max(...all.map(({ round }) => round));
    const last = new Set(all.filter(({ round }) => round === newest).map(({ value }) => value));
    if (last.size !== 1) return;
    const next = instants[index + 1]?.[0] ?? Infinity;
    const [value] = last;
    for (let minute = at; minute < Math.min(next, at + hold * 60); minute += 60)
      if (minute >= from && minute < to) held[(minute - from) / 60] = value as number;
  });
  return held;
}
