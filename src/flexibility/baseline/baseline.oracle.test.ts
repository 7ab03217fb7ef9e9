import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import { partBaseline } from './baseline.ts';
import { partEnergy } from './part-energy.ts';
import { partsOf, type Span } from './part.ts';
import type { BaselineRule } from './rule.ts';

/**
 * A building over some weeks, recalculated from the wording of `flexibility.md` 5: with days and clocks as people write them (Temporal), in
 * fractions, sharing nothing with the program but the question. Weeks with and without a clock change, holidays, gaps, other events, events
 * across midnight.
 */
const span = 24;
const step = 3600;
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'Asia/Kolkata'] as const;

const world = fc.record({
  zone: fc.constantFrom(...zones),
  /** Berlin's clocks go forward on 2026-03-29 and back on 2026-10-25. */
  first: fc.constantFrom('2026-03-08', '2026-10-03', '2026-06-01'),
  use: fc.array(fc.oneof({ weight: 60, arbitrary: fc.integer({ min: -200, max: 9000 }) }, { weight: 1, arbitrary: fc.constant(null) }), {
    minLength: span * 24,
    maxLength: span * 24,
  }),
  holidays: fc.uniqueArray(fc.integer({ min: 0, max: span - 1 }), { maxLength: 4 }),
  event: fc.record({ start: fc.integer({ min: (span - 4) * 24, max: (span - 2) * 24 }), hours: fc.integer({ min: 1, max: 9 }) }),
  others: fc.array(fc.record({ start: fc.integer({ min: 0, max: (span - 2) * 24 }), hours: fc.integer({ min: 1, max: 5 }) }), {
    maxLength: 3,
  }),
  notice: fc.option(fc.integer({ min: span - 8, max: span - 2 }), { nil: null }),
  rule: fc
    .record({
      pool: fc.integer({ min: 1, max: 8 }),
      part: fc.integer({ min: 1, max: 8 }),
      by: fc.constantFrom('latest', 'highest', 'lowest'),
      of: fc.constantFrom('event', 'day'),
      gap: fc.integer({ min: 0, max: 2 }),
      before: fc.constantFrom('event', 'notice'),
      lookback: fc.integer({ min: 8, max: 20 }),
      days: fc.constantFrom('same-type', 'workday', 'any'),
      adjust: fc.oneof(
        fc.constant({ kind: 'none' } as const),
        fc.record(
          {
            kind: fc.constantFrom('additive', 'ratio'),
            hours: fc.integer({ min: 1, max: 3 }),
            ends: fc.integer({ min: 0, max: 4 }),
            cap: fc.constantFrom('0', '0.2', '1.5'),
          },
          { requiredKeys: ['kind', 'hours', 'ends'] },
        ),
      ),
    })
    .map(({ part, ...rest }) => ({ ...rest, choose: Math.min(part, rest.pool) }) as BaselineRule),
});
type World = typeof world extends fc.Arbitrary<infer One> ? One : never;

const zero = new Fraction(0n);
const sum = (some: readonly Fraction[]): Fraction => some.reduce((all, one) => all.add(one), zero);
const written = ({ s, n, d }: { s: bigint; n: bigint; d: bigint }): string => `${s * n}/${d}`;

/** The world as a diary: each step keyed by its local clock time. */
function diaryOf({ zone, first, use, holidays }: World) {
  const start = Temporal.PlainDate.from(first).toZonedDateTime(zone);
  const steps = use.map((value, at) => {
    const when = start.add({ hours: at });
    return { value, day: when.toPlainDate().toString(), clock: when.toPlainTime().toString(), utc: when.epochMilliseconds / 1000 };
  });
  const closed = new Set(holidays.map((one) => Temporal.PlainDate.from(first).add({ days: one }).toString()));
  const isWorked = (day: string): boolean => Temporal.PlainDate.from(day).dayOfWeek <= 5 && !closed.has(day);
  const at = (day: string, clock: string): number | null => {
    const found = steps.filter((one) => one.day === day && one.clock === clock);
    return found.length === 1 ? (found[0]?.value ?? null) : null;
  };
  return { start, steps, isWorked, at };
}

type Diary = ReturnType<typeof diaryOf>;
type Slow = { chosen: string[]; steps: string[] | null };

const back = (day: string, days: number): string => Temporal.PlainDate.from(day).subtract({ days }).toString();

/** Clock times of a span, each as the number of days before the span's own day and a clock text. */
type Clock = { before: number; clock: string };

