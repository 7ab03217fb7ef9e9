import type { Zone } from '#kernel/zone.ts';
import { copyReading, createBatch, faultNumber, grown, type Batch } from '../batch.ts';
import { nearChange } from './limits.ts';
import { localEnd, type Later, type TimeSays } from '../times/times.ts';

/** The maximum number of readings held back; beyond that a file is settled in parts. */
const mostKept = 1_000_000;

/** How often each local time occurred, and how many of these are settled. */
type Appearances = Map<number, { came: number; settled: number }>;

/** For a code: its occurrences, the local time before (s), and how many more of its rows go forward in time than back. */
type Course = { readonly starts: Appearances; readonly ends: Appearances; before: number; balance: number };

/**
 * Holds back the readings of an hour that the clock repeats, until the file has shown how often each local time occurs and whether a code's
 * rows go forward in time or back (docs/readings.md 24). That is shown by the rows within two days of a clock change: the code's own,
 * otherwise those of all codes. So a file in reverse order gives the same readings.
 * @param settle takes each reading that was held back, in the order of the file; its batch is valid for that moment only
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
    /** Examines a reading, and keeps it if one of its times occurs twice. @returns whether it does */
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
    /** Settles what was held back. */
    release,
    /** The number of ambiguous local times, code by code. */
    times: (): number => [...courses.values()].reduce((sum, { starts, ends }) => sum + new Set([...starts.keys(), ...ends.keys()]).size, 0),
  };
}

/** The written time (s) of a row's beginning, if it is local time; otherwise NaN. */
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
 * Whether the next occurrence of a local time is the later instant. A single one is the earlier; of several the first in time is, whichever
 * direction the rows go.
 */
function isLater(times: Appearances, local: number, goesBack: boolean): boolean {
  const held = times.get(local);
  if (held === undefined) return false;
  held.settled += 1;
  return goesBack ? held.settled < held.came : held.settled > 1;
}

/** Whether a local time is within two days of a clock change, or does not exist. A stretch without any is cached for each zone. */
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
