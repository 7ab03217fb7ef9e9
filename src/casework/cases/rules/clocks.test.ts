import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civil, dayNumber, dayText, parseDay } from '#kernel/day.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { createOfficialCalendar } from '#casework/workdays/official-calendar.ts';
import { clockOf, type Limit } from './clocks.ts';
import type { Stay } from '../facts.ts';

/**
 * A second, plain way to the same clocks: it walks over local days one by one and checks for each in which state the case was just before
 * its first instant (`casework.md`, Limits). It shares none of the program's own counting.
 */
function plainClock(limit: Limit, stays: readonly Stay[], extra: number, zone: Zone, worked: (day: number) => boolean, now: number) {
  const stateBefore = (instant: number) => stays.findLast(({ at }) => at < instant)?.state ?? null;
  const isIn = (state: string | null) => state !== null && limit.in.has(state);
  const today = zone.dayOf(now);
  const runs: { from: number; to: number | null }[] = [];
  for (const [at, { state, at: since }] of stays.entries()) {
    const before = stays[at - 1]?.state ?? null;
    if (isIn(state) && !isIn(before)) runs.push({ from: since, to: null });
    if (!isIn(state) && isIn(before)) (runs.at(-1) as { to: number | null }).to = since;
  }
  const of = limit.of + extra;
  const nextWorked = (day: number) => {
    let one = day;
    while (!worked(one)) one += 1;
    return one;
  };
  const counts = (day: number) => limit.unit !== 'workdays' || worked(day);
  /** Continues as if the case stayed from now on, if it is in one of the states. */
  const walk = (parts: typeof runs) => {
    let [used, full, count] = [0, null as number | null, 0];
    const first = parts[0] === undefined ? today : zone.dayOf(parts[0].from) + 1;
    const stays2 = parts.at(-1)?.to === null;
    for (let day = first; day <= today + (stays2 ? 6000 : 0) && (day <= today || full === null); day += 1) {
      const start = zone.dayStart(day);
      const stood = parts.some(({ from, to }) => from < start && (to === null || to >= start));
      if (stood && counts(day)) {
        count += 1;
        if (day <= today) used += 1;
        if (count === of && full === null) full = day;
      }
    }
    return { used, due: full === null ? null : limit.unit === 'workdays' ? full : nextWorked(full) };
  };
  const byMonths = (run: { from: number; to: number | null }) => {
    const { year, month, day } = civil(zone.dayOf(run.from));
    const months = limit.unit === 'months' ? of : of * 12;
    const length = dayNumber(year, month + months + 1, 1) - dayNumber(year, month + months, 1);
    const end = dayNumber(year, month + months, Math.min(day, length));
    const reached = run.to === null || zone.dayOf(run.to) >= end;
    return { used: null, due: reached ? nextWorked(end) : null };
  };
  const isMonths = limit.unit === 'months' || limit.unit === 'years';
  const result = (parts: typeof runs) =>
    parts.length === 0
      ? { used: isMonths ? null : 0, due: null }
      : isMonths
        ? byMonths(parts.at(-1) as { from: number; to: null })
        : walk(parts);
  const groups = limit.anew ? runs.map((run) => [run]) : [runs];
  const stoodAfter = (due: number | null) => {
    if (due === null) return false;
    for (let day = due + 1; day <= today; day += 1) if (isIn(stateBefore(zone.dayStart(day)))) return true;
    return false;
  };
  const overdue =
    !limit.guards &&
    groups.some((parts) => {
      const { due } = result(parts);
      if (!limit.anew) return stoodAfter(due);
      // within its own run only
      const end = parts[0]?.to ?? null;
      return (
        due !== null &&
        [...Array(Math.max(0, today - due)).keys()].some((at) => {
          const start = zone.dayStart(due + 1 + at);
          return (parts[0]?.from ?? Infinity) < start && (end === null || end >= start);
        })
      );
    });
  const { used, due } = result(groups.at(-1) ?? []);
  return { running: runs.at(-1)?.to === null && runs.length > 0, used, due: due === null ? null : dayText(due), overdue };
}

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/Sao_Paulo', 'Pacific/Apia'].map((name) => createZone(name) as Zone);
const base = (parseDay('2011-10-01') as number) * 86_400;