function slowPart({ rule, notice, first }: World, diary: Diary, own: Diary['steps'], events: readonly Span[]): Slow {
  const day = (own[0] as Diary['steps'][number]).day;
  const clocks = own.map(({ clock }) => clock);
  const begins = (own[0] as Diary['steps'][number]).utc;
  const adjust = rule.adjust;
  const windowTo = adjust.kind === 'none' ? begins : begins - adjust.ends * 3600;
  const windowFrom = adjust.kind === 'none' ? begins : windowTo - adjust.hours * 3600;
  const window: (Clock & { utc: number })[] = [];
  for (let utc = windowFrom; utc < windowTo; utc += step) {
    const when = Temporal.Instant.fromEpochMilliseconds(utc * 1000).toZonedDateTimeISO(diary.start.timeZoneId);
    const before = Temporal.PlainDate.from(day).since(when.toPlainDate()).days;
    window.push({ before, clock: when.toPlainTime().toString(), utc });
  }
  const whole = Array.from({ length: 24 }, (_, hour) => Temporal.PlainTime.from({ hour }).toString());
  const valuesOf = (on: string): (number | null)[] => [
    ...clocks.map((clock) => diary.at(on, clock)),
    ...window.map(({ before, clock }) => diary.at(back(on, before), clock)),
    ...(rule.of === 'day' ? whole.map((clock) => diary.at(on, clock)) : []),
  ];
  const touched = (on: string): boolean => {
    const from = Temporal.PlainDate.from(on).toZonedDateTime(diary.start.timeZoneId).epochMilliseconds / 1000;
    const to = Temporal.PlainDate.from(on).add({ days: 1 }).toZonedDateTime(diary.start.timeZoneId).epochMilliseconds / 1000;
    return events.some((one) => one.from < to && from < one.to);
  };
  const noticed = notice === null ? null : Temporal.PlainDate.from(first).add({ days: notice }).toString();
  const fits = (on: string): boolean =>
    (rule.days === 'any' || (rule.days === 'workday' ? diary.isWorked(on) : diary.isWorked(on) === diary.isWorked(day))) &&
    !(rule.before === 'notice' && noticed !== null && on >= noticed) &&
    !touched(on) &&
    valuesOf(on).every((one) => one !== null);
  const pool = Array.from({ length: rule.lookback - rule.gap }, (_, at) => back(day, at + 1 + rule.gap))
    .filter(fits)
    .slice(0, rule.pool);
  if (pool.length < rule.choose) return { chosen: [], steps: null };
  const energy = (on: string): number => (rule.of === 'day' ? whole : clocks).reduce((all, clock) => all + (diary.at(on, clock) ?? 0), 0);
  const order = {
    latest: () => 0,
    highest: (a: string, b: string) => energy(b) - energy(a),
    lowest: (a: string, b: string) => energy(a) - energy(b),
  };
  const chosen = pool.toSorted((a, b) => order[rule.by](a, b) || (a < b ? 1 : -1)).slice(0, rule.choose);
  const mean = (values: readonly (number | null)[]): Fraction => sum(values.map((one) => new Fraction(one ?? 0))).div(values.length);
  const plain = clocks.map((clock) => mean(chosen.map((on) => diary.at(on, clock))));
  const done = (steps: readonly Fraction[]): Slow => ({ chosen: chosen.toSorted().toReversed(), steps: steps.map(written) });
  if (adjust.kind === 'none' || window.length === 0) return done(plain);
  const actual = window.map(({ utc }) => diary.steps.find((one) => one.utc === utc)?.value ?? null);
  const usual = window.map(({ before, clock }) => mean(chosen.map((on) => diary.at(back(on, before), clock))));
  if (actual.includes(null) || events.some((one) => one.from < windowTo && windowFrom < one.to) || sum(usual).compare(0) <= 0)
    return done(plain);
  const clamp = (value: Fraction, low: Fraction, high: Fraction): Fraction => (value.lt(low) ? low : value.gt(high) ? high : value);
  const measured = actual.map((one) => new Fraction(one ?? 0));
  if (adjust.kind === 'ratio') {
    const cap = adjust.cap === undefined ? null : new Fraction(adjust.cap);
    const ratio = sum(measured).div(sum(usual));
    const used = cap === null ? ratio : clamp(ratio, new Fraction(1).sub(cap), new Fraction(1).add(cap));
    return done(plain.map((one) => one.mul(used)));
  }
  const added = sum(measured.map((one, at) => one.sub(usual[at] as Fraction))).div(window.length);
  const most = adjust.cap === undefined ? null : new Fraction(adjust.cap).mul(sum(plain).div(plain.length).abs());
  const used = most === null ? added : clamp(added, most.neg(), most);
  return done(plain.map((one) => one.add(used)));
}

test('a baseline matches the wording of the rule, to the last fraction', () => {
  let made = 0;
  fc.assert(
    fc.property(world, (one) => {
      const diary = diaryOf(one);
      const zone = createZone(one.zone) as Zone;
      const from = (diary.steps[0] as Diary['steps'][number]).utc;
      const event = { from: from + one.event.start * step, to: from + (one.event.start + one.event.hours) * step };
      const events = [event, ...one.others.map(({ start, hours }) => ({ from: from + start * step, to: from + (start + hours) * step }))];
      const load = { zone, step, from, use: Float64Array.from(one.use, (value) => value ?? Number.NaN) };
      const number = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
      const text = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
      const notice = one.notice === null ? null : number(one.first) + one.notice;
      for (const part of partsOf(zone, event, step)) {
        const ask = { rule: one.rule, part, load, isWorked: (day: number) => diary.isWorked(text(day)), events, notice };
        const fast = partBaseline(ask);
        const own = diary.steps.filter(({ utc }) => utc >= part.from && utc < part.to);
        const slow = slowPart(one, diary, own, events);
        expect(fast.chosen.map(text)).toEqual(slow.chosen);
        expect(fast.steps?.map(written) ?? null).toEqual(slow.steps);
        // what trials calculate in doubles equals its sum
        const energy = partEnergy(ask);
        if (fast.steps === null) expect(energy).toBeNull();
        else
          expect(energy).toBeCloseTo(
            fast.steps.reduce((all, { s, n, d }) => all + Number(s * n) / Number(d), 0),
            5,
          );
        if (slow.steps !== null) made += 1;
      }
    }),
    { numRuns: 300 },
  );
  expect(made).toBeGreaterThan(100);
});
