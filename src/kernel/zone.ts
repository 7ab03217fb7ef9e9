/**
 * Converts between UTC and the local clock. All instants are whole seconds since 1970-01-01T00:00:00Z; a local time is counted likewise on
 * the local clock.
 */
export type Zone = {
  /** As requested: an IANA name, which may be an old alias. */
  readonly name: string;
  /** Seconds that the local clock is ahead of UTC. */
  offsetAt(utc: number): number;
  /** The instant at which the offset in force at `utc` ends; Infinity if no later change is known. */
  until(utc: number): number;
  /** The instant of a local time: the earlier if it occurs twice, NaN if it does not exist. */
  toUtc(local: number): number;
  /** The later instant of a local time that occurs twice; otherwise as `toUtc`. */
  laterUtc(local: number): number;
  /** How often a local time occurs: 0, 1 or 2. */
  ambiguity(local: number): 0 | 1 | 2;
  /** As `toUtc`, but a time that does not exist is moved forward by the length of the gap (RFC 5545, 3.3.5). */
  nearestUtc(local: number): number;
  /** The local day of an instant, days since 1970-01-01. Never decreases as time passes. */
  dayOf(utc: number): number;
  /** The first instant of a local day. A day that the zone skipped begins where the next one does. */
  dayStart(day: number): number;
};

const day = 86_400;
/** No clock has ever been changed by more than a day, and none is further from UTC than that. */
const safe = 2 * day;
const lastYear = 2100;

type Offsets = { readonly starts: readonly number[]; readonly offsets: readonly number[] };

const known = new Map<string, Zone | null>();

/** The zone of an IANA name, including old aliases such as `PRC` and `US/Eastern`; null if there is none. Created once per name. */
export function createZone(name: string): Zone | null {
  const had = known.get(name);
  if (had !== undefined) return had;
  const table = /^[A-Za-z]/u.test(name) ? readOffsets(name) : null;
  const zone = table === null ? null : zoneOf(name, table);
  if (zone !== null) known.set(name, zone);
  return zone;
}

/** The offsets from 1970 to 2100 and the instants at which each begins, the first at -Infinity; null for an unknown zone. */
function readOffsets(name: string): Offsets | null {
  let at: Temporal.ZonedDateTime | null;
  try {
    at = new Temporal.ZonedDateTime(0n, name);
  } catch {
    return null;
  }
  const [starts, offsets] = [[-Infinity], [at.offsetNanoseconds / 1e9]];
  for (at = at.getTimeZoneTransition('next'); at !== null && at.year <= lastYear; at = at.getTimeZoneTransition('next')) {
    const offset = at.offsetNanoseconds / 1e9;
    if (offset === offsets.at(-1)) continue;
    starts.push(at.epochMilliseconds / 1000);
    offsets.push(offset);
  }
  starts.push(Infinity);
  return { starts, offsets };
}

/** The last used offset range is cached, and so is the last day, because readings come in order. */
function zoneOf(name: string, { starts, offsets }: Offsets): Zone {
  let [low, high, offset] = [-Infinity, starts[1] as number, offsets[0] as number];
  let [dayLow, dayHigh, dayNow] = [0, 0, 0];

  function seek(utc: number): number {
    const i = rangeOf(starts, utc);
    [low, high, offset] = [starts[i] as number, starts[i + 1] as number, offsets[i] as number];
    return offset;
  }
  const offsetAt = (utc: number): number => (utc >= low && utc < high ? offset : seek(utc));

  /** The instants of a local time; `later` selects one of two. */
  function find(local: number, later: boolean): number {
    const guess = local - offset;
    if (guess - safe >= low && guess + safe < high) return guess;
    let found = Number.NaN;
    for (let i = rangeOf(starts, local - safe); (starts[i] as number) <= local + safe; i++) {
      const utc = local - (offsets[i] as number);
      if (utc < (starts[i] as number) || utc >= (starts[i + 1] as number)) continue;
      if (!later) return utc;
      found = utc;
    }
    return found;
  }

  /** The clock change that skips a local time. */
  function gapAt(local: number): number {
    let i = rangeOf(starts, local - safe) + 1;
    while ((starts[i] as number) + (offsets[i] as number) <= local) i++;
    return i;
  }

  function dayStart(number: number): number {
    const utc = find(number * day, false);
    return Number.isNaN(utc) ? (starts[gapAt(number * day)] as number) : utc;
  }

  function seekDay(utc: number): number {
    dayNow = Math.floor((utc + offsetAt(utc)) / day);
    while (dayStart(dayNow) > utc) dayNow--;
    while (dayStart(dayNow + 1) <= utc) dayNow++;
    [dayLow, dayHigh] = [dayStart(dayNow), dayStart(dayNow + 1)];
    return dayNow;
  }

  return {
    name,
    offsetAt,
    until: (utc) => (offsetAt(utc), high),
    toUtc: (local) => find(local, false),
    laterUtc: (local) => find(local, true),
    ambiguity(local) {
      const utc = find(local, false);
      if (Number.isNaN(utc)) return 0;
      return find(local, true) === utc ? 1 : 2;
    },
    nearestUtc(local) {
      const utc = find(local, false);
      return Number.isNaN(utc) ? local - (offsets[gapAt(local) - 1] as number) : utc;
    },
    dayOf: (utc) => (utc >= dayLow && utc < dayHigh ? dayNow : seekDay(utc)),
    dayStart,
  };
}

/** The last range that begins at or before an instant. */
function rangeOf(starts: readonly number[], utc: number): number {
  let [low, high] = [0, starts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= utc) low = middle;
    else high = middle - 1;
  }
  return low;
}
