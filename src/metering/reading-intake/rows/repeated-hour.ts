import type { Zone } from '#kernel/zone.ts';
import { copyReading, createBatch, faultNumber, grown, type Batch } from '../batch.ts';
import { nearChange } from './limits.ts';
import { localEnd, type Later, type TimeSays } from '../times/times.ts';

/** So many readings are kept back at most; what a file holds beyond that is settled in parts. */
const mostKept = 1_000_000;

/** How often each local time came, and how many of these are settled. */
type Appearances = Map<number, { came: number; settled: number }>;

/** Of a code: its appearances, the local time before (s), and how many of its rows go on in time less those that go back. */
type Course = { readonly starts: Appearances; readonly ends: Appearances; before: number; balance: number };

/**
 * Keeps back the readings of an hour that the clock repeats, until the file has told how often each local time comes and whether a code's
 * rows go on in time or back (docs/readings.md 24). That is told by the rows within two days of a change of the clock: the code's own, else
 * those of all codes. So a file that is turned round gives the same readings.
 * @param settle takes each reading that was kept back, in the order of the file; its batch holds for that moment only
 */
export function createRepeatedHour(says: TimeSays, settle: (batch: Batch, at: number, later: Later) => void) {
  const courses = new Map<number, Course>();
  const isNear = createNear();
  let kept = createBatch(64);

  const release = (): void => {
    const full = kept;
    kept = createBatch(64);
    const ofAll = [...courses.values()].reduce((sum, { balance }) => sum + Math.sign(balance), 0);
    for (let at = 0; at < full.size; at++) {
      const { starts, ends, balance } = courses.get(full.slot[at] as number) as Course;
      const goesBack = (balance === 0 ? ofAll : balance) < 0;
      const start = isLater(starts, localStart(full, at), goesBack);
      settle(full, at, { start, end: isLater(ends, localEnd(says, full, at), goesBack) });
    }
  };
  return {
    /** Looks at a reading, and keeps it where one of its times comes twice. @returns whether it does */
    keep(zone: Zone, batch: Batch, at: number): boolean {
      const fault = batch.fault[at] as number;
      if (fault !== 0 && fault !== faultNumber.empty) return false;
      const [start, end] = [localStart(batch, at), localEnd(says, batch, at)];
      const near = isNear(zone, start);
      if (!near && !isNear(zone, end)) return false;
      const course = courseOf(courses, batch.slot[at] as number);
      if (near) follow(course, start);
      const [startTwice, endTwice] = [zone.ambiguity(start) === 2, zone.ambiguity(end) === 2];
      if (!startTwice && !endTwice) return false;
      if (kept.size === mostKept) release();
      if (kept.size === kept.slot.length) kept = grown(kept);
      copyReading(batch, at, kept);
      if (startTwice) appear(course.starts, start);
      if (endTwice) appear(course.ends, end);
      return true;
    },
    /** Settles what was kept back. */
    release,
    /** How many local times came that are two instants, code by code. */
    times: (): number => [...courses.values()].reduce((sum, { starts, ends }) => sum + new Set([...starts.keys(), ...ends.keys()]).size, 0),
  };
}

/** The written time (s) of a row's beginning, where it is that of a clock; NaN else. */
function localStart(batch: Batch, at: number): number {
  return Number.isNaN(batch.startOffset[at]) ? Math.floor(batch.start[at] as number) : Number.NaN;
}

function courseOf(courses: Map<number, Course>, slot: number): Course {
  const held = courses.get(slot) ?? { starts: new Map(), ends: new Map(), before: Number.NaN, balance: 0 };
  courses.set(slot, held);
  return held;
}

function follow(course: Course, local: number): void {
  if (!Number.isNaN(course.before)) course.balance += Math.sign(local - course.before);
  course.before = local;
}

function appear(times: Appearances, local: number): void {
  const held = times.get(local);
  if (held === undefined) times.set(local, { came: 1, settled: 0 });
  else held.came += 1;
}

/**
 * Whether the next appearance of a local time is the later instant. One that comes once is the earlier; of several the first in time is,
 * whichever way the rows go.
 */
function isLater(times: Appearances, local: number, goesBack: boolean): boolean {
  const held = times.get(local);
  if (held === undefined) return false;
  held.settled += 1;
  return goesBack ? held.settled < held.came : held.settled > 1;
}

/**
 * Whether a local time lies within two days of a change of the clock, or is none. Between changes a stretch is kept for each zone, within
 * which none lies.
 */
function createNear() {
  const far = new Map<Zone, { from: number; to: number }>();
  return (zone: Zone, local: number): boolean => {
    if (Number.isNaN(local)) return false;
    const held = far.get(zone);
    if (held !== undefined && local >= held.from && local < held.to) return false;
    const utc = zone.toUtc(local);
    if (Number.isNaN(utc)) return true;
    const until = zone.until(utc);
    if (until !== zone.until(utc - nearChange) || utc + nearChange >= until) return true;
    const to = until - nearChange + local - utc;
    far.set(zone, { from: held?.to === to ? Math.min(held.from, local) : local, to });
    return false;
  };
}