const history = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 40 * 86_400 })), { minLength: 1, maxLength: 8 }),
    fc.integer({ min: 0, max: 300 }),
  )
  .map(([steps, later]) => {
    let at = base;
    const stays: Stay[] = [];
    for (const [state, after] of steps) {
      at += after;
      if (stays.at(-1)?.state !== state) stays.push({ state, at });
    }
    return { stays, now: at + later * 86_400 + 3600 };
  });

const calendars = fc
  .record({
    closed: fc.uniqueArray(fc.integer({ min: 0, max: 700 }), { maxLength: 60 }),
    worked: fc.uniqueArray(fc.integer({ min: 0, max: 700 }), { maxLength: 30 }),
  })
  .map(({ closed, worked }) => {
    const day = (at: number) => dayText(base / 86_400 + at);
    const open = worked.filter((one) => !closed.includes(one));
    const notice = {
      kind: 'calendar',
      id: 'x',
      version: 1,
      year: 2011,
      status: 'VERIFIED',
      published: '2010-01-01',
      closed: closed.map(day),
      worked: open.map(day),
    };
    const isWorked = (one: number) => {
      const at = one - base / 86_400;
      if (closed.includes(at)) return false;
      return open.includes(at) || (((one + 3) % 7) + 7) % 7 < 5;
    };
    return { calendar: createOfficialCalendar([notice as never]), isWorked };
  });

const limits = fc.record({
  in: fc.constantFrom(new Set(['a']), new Set(['a', 'b'])),
  unit: fc.constantFrom('workdays' as const, 'days' as const, 'months' as const, 'years' as const),
  of: fc.integer({ min: 1, max: 30 }),
  anew: fc.boolean(),
  guards: fc.boolean(),
});

test('a limit’s clock is what counting local days one by one comes to, in any zone, on any calendar, with any history', () => {
  fc.assert(
    fc.property(history, calendars, limits, fc.constantFrom(...zones), ({ stays, now }, { calendar, isWorked }, given, zone) => {
      const isMonths = given.unit === 'months' || given.unit === 'years';
      const of = isMonths ? Math.ceil(given.of / (given.unit === 'years' ? 30 : 6)) : given.of;
      const limit: Limit = { id: 'l', ...given, of, anew: given.anew || isMonths, isSure: true };
      const told = clockOf(limit, { stays, extended: [] }, { zone, calendar, now });
      const { running, used, due, overdue } = told;
      expect({ running, used, due, overdue }).toEqual(plainClock(limit, stays, 0, zone, isWorked, now));
      expect(told.left).toBe(used === null ? null : of - used);
    }),
    { numRuns: 400 },
  );
});

test('an extension lengthens the limit, of one that begins anew only the entry it was given in', () => {
  const zone = zones[0] as Zone;
  const calendar = createOfficialCalendar([]);
  const at = (day: string) => zone.dayStart(parseDay(day) as number) + 36_000;
  const limit: Limit = { id: 'l', in: new Set(['a']), unit: 'workdays', of: 3, anew: false, guards: false, isSure: true };
  const stays = [
    { state: 'a', at: at('2026-03-02') },
    { state: 'b', at: at('2026-03-04') },
    { state: 'a', at: at('2026-03-09') },
  ];
  const extended = [{ limit: 'l', by: 2, at: at('2026-03-03') }];
  const clock = (one: Limit) => clockOf(one, { stays, extended }, { zone, calendar, now: at('2026-03-10') });
  expect(clock(limit)).toMatchObject({ of: 5, used: 3, due: '2026-03-12', overdue: false });
  expect(clock({ ...limit, anew: true })).toMatchObject({ of: 3, used: 1, due: '2026-03-12' });
});

test('a case that leaves on the due day is in time, one that stands at the next midnight is late for good', () => {
  const zone = zones[0] as Zone;
  const calendar = createOfficialCalendar([]);
  const limit: Limit = { id: 'l', in: new Set(['a']), unit: 'days', of: 1, anew: false, guards: false, isSure: false };
  const midnight = zone.dayStart(parseDay('2026-03-04') as number);
  const left = (at: number) => [
    { state: 'a', at: zone.dayStart(parseDay('2026-03-02') as number) },
    { state: 'b', at },
  ];
  const overdue = (at: number) => clockOf(limit, { stays: left(at), extended: [] }, { zone, calendar, now: midnight + 9e6 }).overdue;
  expect(overdue(midnight - 1)).toBe(false);
  expect(overdue(midnight)).toBe(true);
});
